"""Every formula says what its event computes: its numbers are evaluated and give the value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from engine.data import Batches, Samples
from engine.edits import OptimizerEdit, ParameterEdit
from engine.formulas import Formula, Formulas
from engine.history import History
from engine.model import UpdatePolicy
from engine.plan.events import Event, Kind
from engine.trace import Trace
from engine.words.terms import Mark, Number, Tag, Term, leaves, mark_of, plain_text
from tests.engine.cases import Case, cases
from tests.engine.evaluation import evaluated


def formulas(case: Case, steps: int = 2) -> Iterator[tuple[Event, Formula]]:
    trace = case.trace(steps)
    for event in trace:
        yield event, Formulas(trace.reader(event.step)).formula(event)


def assert_true(event: Event, formula: Formula) -> None:
    text = plain_text(formula.numbers, 17)
    assert (formula.result.value, formula.result.tag) == (event.value, Tag.RESULT)
    # Where something cancels, what was there and what is left of it are the same number.
    for part in text.split(" = ") if "…" not in text else ():
        assert evaluated(part) == pytest.approx(event.value, rel=1e-12, abs=1e-12), text


@given(cases())
def test_the_numbers_of_every_formula_give_its_value(case: Case) -> None:
    for event, formula in formulas(case):
        assert_true(event, formula)


def test_formulas_of_an_edited_step_use_what_each_operation_met() -> None:
    edits = (
        ParameterEdit(0, 7, 2, 0, 0, -0.7),
        ParameterEdit(0, 20, 2, 1, 0, 0.9),
        ParameterEdit(0, 50, 1, 0, 0, 0.3),
        OptimizerEdit(0, 45, "learning_rate", 0.01),
        OptimizerEdit(0, 47, "momentum", 0.2),
    )
    for event, formula in formulas(Case((2, 2, 2), momentum=0.9, edits=edits)):
        assert_true(event, formula)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PRODUCT, "0.5 × 0.25 = 0.125"),
        (Kind.WEIGHTED_SUM, "z_h1 = 0.5 × 0.25 + (−0.5) = −0.375"),
        (Kind.ACTIVATION, "a_h1 = 1 / (1 + e^−(−0.375)) = 0.407"),
        (Kind.ERROR, "e_o1 = −0.407 − 1 = −1.41"),
        (Kind.LOSS, "L = ½(−0.407 − 1)^2 = 0.99"),
        (Kind.CONTRIBUTION, "(−1) × (−1.41) = 1.41"),
        (Kind.SLOPE, "σ′(z_h1) = 0.407 · (1 − 0.407) = 0.241"),
        (Kind.DELTA, "δ_h1 = (−1) × (−1.41) · 0.241 = 0.34"),
        (Kind.GRADIENT, "∂L / ∂w_11^(1) = 0.34 · 0.25 = 0.0849"),
        (Kind.UPDATE, "w_11^(1) ← 0.5 − 0.5 · 0.0849 = 0.458"),
    ],
)
def test_the_text_of_each_kind(kind: Kind, text: str) -> None:
    case = Case(
        (1, 1, 1), ("sigmoid", "identity"), given_parameters=(0.5, -0.5, -1.0, 0.0),
        given_data=data_of(0.25, 1.0),
    )  # fmt: skip
    last = len(case.sizes) - 1 if kind in (Kind.ERROR, Kind.LOSS) else 1
    (found, *_) = (
        formula
        for event, formula in formulas(case, 1)
        if event.address.kind is kind and event.address.layer in (last, None)
    )
    assert found.numbers_text(3) == text


def data_of(x: float, y: float) -> Samples:
    return Samples(np.array([[x]]), np.array([[y]]))


@pytest.mark.parametrize(
    ("kind", "symbols"),
    [
        (
            Kind.WEIGHTED_SUM,
            "w_11^(1)x_1 + w_12^(1)x_2 + w_13^(1)x_3 + … + w_19^(1)x_9 + b_1^(1)",
        ),
        (
            Kind.DELTA,
            "(w_11^(2)δ_o1 + w_21^(2)δ_o2 + w_31^(2)δ_o3 + … + w_71^(2)δ_o7) · σ′(z_h1)",
        ),
    ],
)
def test_a_long_sum_shows_its_first_and_last_terms(kind: Kind, symbols: str) -> None:
    (found, *_) = (
        formula
        for event, formula in formulas(Case((9, 2, 7)), 1)
        if (event.address.kind, event.address.layer) == (kind, 1)
    )
    assert plain_text(found.symbols, 4) == symbols
    assert plain_text(found.numbers, 4).count(" + ") == symbols.count(" + ")
    assert plain_text(found.numbers, 4).count("…") == 1


def test_the_loss_of_many_samples_is_abbreviated_and_divided() -> None:
    case = Case((1, 1), samples=5, batch=5)
    (found,) = (formula for event, formula in formulas(case, 1) if event.address.kind is Kind.LOSS)
    text = plain_text(found.numbers, 3)
    assert text.startswith("(1 / 5)(½(")
    assert text.count("…") == 1
    assert "over 5 samples" in found.sentence


def test_a_mean_over_outputs_is_one_for_each_output() -> None:
    for loss in ("mean_squared_error", "binary_cross_entropy"):
        for event, formula in formulas(Case((1, 2), loss=loss), 1):
            if event.address.kind is Kind.LOSS:
                assert plain_text(formula.numbers, 3).count("(1 / 2)") == 2


def test_a_cancelled_slope_is_shown_to_cancel() -> None:
    case = Case((1, 1), loss="binary_cross_entropy")
    (found,) = (formula for event, formula in formulas(case, 1) if event.address.kind is Kind.DELTA)
    assert "cancels" in found.sentence
    chain, left = plain_text(found.symbols, 3).split(" = ")
    assert chain.endswith("· σ′(z_o1)")
    assert left == "(a_o1 − y_1)"


def test_numbers_say_what_they_stand_for() -> None:
    for event, formula in formulas(Case(momentum=0.5), 1):
        tags = {number.tag for number in numbers_in(formula.numbers)}
        assert tags - {Tag.PLAIN}, event.address.kind
        assert Tag.RESULT not in tags


def numbers_in(term: Term) -> list[Number]:
    return [leaf for leaf in leaves(term) if isinstance(leaf, Number)]


@given(cases())
def test_a_number_and_its_symbol_have_the_same_mark(case: Case) -> None:
    for event, formula in formulas(case, 1):
        written = {leaf.mark for leaf in leaves(formula.symbols)}
        of_many = event.address.kind is Kind.LOSS
        for number in numbers_in(formula.numbers):
            assert number.mark in written or of_many, (event.address, number)
        assert formula.left is None or mark_of(formula.left) == formula.result.mark


@given(cases())
def test_a_mark_stands_for_one_number(case: Case) -> None:
    """Only what changes something knows a quantity before and after."""
    changing = Kind.UPDATE, Kind.SLOPE_UPDATE, Kind.DROPOUT, Kind.CLIPPING
    for event, formula in formulas(case, 1):
        values: dict[Mark, set[float]] = {}
        if event.address.kind in changing:
            continue
        for number in [*numbers_in(formula.numbers), formula.result]:
            if number.mark is not None:
                values.setdefault(number.mark, set()).add(number.value)
        assert all(len(each) == 1 or each == {math.nan} for each in values.values()), values


def test_momentum_shows_how_the_velocity_is_renewed() -> None:
    case = Case((1, 1), momentum=0.9)
    *_, (event, found) = formulas(case, 2)
    (step,) = found.steps
    assert plain_text(found.symbols, 3) == "b_1 − η · v"
    assert (plain_text(step.left, 3), plain_text(step.symbols, 3)) == ("v", "μ · v + g")
    assert plain_text(step.numbers, 3).startswith("0.9 · ")
    assert step.result == Number(event.operands["velocity"], Tag.STATE, mark_of(step.left))
    assert evaluated(plain_text(step.numbers, 17)) == pytest.approx(event.operands["velocity"])


def test_no_two_signs_stand_side_by_side_where_a_share_answers_to_all() -> None:
    case = Case((1, 2), ("softmax",), loss="categorical_cross_entropy")
    for event, formula in formulas(case, 1):
        if event.address.kind is Kind.DELTA:
            assert "+ −" not in plain_text(formula.symbols, 4)
            assert "+ −" not in plain_text(formula.numbers, 4)


@pytest.mark.parametrize(
    ("sizes", "activation", "loss"),
    [
        ((1, 1), "sigmoid", "binary_cross_entropy"),
        ((1, 2), "softmax", "categorical_cross_entropy"),
        ((1, 2), "softmax", "binary_cross_entropy"),
        ((1, 1), "step", "binary_cross_entropy"),
    ],
)
def test_no_formula_divides_by_zero_where_outputs_are_saturated(
    sizes: tuple[int, ...], activation: str, loss: str
) -> None:
    data = Samples(np.array([[1.0]]), np.array([[0.25, 0.75][: sizes[-1]]]))
    parameters = (900.0, -900.0, 0.0, 0.0)[: 2 * sizes[-1]]
    case = Case(sizes, (activation,), loss=loss, given_parameters=parameters, given_data=data)
    for event, formula in formulas(case, 1):
        if event.address.kind is Kind.DELTA:
            assert "/ 0" not in plain_text(formula.numbers, 4)
            assert_true(event, formula)


def test_a_frozen_weight_does_not_move_before_the_deltas_come_back() -> None:
    for frozen in (False, True):
        case = Case((1, 1, 1), frozen=((False, False), (frozen, False)))
        model = replace(case.model, policy=UpdatePolicy.IMMEDIATE)
        trace = Trace(History(model, case.parameters, Batches(case.data, 1)), 1)
        event = next(event for event in trace if event.address.kind is Kind.CONTRIBUTION)
        sentence = Formulas(trace.reader(0)).formula(event).sentence
        assert ("already moved" in sentence) is not frozen
