from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import Array
from engine.optimizers import OPTIMIZERS, OPTION_SYMBOLS, SLOT_SYMBOLS, Optimizer, UpdateTerms
from engine.problem import Problem
from engine.registry import choice_name
from engine.words.terms import Number, Symbol, Tag, Term, plain_text
from tests.engine.evaluation import evaluated

# Zeros, changes of sign, large and small: one row an update, one column a parameter.
GRADIENTS = np.array(
    [[0.5, -2.0, 0.0], [0.25, -1.0, 3.0], [-0.75, 0.5, 0.0],
     [-0.125, 0.0, -1e-3], [1.0, 4.0, -2.0], [0.5, -3.0, 0.5]]
)  # fmt: skip
FIRST, RATE = np.array([1.0, -2.0, 0.5]), 0.1

# The parameters after those updates, as PyTorch 2.13 computes them on the processor.
AFTERWARDS: list[tuple[str, dict[str, Any], list[float]]] = [
    ("sgd", {}, [0.8624999999999999, -1.8499999999999999, 0.3501]),
    ("sgd", {"momentum": 0.9}, [0.715143, -1.285322, -0.3982590000000001]),
    (
        "sgd",
        {"momentum": 0.9, "nesterov": True, "weight_decay": 0.01},
        [0.586341581733874, -1.1742169409292054, -0.45978293954073157],
    ),
    ("adagrad", {}, [0.841800757584089, -1.9093271580607682, 0.4417672949461861]),
    ("rmsprop", {}, [-0.5879943906989633, -1.0936422823015668, -0.07862366288342701]),
    (
        "rmsprop",
        {"alpha": 0.9, "eps": 0.001, "momentum": 0.5},
        [0.18168021074089655, -1.4793620582621712, 0.1292250188225428],
    ),
    ("adam", {}, [0.7546988811367622, -1.7239395992631714, 0.3085580162382689]),
    (
        "adam",
        {"betas": (0.8, 0.95), "eps": 0.0001, "weight_decay": 0.1},
        [0.7050007849777831, -1.7172080425363883, 0.21996521087671808],
    ),
    ("adamw", {}, [0.7495632745413618, -1.7130741153914981, 0.30613207786236474]),
    ("rprop", {}, [0.81, -1.8399999999999999, 0.62]),
    ("rprop", {"etas": (0.3, 1.7), "step_sizes": (0.05, 0.2)}, [0.731, -1.781, 0.67]),
]
CHOICES = [{"name": name, "learning_rate": RATE, **options} for name, options, _ in AFTERWARDS]
CHOICES.append({"name": "sign_sgd", "learning_rate": RATE})

each = pytest.mark.parametrize("choice", CHOICES, ids=choice_name)
of_type = pytest.mark.parametrize("dtype", ["float64", "float32"])


def updated(optimizer: Optimizer, parameters: Array, gradients: Array) -> Array:
    """Return the parameters after one update with each of the gradients."""
    slots = optimizer.initial_slots(parameters)
    for count, gradient in enumerate(gradients):
        parameters, slots = optimizer.update(parameters, gradient, slots, RATE, count)
    return parameters


@pytest.mark.parametrize(("name", "options", "expected"), AFTERWARDS)
def test_updates_are_those_of_pytorch(
    name: str, options: dict[str, Any], expected: list[float]
) -> None:
    optimizer = OPTIMIZERS.make({"name": name, "learning_rate": RATE, **options})
    np.testing.assert_allclose(updated(optimizer, FIRST, GRADIENTS), expected, rtol=1e-13)


def test_every_optimizer_is_tested() -> None:
    assert {choice["name"] for choice in CHOICES} == set(OPTIMIZERS)


def test_the_size_of_a_gradient_does_not_matter_to_its_sign() -> None:
    optimizer = OPTIMIZERS.make({"name": "sign_sgd", "learning_rate": RATE})
    after, slots = optimizer.update(FIRST, np.array([1e-300, -1e300, 0.0]), (), RATE, 0)
    assert after.tolist() == [0.9, -1.9, 0.5]
    assert slots == ()


