from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.project import Playhead
from app.core.time.player import Player, place_of, playhead_at, step_target
from app.core.time.timing import Timing
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity
from tests.engine.cases import network_of, plans

PLAN = Plan(network_of((2, 2, 2)), 1, 1)
END = PLAN.start(3)
TIMINGS = st.builds(Timing, plans(), st.sampled_from(Granularity))
DIRECTIONS = st.sampled_from([1, -1])


def end_of(timing: Timing) -> int:
    return timing.plan.start(4)


def played(timing: Timing, place: float, direction: int, chunks: list[float]) -> float:
    player = Player(end_of(timing), direction)
    for seconds in chunks:
        player, place = player.advanced(timing, place, seconds)
    return place


@given(
    TIMINGS,
    DIRECTIONS,
    st.floats(0.0, 1.0),
    st.lists(st.floats(0.0, 3.0), min_size=1, max_size=12),
)
def test_the_way_does_not_depend_on_how_time_is_cut(
    timing: Timing, direction: int, start: float, chunks: list[float]
) -> None:
    place = start * end_of(timing)
    whole = played(timing, place, direction, [math.fsum(chunks)])
    assert played(timing, place, direction, chunks) == pytest.approx(whole, abs=1e-9)


@given(TIMINGS, st.floats(0.0, 1.0), st.floats(0.0, 20.0))
def test_back_is_as_far_as_forth(timing: Timing, start: float, seconds: float) -> None:
    place = start * end_of(timing)
    there = played(timing, place, 1, [seconds])
    if there < end_of(timing):
        back = played(timing, there, -1, [seconds])
        assert back == pytest.approx(place, abs=1e-9)


@given(TIMINGS, st.floats(0.1, 100.0), st.floats(0.0, 5.0), DIRECTIONS)
def test_speed_multiplies_time(
    timing: Timing, speed: float, seconds: float, direction: int
) -> None:
    start = end_of(timing) / 2
    player = Player(end_of(timing), direction, speed)
    _, place = player.advanced(timing, start, seconds)
    expected = played(timing, start, direction, [speed * seconds])
    assert place == pytest.approx(expected, abs=1e-9)


@given(TIMINGS, st.integers(0, 300))
def test_a_group_plays_in_its_own_time(timing: Timing, index: int) -> None:
    group = timing.group(index % end_of(timing))
    place = played(timing, group.span.start, 1, [group.seconds])
    assert place == pytest.approx(group.span.stop, abs=1e-9)


@given(TIMINGS, DIRECTIONS, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_target_is_not_passed(timing: Timing, direction: int, start: float, way: float) -> None:
    end = end_of(timing)
    place = start * end
    target = place + way * (end - place) if direction > 0 else place * way
    player = Player(end).towards(direction, target)
    player, place = player.advanced(timing, place, 1e6)
    assert place == target
    assert not player.playing
    assert player.target is None


@pytest.mark.parametrize(("direction", "end"), [(1, float(END)), (-1, 0.0)])
def test_playing_ends_with_the_time_line(direction: int, end: float) -> None:
    timing = Timing(PLAN, Granularity.NEURON)
    player, place = Player(END, direction).advanced(timing, 7.5, 1e6)
    assert (player.playing, place) == (False, end)
    assert player.advanced(timing, place, 1.0) == (player, place)


def test_a_player_that_stands_still_stays() -> None:
    player = Player(END).towards(1, 5.0).paused()
    assert (player.playing, player.target) == (False, None)
    assert player.advanced(Timing(PLAN, Granularity.NEURON), 7.5, 1.0) == (player, 7.5)
    assert Player(END).towards(-1).playing


@given(st.floats(0.0, 1e6))
def test_a_place_is_an_event_and_a_share_of_it(place: float) -> None:
    playhead = playhead_at(place, 10**6)
    assert place_of(playhead) == pytest.approx(place, abs=1e-9)
    assert 0.0 <= playhead.fraction <= 1.0
    if place > 0.0:
        assert playhead.fraction > 0.0


@pytest.mark.parametrize(
    ("place", "playhead"),
    [
        (-3.0, Playhead(0, 0.0)),
        (0.0, Playhead(0, 0.0)),
        (1.0, Playhead(0, 1.0)),
        (1.5, Playhead(1, 0.5)),
        (10.0, Playhead(9, 1.0)),
        (99.0, Playhead(9, 1.0)),
    ],
)
def test_between_two_events_the_first_has_just_happened(place: float, playhead: Playhead) -> None:
    assert playhead_at(place, 10) == playhead


@given(TIMINGS, st.floats(0.0, 1.0))
def test_a_step_ahead_ends_its_group_and_a_step_back_begins_it(
    timing: Timing, start: float
) -> None:
    end = end_of(timing)
    place = start * end
    ahead = step_target(timing, place, 1, end)
    assert place < ahead <= end or place == end
    back = step_target(timing, ahead, -1, end)
    assert back <= place
    assert step_target(timing, back, 1, end) == ahead


@pytest.mark.parametrize(
    ("granularity", "place", "ahead", "back"),
    [
        (Granularity.NEURON, 0.0, 3.0, 0.0),
        (Granularity.NEURON, 3.0, 4.0, 0.0),
        (Granularity.NEURON, 3.5, 4.0, 3.0),
        (Granularity.PHASE, 3.5, 16.0, 0.0),
        (Granularity.STEP, END - 0.5, float(END), float(PLAN.start(2))),
        (Granularity.STEP, float(END), float(END), float(PLAN.start(2))),
    ],
)
def test_targets_of_the_worked_example(
    granularity: Granularity, place: float, ahead: float, back: float
) -> None:
    timing = Timing(PLAN, granularity)
    assert step_target(timing, place, 1, END) == ahead
    assert step_target(timing, place, -1, END) == back
