from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from engine.activations import ACTIVATIONS
from engine.checking.eventcheck import check_of_event, is_checkable, refusal
from engine.checking.gradcheck import Check
from engine.edits import ParameterEdit
from engine.losses import LOSSES
from engine.model import UpdatePolicy
from engine.network import Bias
from engine.plan.events import Event, Kind
from engine.training.training import StepRecord
from tests.engine.cases import Case, cases
from tests.engine.checking.test_gradcheck import activations_of


def checked(case: Case) -> Iterator[tuple[Event, StepRecord, Check | None]]:
    """Yield what can be checked of the first step, None where that proves nothing."""
    trace = case.trace(1)
    record = trace.reader(0).record
    for event in trace:
        if is_checkable(event.address):
            refused = refusal(record, event.address)
            found = None if refused else check_of_event(record, event.address, event.value)
            yield event, record, found


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
@pytest.mark.parametrize("loss", list(LOSSES))
def test_every_delta_and_gradient_agrees_with_its_finite_difference(
    activation: str, loss: str
) -> None:
    names = activations_of(activation, loss, None)[:2] + activations_of(activation, loss, None)[-1:]
    case = Case((2, 3, 2, 2), names, loss=loss, samples=2, batch=2, seed=5)
    found = [check for _, _, check in checked(case)]
    assert {event.address.kind for event, _, _ in checked(case)} >= {Kind.DELTA, Kind.GRADIENT}
    assert all(check is not None and check.agrees for check in found)


@given(cases())
def test_it_agrees_in_whatever_the_engine_knows(case: Case) -> None:
    for event, _, check in checked(replace(case, edits=())):
        assert check is None or check.agrees, (event, check)


def test_a_wrong_number_is_found_out() -> None:
    case = Case((2, 2, 1))
    record = case.trace(1).reader(0).record
    for event, _, check in checked(case):
        if event.address.kind in (Kind.DELTA, Kind.GRADIENT):
            assert check is not None
            assert check.gradient == event.value
            assert not check_of_event(record, event.address, event.value + 1e-4).agrees


def test_what_units_share_is_nudged_in_all_of_them() -> None:
    case = Case((2, 2, 1), biases=(Bias.SHARED, Bias.PER_NEURON))
    shared = [
        check for event, _, check in checked(case)
        if event.address.kind is Kind.GRADIENT and event.address.unit is None
    ]  # fmt: skip
    assert shared
    assert all(check is not None and check.agrees for check in shared)


def test_a_learned_slope_is_nudged_for_one_sample() -> None:
    case = Case((2, 3, 1), ("prelu", "sigmoid"), samples=2, batch=2)
    found = [
        check for event, _, check in checked(case)
        if event.address.kind in (Kind.SLOPE_GRADIENT, Kind.SLOPE_UPDATE)
    ]  # fmt: skip
    assert len(found) == 3
    assert all(check is not None and check.agrees and not check.at_kink for check in found)


def test_a_step_changed_by_hand_is_refused() -> None:
    case = Case((2, 2, 1), edits=(ParameterEdit(0, 3, 1, 0, 0, 0.5),))
    assert all(check is None for _, _, check in checked(case))


def test_immediate_updates_leave_but_the_last_layer_to_check() -> None:
    case = Case((2, 2, 1), policy=UpdatePolicy.IMMEDIATE)
    for event, _, check in checked(case):
        assert (check is not None) == (event.address.layer == 2)
        assert check is None or check.agrees


def test_a_clipped_gradient_is_refused_in_its_update_alone() -> None:
    case = Case((2, 2, 1), clipping={"name": "norm", "limit": 1e-3})
    for event, _, check in checked(case):
        updates = event.address.kind is Kind.UPDATE
        assert (check is None) == updates
        assert not updates or "clipped" in (
            refusal(case.trace(1).reader(0).record, event.address) or ""
        )


def test_sums_and_losses_are_no_derivatives() -> None:
    kinds = {event.address.kind for event in Case().trace(1) if is_checkable(event.address)}
    assert kinds == {Kind.DELTA, Kind.GRADIENT, Kind.UPDATE}