@each
@of_type
def test_an_update_changes_no_array_and_keeps_the_type(choice: dict[str, Any], dtype: str) -> None:
    optimizer = OPTIMIZERS.make(choice)
    parameters, gradient = FIRST.astype(dtype), GRADIENTS[0].astype(dtype)
    slots = optimizer.initial_slots(parameters)
    given_arrays = [parameters, gradient, *slots]
    copies = [part.copy() for part in given_arrays]
    after, new = optimizer.update(parameters, gradient, slots, RATE, 0)
    for part, copy in zip(given_arrays, copies, strict=True):
        np.testing.assert_array_equal(part, copy)
    assert {part.dtype for part in (after, *new)} == {np.dtype(dtype)}
    assert len(new) == len(optimizer.slot_names)


@each
@of_type
def test_many_starts_are_updated_as_each_alone(choice: dict[str, Any], dtype: str) -> None:
    optimizer = OPTIMIZERS.make(choice)
    starts = np.stack([FIRST, -FIRST, 2.0 * FIRST], axis=1).astype(dtype)
    gradients = np.stack([GRADIENTS, GRADIENTS * 0.5, -GRADIENTS], axis=2).astype(dtype)
    together = updated(optimizer, starts, gradients)
    assert together.dtype == dtype
    for number in range(3):
        alone = updated(optimizer, starts[:, number], gradients[:, :, number])
        np.testing.assert_array_equal(together[:, number], alone)


@each
@of_type
def test_each_parameter_may_have_its_own_count(choice: dict[str, Any], dtype: str) -> None:
    optimizer = OPTIMIZERS.make(choice)
    parameters, gradient = FIRST.astype(dtype), GRADIENTS[1].astype(dtype)
    slots = optimizer.initial_slots(parameters)
    counts = np.array([0, 3, 1_000_000])
    after, _ = optimizer.update(parameters, gradient, slots, RATE, counts)
    assert after.dtype == dtype
    for place, count in enumerate(counts.tolist()):
        alone, _ = optimizer.update(parameters, gradient, slots, RATE, count)
        precision = 4 * float(np.finfo(dtype).eps)
        assert float(after[place]) == pytest.approx(float(alone[place]), rel=precision)


@each
@of_type
@pytest.mark.parametrize("rate", [0.0, 1e308])
def test_nothing_is_too_large_or_no_number_at_all(
    choice: dict[str, Any], dtype: str, rate: float
) -> None:
    optimizer = OPTIMIZERS.make({**choice, "learning_rate": rate})
    largest = float(np.finfo(dtype).max)
    gradient = np.array([0.0, -0.0, np.nan, np.inf, -np.inf, largest, 1e-300]).astype(dtype)
    parameters = np.ones_like(gradient)
    slots = optimizer.initial_slots(parameters)
    with np.errstate(all="ignore"):
        for count in (0, 1, 10**9):
            parameters, slots = optimizer.update(parameters, gradient, slots, rate, count)
    assert np.isnan(parameters[2])


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


def test_options_are_those_of_a_project_file_with_defaults() -> None:
    adam = OPTIMIZERS.make({"name": "adam", "learning_rate": 1, "betas": [0.5, 0.75]})
    assert adam.options == {
        "learning_rate": 1.0, "betas": (0.5, 0.75), "eps": 1e-8, "weight_decay": 0.0
    }  # fmt: skip
    assert adam.numbers == {"learning_rate": 1.0, "eps": 1e-8, "weight_decay": 0.0}
    assert adam.constants == {**adam.numbers, "beta1": 0.5, "beta2": 0.75}
    sgd = OPTIMIZERS.make({"name": "sgd", "learning_rate": 0.5})
    assert sgd.options["nesterov"] is False
    assert sgd.numbers == {"learning_rate": 0.5, "momentum": 0.0, "weight_decay": 0.0}


@each
def test_an_optimizer_is_made_again_from_its_options(choice: dict[str, Any]) -> None:
    optimizer = OPTIMIZERS.make(choice)
    again = OPTIMIZERS.make({"name": optimizer.name, **optimizer.options})
    assert again.options == optimizer.options
    np.testing.assert_array_equal(
        updated(again, FIRST, GRADIENTS), updated(optimizer, FIRST, GRADIENTS)
    )


