from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine.checkpoints
import engine.history
from engine.edits import Edit, OptimizerEdit, ParameterEdit
from engine.history import History
from engine.model import State
from engine.optimizers import OPTIMIZERS
from engine.training.edited_step import edited_step
from engine.training.training import StepRecord, train_step
from tests.engine.cases import Case, cases, edited

CASE = Case((2, 3, 1), samples=5, batch=2, momentum=0.9, seed=1)
STEPS = 40
EDITS: tuple[Edit, ...] = (
    ParameterEdit(3, 7, 1, 0, 0, 2.0),
    OptimizerEdit(10, 0, "learning_rate", 0.1),
    ParameterEdit(10, 20, 2, 0, None, -1.0),
    OptimizerEdit(25, 30, "momentum", 0.0),
    ParameterEdit(STEPS - 1, 0, 2, 0, 1, 0.5),
)


def fold(case: Case, edits: tuple[Edit, ...], step: int) -> State:
    """The definition: one step after another from the start."""
    history = History(case.model, case.parameters, case.batches)
    history.set_edits(edits)
    state = case.model.initial_state(case.parameters)
    for number in range(step):
        now = tuple(edit for edit in edits if edit.step == number)
        model, batch = history.model(number), history.batches[number]
        if now:
            plan = history.plan.step_plan(number)
            state = edited_step(model, state, batch, number, plan, now).after
        else:
            state = train_step(model, state, batch, number).after
    return state


def assert_same(one: State, other: State) -> None:
    for part, expected in zip(
        (one.parameters, *one.slots), (other.parameters, *other.slots), strict=True
    ):
        np.testing.assert_array_equal(part, expected)
    np.testing.assert_array_equal(one.updates, other.updates)


Move = Callable[[History], object]
STEP = st.integers(0, STEPS)
MOVES = st.one_of(
    st.builds(lambda step: lambda history: history.state(step), STEP),
    st.builds(lambda step: lambda history: history.record(step), STEP),
    st.builds(lambda step: lambda history: history.advance(step, 0.0), STEP),
    st.builds(
        lambda chosen: lambda history: history.set_edits(chosen),
        st.lists(st.sampled_from(EDITS), unique=True),
    ),
)


def test_going_on_from_step_to_step_is_the_same_as_asking_for_each() -> None:
    history, other = CASE.history(), CASE.history()
    for step in [*range(STEPS), 3, 4, 20]:
        record = history.passed(step)
        assert record.step == step
        assert_same(record.after, other.record(step).after)
    assert history.computed == STEPS


@pytest.mark.parametrize("room", [0, 1000, 10**9])
@given(moves=st.lists(MOVES, max_size=12), step=STEP)
def test_a_state_is_the_fold_however_it_was_reached(
    room: int, moves: list[Move], step: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.history, "SECONDS_BETWEEN_CHECKPOINTS", 0.0)
        patch.setattr(engine.checkpoints, "CHECKPOINT_BYTES", room)
        patch.setattr(engine.history, "RECORD_BYTES", room)
        history = CASE.history()
        for move in moves:
            move(history)
        assert_same(history.state(step), fold(CASE, history.edits, step))
        assert_same(history.record(step).after, fold(CASE, history.edits, step + 1))


@given(cases().flatmap(lambda case: edited(case, 6)), st.lists(st.integers(0, 9), max_size=4))
def test_a_replay_of_whatever_the_engine_knows_is_bit_identical(
    case: Case, steps: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.history, "SECONDS_BETWEEN_CHECKPOINTS", 2e-5)
        history = case.history()
        for step in steps:
            assert_same(history.record(step).after, fold(case, case.edits, step + 1))


def test_an_edit_changes_what_follows_and_nothing_before() -> None:
    history = CASE.history()
    states = [history.state(step) for step in range(STEPS)]
    losses = history.losses[:]
    history.set_edits(EDITS[1:2])
    assert history.computed == 10
    assert history.losses == losses[:10]
    for step in range(11):
        assert_same(history.state(step), states[step])
    assert not np.array_equal(history.state(11).parameters, states[11].parameters)


def test_taking_an_edit_back_gives_the_old_course_again() -> None:
    history = CASE.history()
    before = history.state(STEPS)
    history.set_edits(EDITS)
    assert not np.array_equal(history.state(STEPS).parameters, before.parameters)
    history.set_edits(())
    assert_same(history.state(STEPS), before)


def test_the_order_of_edits_at_one_moment_counts() -> None:
    history = CASE.history()
    one, other = (ParameterEdit(2, 5, 2, 0, 0, value) for value in (1.0, 2.0))
    history.set_edits((one, other))
    second = history.state(3).parameters.copy()
    history.set_edits((other, one))
    assert not np.array_equal(history.state(3).parameters, second)


def test_edits_are_taken_in_the_order_of_time() -> None:
    history = CASE.history()
    history.set_edits(reversed(EDITS))
    assert history.edits == EDITS
    assert_same(history.state(STEPS), fold(CASE, EDITS, STEPS))


def test_losses_are_those_of_the_steps_computed_so_far() -> None:
    history = CASE.history()
    history.record(7)
    assert history.computed == 8
    history.record(2)
    assert history.computed == 8
    expected = [CASE.history().record(step).loss for step in range(8)]
    assert history.losses.tolist() == expected


