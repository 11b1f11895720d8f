from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clipping import CLIPPINGS
from engine.data import Batches, Samples
from engine.edits import ParameterEdit
from engine.history import History
from engine.plan.events import Kind, Phase
from engine.trace import Trace
from engine.trouble import Trouble, not_finite
from tests.engine.cases import Case, cases

STEPS = 6


def stop_of(history: History) -> Trouble:
    history.state(STEPS)
    trouble = not_finite(history)
    assert trouble is not None
    return trouble


@given(
    cases(), st.sampled_from([1.0, 1e100, 1e308]), st.sampled_from(["float64", "float32"]),
    st.sampled_from([1.0, 1e30, 1e200]),
)  # fmt: skip
def test_it_is_the_first_event_of_the_run_with_such_a_value(
    case: Case, rate: float, dtype: str, size: float
) -> None:
    data = replace(case, dtype="float64").data
    with np.errstate(over="ignore"):
        inputs, targets = (data.inputs * size).astype(dtype), data.targets.astype(dtype)
    case = replace(case, rate=rate, dtype=dtype, given_data=Samples(inputs, targets))
    history = case.history()
    history.state(STEPS)
    found = not_finite(history)
    values = ((event, event.value) for event in Trace(case.history(), STEPS))
    first = next((event for event, value in values if not np.isfinite(value)), None)
    if found is None or found.event is None:
        assert first is None
    elif np.isfinite(found.event.value):
        # A sum over the batch, which has no event, was the first.
        assert found.event.address.phase is Phase.UPDATE
        assert first is None or first.index > found.event.index
    else:
        assert first is not None
        assert (found.event.index, found.step) == (first.index, first.step)


LINE = Case((1, 1), ("identity",), samples=2, batch=2, rate=1e300)


def test_what_is_said_of_an_overflow() -> None:
    assert str(stop_of(LINE.history())) == (
        "step 1, event 31, loss: the result is inf: too large for float64 (at most 1.8e+308), "
        "or the logarithm of 0 (a smaller learning rate than 1e+300, or gradient clipping)"
    )


def test_what_overflows_before_anything_was_learned_is_not_the_rates_fault() -> None:
    case = replace(LINE, given_parameters=(1e308, 0.0), given_data=Samples(
        np.full((2, 1), 1e10), np.zeros((2, 1))
    ))  # fmt: skip
    trouble = stop_of(case.history())
    assert trouble.event is not None
    assert (trouble.event.index, trouble.event.address.kind) == (0, Kind.PRODUCT)
    assert trouble.cause == (
        "the result is inf: too large for float64 (at most 1.8e+308), "
        "made of weight 1e+308, activation 1e+10"
    )
    assert trouble.remedy == "smaller initial weights, or inputs scaled to about 1"


def test_the_logarithm_of_zero_is_named() -> None:
    data = Samples(np.ones((1, 1)), np.array([[1.0, 0.0]]))
    case = Case(
        (1, 2), ("softmax",), loss="categorical_cross_entropy", given_data=data,
        given_parameters=(-1000.0, 1000.0, 0.0, 0.0),
    )  # fmt: skip
    trouble = stop_of(case.history())
    assert trouble.event is not None
    assert trouble.event.address.kind is Kind.LOSS
    assert ", or the logarithm of 0" in trouble.cause


def test_what_is_set_by_hand_to_infinity_is_met_where_it_is_used() -> None:
    case = replace(LINE, rate=0.1, dtype="float32")
    history = case.history()
    events = history.plan.step_plan(2).events
    history.set_edits([ParameterEdit(2, events - 1, 1, 0, 0, 1e39)])
    trouble = stop_of(history)
    assert history.first_not_finite == 2
    assert np.isfinite(history.state(2).parameters).all()
    assert trouble.event is not None
    assert (trouble.step, trouble.event.address.kind) == (3, Kind.PRODUCT)


def test_a_sum_over_the_batch_is_met_where_something_is_made_of_it() -> None:
    # Two gradients of 1.2e308 each are finite, and their sum is not.
    data = Samples(np.full((2, 1), 1e308), np.full((2, 1), -1.2))
    case = replace(LINE, given_parameters=(0.0, 0.0), given_data=data)
    model = replace(case.model, clipping=CLIPPINGS.make({"name": "value", "limit": 1.0}))
    trouble = stop_of(History(model, case.parameters, Batches(data, 2)))
    assert trouble.place == "event 17, clipping"
    assert trouble.cause == (
        "the sum over the batch is not finite: the result is 1, made of size inf, limit 1"
    )


def test_a_sum_of_which_nothing_is_made_has_no_event() -> None:
    data = Samples(np.full((2, 1), 1e308), np.full((2, 1), -1.2))
    case = replace(LINE, given_parameters=(0.0, 0.0), given_data=data, frozen=((True, False),))
    trouble = stop_of(replace(case, rate=0.0).history())
    assert (trouble.step, trouble.event, trouble.place) == (0, None, "")


@pytest.mark.parametrize(
    ("optimizer", "slot"),
    [
        ("adam", "second_moment"), ("adamw", "second_moment"),
        ("rmsprop", "square_average"), ("adagrad", "square_sum"),
    ],
)  # fmt: skip
def test_squares_of_gradients_that_overflow_are_told_though_nothing_else_does(
    optimizer: str, slot: str
) -> None:
    data = Samples(np.full((2, 1), 1e165), np.ones((2, 1)))
    case = replace(LINE, given_parameters=(0.0, 0.0), given_data=data, optimizer=optimizer)
    history = replace(case, rate=0.01).history()
    trouble = stop_of(history)
    assert (trouble.step, history.first_not_finite) == (0, 0)
    assert trouble.event is not None
    assert (trouble.event.address.kind, trouble.event.operands[slot]) == (Kind.UPDATE, np.inf)
    assert trouble.cause.startswith(
        "what the optimizer remembers is not finite: the result is 0, made of before 0, gradient "
    )


@pytest.mark.parametrize("rate", [0.01, 0.5])
def test_a_healthy_run_has_none(rate: float) -> None:
    history = replace(LINE, rate=rate).history()
    history.state(500)
    assert history.first_not_finite is None
    assert not_finite(history) is None
