from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.time.choreography import EPOCH_SECONDS, MOTIONS, STEP_SECONDS
from app.core.time.timing import Group, Timing
from engine.plan.events import Kind
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity, Span
from tests.engine.cases import network_of, plans

TIMINGS = st.builds(Timing, plans(), st.sampled_from(Granularity))
WORKED = Plan(network_of((2, 2, 2)), 1, 1)


def kinds(timing: Timing, group: Group) -> list[Kind | None]:
    """Return the kind of every event in a group, in order."""
    return [timing.plan.address(index)[1].kind for index in range(*group.span)]


@given(TIMINGS, st.integers(0, 500))
def test_stages_partition_a_group(timing: Timing, index: int) -> None:
    group = timing.group(index)
    stages = group.stages
    assert group.span.start <= index < group.span.stop
    assert (stages[0].span.start, stages[-1].span.stop) == group.span
    assert all(one.span.stop == other.span.start for one, other in pairwise(stages))
    assert all(stage.span.start < stage.span.stop for stage in stages)
    assert group.seconds == pytest.approx(sum(stage.seconds for stage in stages))
    assert group.seconds > 0.0


@given(TIMINGS, st.integers(0, 500))
def test_a_stage_is_as_long_as_its_kind_has_events(timing: Timing, index: int) -> None:
    group = timing.group(index)
    found = kinds(timing, group)
    for stage in group.stages:
        if stage.kind is not None:
            assert found.count(stage.kind) == stage.span.stop - stage.span.start
            assert stage.seconds == MOTIONS[stage.kind].seconds


@given(TIMINGS, st.integers(0, 500))
def test_groups_follow_one_another_and_make_up_the_stops(timing: Timing, index: int) -> None:
    stop = timing.stop(index)
    place = stop.start
    while place < stop.stop:
        group = timing.group(place)
        assert group.span.start == place
        place = group.span.stop
    assert place == stop.stop


@given(TIMINGS, st.integers(0, 7), st.integers(1, 5))
def test_a_tally_is_that_of_all_groups(timing: Timing, start: int, count: int) -> None:
    groups, place = [], timing.plan.start(start)
    while place < timing.plan.start(start + count):
        groups.append(timing.group(place))
        place = groups[-1].span.stop
    tally = timing.tally(range(start, start + count))
    assert tally.groups == len(groups)
    assert tally.seconds == pytest.approx(sum(group.seconds for group in groups))


@given(TIMINGS, st.floats(0.0, 300.0))
def test_a_stage_is_found_at_every_place_of_a_group(timing: Timing, place: float) -> None:
    group = timing.group(int(place))
    number, share = group.stage_at(place)
    span = group.stages[number].span
    assert 0.0 <= share <= 1.0
    assert span.start + share * (span.stop - span.start) == pytest.approx(place)


@pytest.mark.parametrize(
    ("granularity", "index", "expected"),
    [
        (Granularity.PRODUCT, 1, [(Kind.PRODUCT, Span(1, 2))]),
        (Granularity.NEURON, 1, [(Kind.PRODUCT, Span(0, 2)), (Kind.WEIGHTED_SUM, Span(2, 3))]),
        (Granularity.NEURON, 3, [(Kind.ACTIVATION, Span(3, 4))]),
        (
            Granularity.LAYER,
            5,
            [
                (Kind.PRODUCT, Span(0, 4)),
                (Kind.WEIGHTED_SUM, Span(4, 6)),
                (Kind.ACTIVATION, Span(6, 8)),
            ],
        ),
        (Granularity.STEP, 5, [(None, Span(0, WORKED.epoch_events))]),
    ],
)
def test_stages_of_the_worked_example(
    granularity: Granularity, index: int, expected: list[tuple[Kind | None, Span]]
) -> None:
    group = Timing(WORKED, granularity).group(index)
    assert [(stage.kind, stage.span) for stage in group.stages] == expected


def test_a_phase_plays_layer_by_layer_and_stops_at_its_end() -> None:
    timing = Timing(WORKED, Granularity.PHASE)
    assert timing.group(0).span == Span(0, 8)
    assert timing.stop(0) == Span(0, 16)


def test_an_epoch_plays_step_by_step_and_takes_its_time_however_many() -> None:
    plan = Plan(network_of((1, 1)), 10, 3)
    timing = Timing(plan, Granularity.EPOCH)
    assert timing.stop(0) == Span(0, plan.epoch_events)
    groups = [timing.group(plan.start(step)) for step in range(4)]
    assert [group.span.start for group in groups] == [plan.start(step) for step in range(4)]
    assert sum(group.seconds for group in groups) == pytest.approx(EPOCH_SECONDS)
    assert Timing(plan, Granularity.STEP).group(0).seconds == STEP_SECONDS


def test_the_end_of_a_group_belongs_to_its_last_stage() -> None:
    group = Timing(WORKED, Granularity.NEURON).group(0)
    assert group.stage_at(3.0) == (1, 1.0)
    assert group.stage_at(2.0) == (1, 0.0)
    assert group.stage_at(0.0) == (0, 0.0)