def test_a_step_begins_with_the_optimizer_of_the_last_edit_before_it() -> None:
    history = replace(CASE, edits=EDITS).history()
    rates = [history.model(step).optimizer.options for step in (0, 10, 11, 25, 26)]
    expected = [(0.5, 0.9), (0.5, 0.9), (0.1, 0.9), (0.1, 0.9), (0.1, 0.0)]
    assert [(options["learning_rate"], options["momentum"]) for options in rates] == expected


def test_a_record_is_kept_until_the_step_changes() -> None:
    history = CASE.history()
    first, later = history.record(4), history.record(12)
    assert history.record(4) is first
    history.set_edits((ParameterEdit(12, 0, 1, 0, 0, 0.0),))
    assert history.record(4) is first
    assert history.record(12) is not later


@pytest.mark.parametrize(("room", "kept"), [(0, 2), (10**9, 5)])
def test_as_many_records_are_kept_as_there_is_room_for(
    room: int, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.history, "RECORD_BYTES", room)
    monkeypatch.setattr(engine.history, "MOST_RECORDS", 5)
    history = CASE.history()
    records = [history.record(step) for step in range(20)]
    for step in range(20 - kept, 20):
        assert history.record(step) is records[step]
    assert history.record(19 - kept) is not records[19 - kept]


@pytest.mark.usefixtures("slow_machine")
def test_going_far_in_slices_arrives_and_tells_how_far_it_is() -> None:
    history = CASE.history()
    distances = [history.distance(100)]
    while not history.advance(100, 0.008):
        distances.append(history.distance(100))
    assert distances[0] == 100
    assert distances == sorted(distances, reverse=True)
    assert len(set(distances)) == len(distances) > 5
    assert history.distance(100) == 0
    assert_same(history.state(100), CASE.history().state(100))


@pytest.mark.usefixtures("slow_machine")
@pytest.mark.parametrize("way", ["at once", "in slices", "step by step"])
def test_every_step_passed_is_near_a_checkpoint(way: str) -> None:
    history = CASE.history()
    if way == "at once":
        history.state(200)
    elif way == "in slices":
        while not history.advance(200, 0.003):
            pass
    else:
        for step in range(200):
            history.record(step)
    history.state(0)
    assert max(history.distance(step) for step in range(200)) <= 10


def test_a_step_takes_no_memory_that_grows_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.history, "SECONDS_BETWEEN_CHECKPOINTS", 0.0)
    monkeypatch.setattr(engine.checkpoints, "CHECKPOINT_BYTES", 20_000)
    monkeypatch.setattr(engine.history, "RECORD_BYTES", 20_000)
    history = replace(CASE, edits=EDITS).history()
    for step in range(500):
        history.record(step)
    assert 10_000 < history.bytes_held < 40_000 + 500 * 8


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_what_it_says_to_hold_is_what_it_holds(
    optimizer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = replace(CASE, sizes=(2, 8, 8, 1), samples=10, batch=10)
    by = OPTIMIZERS.make({"name": optimizer, "learning_rate": 0.1})
    history = History(replace(case.model, optimizer=by), case.parameters, case.history().batches)
    history.record(0)
    fillings: dict[float, Callable[[], object]] = {
        0.0: lambda: history.state(1000),
        1e9: lambda: records(history, 1000, 2000),
    }
    for seconds, fill in fillings.items():
        monkeypatch.setattr(engine.history, "SECONDS_BETWEEN_CHECKPOINTS", seconds)
        told = history.bytes_held
        tracemalloc.start()
        fill()
        real, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert history.bytes_held - told == pytest.approx(real, rel=0.1)


def records(history: History, first: int, end: int) -> None:
    """Look at steps that share nothing with each other."""
    for step in range(first, end, 3):
        history.record(step)


def test_a_step_that_is_looked_at_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []

    def counted(self: History, step: int, state: State) -> StepRecord:
        computed.append(step)
        return compute(self, step, state)

    compute = History._step
    monkeypatch.setattr(History, "_step", counted)
    history = CASE.history()
    for step in range(20):
        assert history.advance(step, 1.0)
        history.record(step)
        assert history.advance(step, 1.0)
    assert computed == [*range(20)]


DIVERGING = replace(CASE, activations=("identity",) * 2, rate=1e30, momentum=0.0)


@pytest.mark.parametrize("way", ["at once", "in slices", "step by step", "backwards"])
def test_the_first_step_that_is_not_finite_is_the_same_however_it_was_reached(way: str) -> None:
    history = DIVERGING.history()
    expected = next(step for step in range(STEPS) if not np.isfinite(history.record(step).loss))
    history = DIVERGING.history()
    assert history.first_not_finite is None
    if way == "at once":
        history.state(STEPS)
    elif way == "in slices":
        while not history.advance(STEPS, 0.0):
            pass
    else:
        for step in range(STEPS) if way == "step by step" else (STEPS, 0, 1, 2):
            history.record(step)
    assert history.first_not_finite is not None
    assert 0 < history.first_not_finite <= expected
    assert np.isfinite(history.state(history.first_not_finite).parameters).all()
    assert not history.record(history.first_not_finite).finite


def test_a_step_is_finite_until_it_is_computed_otherwise() -> None:
    history = DIVERGING.history()
    history.state(STEPS)
    first = history.first_not_finite
    assert first is not None
    history.set_edits([ParameterEdit(first + 1, 0, 1, 0, 0, 1.0)])
    assert history.first_not_finite == first
    history.set_edits([OptimizerEdit(0, 0, "learning_rate", 0.01)])
    assert history.first_not_finite is None
    history.state(STEPS)
    assert history.first_not_finite is None