def test_step_sizes_begin_as_the_learning_rate_and_all_else_as_zero() -> None:
    rprop = OPTIMIZERS.make({"name": "rprop", "learning_rate": 0.25})
    assert dict(rprop.slot_start) == {"previous_gradient": 0.0, "step_size": 0.25}
    previous, step_size = rprop.initial_slots(FIRST)
    assert (previous.tolist(), step_size.tolist()) == ([0.0] * 3, [0.25] * 3)
    adam = OPTIMIZERS.make({"name": "adam", "learning_rate": 0.25})
    assert set(adam.slot_start.values()) == {0.0}


@pytest.mark.parametrize(
    ("name", "options", "problem"),
    [
        ("sgd", {"learning_rate": -0.1}, ".learning_rate: -0.1 is negative (0 or more)"),
        ("sgd", {"learning_rate": math.inf}, ".learning_rate: inf is not finite (a finite number)"),
        ("sgd", {"learning_rate": math.nan}, ".learning_rate: nan is not finite (a finite number)"),
        ("sgd", {"momentum": -0.5}, ".momentum: -0.5 is negative (0 or more)"),
        ("sgd", {"momentum": "high"}, ".momentum: 'high' is not a number (a number)"),
        ("sgd", {"weight_decay": -1.0}, ".weight_decay: -1.0 is negative (0 or more)"),
        ("sgd", {"nesterov": True}, ".momentum: 0 with nesterov (more than 0)"),
        ("adagrad", {"eps": -1e-9}, ".eps: -1e-09 is negative (0 or more)"),
        ("rmsprop", {"alpha": 1.0}, ".alpha: 1.0 is too large (less than 1)"),
        ("rmsprop", {"alpha": -0.1}, ".alpha: -0.1 is negative (0 or more)"),
        ("rmsprop", {"momentum": -0.1}, ".momentum: -0.1 is negative (0 or more)"),
        ("rmsprop", {"eps": -0.1}, ".eps: -0.1 is negative (0 or more)"),
        ("adam", {"betas": [0.9, 1.0]}, ".betas[1]: 1.0 is too large (less than 1)"),
        ("adam", {"betas": [-0.1, 0.9]}, ".betas[0]: -0.1 is negative (0 or more)"),
        ("adam", {"betas": [0.9]}, ".betas: 1 given (two numbers)"),
        ("adam", {"betas": 0.9}, ".betas: 0.9 is not a list (two numbers)"),
        ("adam", {"eps": -1.0}, ".eps: -1.0 is negative (0 or more)"),
        ("adamw", {"weight_decay": -1.0}, ".weight_decay: -1.0 is negative (0 or more)"),
        ("rprop", {"etas": [0.0, 1.2]}, ".etas[0]: 0.0 is too small (more than 0)"),
        ("rprop", {"etas": [1.0, 1.2]}, ".etas[0]: 1.0 is too large (less than 1)"),
        ("rprop", {"etas": [0.5, 1.0]}, ".etas[1]: 1.0 is too small (more than 1)"),
        ("rprop", {"step_sizes": [-1.0, 1.0]}, ".step_sizes[0]: -1.0 is negative (0 or more)"),
        ("rprop", {"step_sizes": [2, 1]}, ".step_sizes[1]: 1.0 is too small (2 or more)"),
        ("sign_sgd", {"learning_rate": -1.0}, ".learning_rate: -1.0 is negative (0 or more)"),
    ],
)
def test_options_that_make_no_optimizer(name: str, options: dict[str, Any], problem: str) -> None:
    with pytest.raises(Problem) as caught:
        OPTIMIZERS.make({"name": name, "learning_rate": 0.1, **options})
    assert str(caught.value) == problem


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_a_learning_rate_is_required(name: str) -> None:
    with pytest.raises(Problem, match=f"{name} without learning_rate"):
        OPTIMIZERS.make(name)
