"""The formulas of optimizers, in numbers and in symbols."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.optimizers import OPTIMIZERS, OPTION_SYMBOLS, SLOT_SYMBOLS, UpdateTerms
from engine.words.terms import Number, Symbol, Tag, Term, plain_text
from tests.engine.evaluation import evaluated
from tests.engine.optimizing import CHOICES, RATE, each


@given(st.data())
def test_formulas_give_the_new_parameter_and_what_is_remembered(data: st.DataObject) -> None:
    optimizer = OPTIMIZERS.make(data.draw(st.sampled_from(CHOICES)))
    number = st.floats(-3.0, 3.0).map(lambda value: round(value, 3))
    sizes = [abs(data.draw(number)) for _ in optimizer.slot_names]
    slots = tuple(np.array([size]) for size in sizes)
    parameter, gradient, count = data.draw(number), data.draw(number), data.draw(st.integers(0, 99))
    after, new = optimizer.update(np.array([parameter]), np.array([gradient]), slots, RATE, count)
    terms = UpdateTerms(
        Number(parameter),
        Number(gradient),
        {name: Number(value) for name, value in optimizer.constants.items()},
        dict(zip(optimizer.slot_names, map(Number, sizes), strict=True)),
        {name: Number(slot[0]) for name, slot in zip(optimizer.slot_names, new, strict=True)},
        Number(count + 1.0),
    )
    with np.errstate(all="ignore"):
        assert_gives(optimizer.formula(terms), after[0])
        for name, term in optimizer.memory(terms).items():
            assert_gives(term, new[optimizer.slot_names.index(name)][0])


def assert_gives(term: Term, expected: float) -> None:
    text = plain_text(term, 17)
    try:
        assert evaluated(text) == pytest.approx(expected, rel=1e-12, abs=1e-12), text
    except ZeroDivisionError:
        assert not np.isfinite(expected)


@pytest.mark.parametrize(
    ("choice", "text", "memory"),
    [
        ({"name": "sgd"}, "w − η · L′", {}),
        ({"name": "sgd", "momentum": 0.9}, "w − η · v", {"v": "μ · v + g"}),
        (
            {"name": "sgd", "momentum": 0.9, "nesterov": True, "weight_decay": 0.1},
            "w − η · (μ · v + (g + λ · w))",
            {"v": "μ · v + (g + λ · w)"},
        ),
        ({"name": "adagrad"}, "w − η · (g / (√(s) + ε))", {"s": "s + g^2"}),
        (
            {"name": "rmsprop"},
            "w − η · (g / (√(s) + ε))",
            {"s": "α · s + (1 − α) · g^2"},
        ),
        (
            {"name": "rmsprop", "momentum": 0.5},
            "w − η · v",
            {"s": "α · s + (1 − α) · g^2", "v": "μ · v + (g / (√(s) + ε))"},
        ),
        (
            {"name": "adam"},
            "w − (η / (1 − β_1^t)) · (m / (√(v / (1 − β_2^t)) + ε))",
            {"m": "β_1 · m + (1 − β_1) · g", "v": "β_2 · v + (1 − β_2) · g^2"},
        ),
        (
            {"name": "adam", "weight_decay": 0.1},
            "w − (η / (1 − β_1^t)) · (m / (√(v / (1 − β_2^t)) + ε))",
            {
                "m": "β_1 · m + (1 − β_1) · (g + λ · w)",
                "v": "β_2 · v + (1 − β_2) · (g + λ · w)^2",
            },
        ),
        (
            {"name": "adamw"},
            "w − η · λ · w − (η / (1 − β_1^t)) · (m / (√(v / (1 − β_2^t)) + ε))",
            {"m": "β_1 · m + (1 − β_1) · g", "v": "β_2 · v + (1 − β_2) · g^2"},
        ),
        (
            {"name": "rprop"},
            "w − (0 if g · g^′ < 0, else sign(g) · Δ)",
            {
                "Δ": "min(max((η^+ if g · g^′ > 0, else η^− if g · g^′ < 0, else 1) · Δ, Δ_min), "
                "Δ_max)"
            },
        ),
        ({"name": "sign_sgd"}, "w − η · sign(L′)", {}),
    ],
)
def test_the_formula_in_symbols(choice: dict[str, Any], text: str, memory: dict[str, str]) -> None:
    optimizer = OPTIMIZERS.make({**choice, "learning_rate": RATE})
    gradient, t = Symbol("L′", Tag.GRADIENT), Symbol("t", Tag.STATE)
    terms = UpdateTerms(Symbol("w"), gradient, OPTION_SYMBOLS, SLOT_SYMBOLS, SLOT_SYMBOLS, t)
    assert plain_text(optimizer.formula(terms), 4) == text
    assert {
        plain_text(SLOT_SYMBOLS[slot], 4): plain_text(term, 4)
        for slot, term in optimizer.memory(terms).items()
    } == memory


@each
def test_every_number_and_slot_has_a_symbol(choice: dict[str, Any]) -> None:
    optimizer = OPTIMIZERS.make(choice)
    assert optimizer.constants.keys() <= OPTION_SYMBOLS.keys()
    assert set(optimizer.slot_names) <= SLOT_SYMBOLS.keys()
