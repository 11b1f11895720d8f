from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import Samples
from engine.edits import OptimizerEdit, ParameterEdit
from engine.plan.events import Address, Event, Kind, Phase
from engine.trace import Trace
from tests.engine.cases import Case, cases

CASE = Case((2, 2, 1), samples=3, batch=2, seed=5)


@pytest.fixture(scope="module")
def trace() -> Trace:
    return CASE.trace(4)


@pytest.fixture(scope="module")
def events(trace: Trace) -> list[Event]:
    return list(trace)


def test_there_are_as_many_events_as_the_steps_have(trace: Trace, events: list[Event]) -> None:
    assert len(trace) == len(events) == CASE.plan.start(4)
    assert [event.index for event in events] == list(range(len(trace)))
    assert Trace(trace.history, 0)[:] == []


@given(st.integers(-400, 400) | st.none(), st.integers(-400, 400) | st.none(), st.integers(1, 60))
def test_slices_are_those_of_a_list(start: int | None, stop: int | None, stride: int) -> None:
    whole = CASE.trace(1)
    listed = list(whole)
    assert whole[start:stop:stride] == listed[start:stop:stride]
    assert whole[start:stop:-stride] == listed[start:stop:-stride]


def test_it_is_a_sequence(trace: Trace, events: list[Event]) -> None:
    assert trace[-1] == events[-1]
    assert trace[-len(trace)] == events[0]
    assert events[5] in trace
    assert trace.index(events[7]) == 7
    assert list(reversed(trace)) == events[::-1]


def test_steps_that_are_read_in_turns_keep_their_readers(trace: Trace) -> None:
    first, second = trace.reader(0), trace.reader(1)
    assert [trace.reader(step) for step in (0, 1, 0)] == [first, second, first]
    edited = CASE.trace(4)
    before = [edited.reader(0), edited.reader(1)]
    edited.history.set_edits([OptimizerEdit(1, 0, "learning_rate", 0.5)])
    assert edited.reader(0) is before[0]
    assert edited.reader(1) is not before[1]


@pytest.mark.parametrize("outside", [0, 1, 1000])
def test_there_is_nothing_beyond_its_ends(trace: Trace, outside: int) -> None:
    with pytest.raises(IndexError):
        trace[len(trace) + outside]
    with pytest.raises(IndexError):
        trace[-len(trace) - 1 - outside]


def test_samples_are_rows_of_the_data(events: list[Event]) -> None:
    assert {event.sample for event in events if event.step == 0} == {0, 1, None}
    assert {event.sample for event in events if event.step == 1} == {2, None}
    for event in events:
        whole = event.address.phase is Phase.UPDATE or event.address.kind is Kind.LOSS
        assert (event.sample is None) == whole


def test_a_reader_is_kept_as_long_as_its_step_stays_the_same() -> None:
    trace = CASE.trace(4)
    reader = trace.reader(2)
    assert trace.reader(2) is reader
    trace.history.set_edits([ParameterEdit(1, 0, 1, 0, 0, 0.5)])
    assert trace.reader(2) is not reader


@given(cases())
def test_parameters_move_one_by_one(case: Case) -> None:
    reader, plan = case.trace().reader(0), case.plan.step_plan(0)
    record = reader.record
    for offset in range(plan.events + 1):
        found = reader.parameters_at(offset)
        done = plan.updated_before(offset)
        expected = record.before.parameters.copy()
        expected[done] = record.after.parameters[done]
        np.testing.assert_array_equal(found, expected)
    np.testing.assert_array_equal(reader.parameters_at(plan.events), record.after.parameters)


def test_weights_are_those_that_a_phase_met() -> None:
    trace = Case((2, 2, 1), samples=2, batch=2).trace()
    plan = trace.history.plan.full
    back = plan.offset(Address(Phase.BACKWARD, Kind.CONTRIBUTION, 1, 1, 1, 0))
    trace.history.set_edits([ParameterEdit(0, back, 2, 0, 1, 9.0)])
    reader = trace.reader(0)
    old = float(reader.record.before.parameters[reader.network.place(2, 0, 1)])
    for phase, position, expected in [
        (Phase.FORWARD, 1, old),
        (Phase.BACKWARD, 0, old),
        (Phase.BACKWARD, 1, 9.0),
        (Phase.UPDATE, None, 9.0),
    ]:
        assert reader.parameter(phase, position, 2, 0, 1) == expected
        assert reader.weights(phase, position, 2)[0, 1] == expected
        assert reader.weights(phase, position, 2).shape == (1, 2)


def test_the_optimizer_is_that_of_the_moment() -> None:
    edits = OptimizerEdit(0, 20, "learning_rate", 0.1), OptimizerEdit(0, 22, "momentum", 0.5)
    reader = Case(edits=edits).trace().reader(0)
    found = [reader.optimizer(offset).numbers for offset in (0, 19, 20, 22)]
    assert [(numbers["learning_rate"], numbers["momentum"]) for numbers in found] == [
        (0.5, 0.0),
        (0.5, 0.0),
        (0.1, 0.0),
        (0.1, 0.5),
    ]


def test_the_strongest_units_pass_most_on() -> None:
    parameters = (*[0.0] * 9, 2.0, -3.0, 0.0, 0.0)
    case = Case(
        (2, 3, 1), ("sigmoid", "identity"), given_parameters=parameters,
        given_data=Samples(np.array([[1.0, -5.0]]), np.array([[0.0]])),
    )  # fmt: skip
    reader = case.trace().reader(0)
    assert reader.strongest(1, 2) == [1, 0]
    assert reader.strongest(1, 99) == [1, 0, 2]
    assert reader.strongest(2, 1) == [0]


def test_units_without_a_number_come_last_or_first_but_come() -> None:
    parameters = (np.nan, 1.0, np.inf, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0)
    reader = Case((1, 3, 1), given_parameters=parameters).trace().reader(0)
    assert sorted(reader.strongest(1, 3)) == [0, 1, 2]
