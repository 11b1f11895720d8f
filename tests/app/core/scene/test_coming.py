from __future__ import annotations

import dataclasses

import pytest

from app.core.scene import Shot, coming
from app.core.scene.moment import Moment
from app.core.time.player import Player
from engine.plan.events import Kind
from tests.app.core.scene.shots import run_of, shot

SUM, ACTIVATION = Kind.WEIGHTED_SUM, Kind.ACTIVATION


def player(direction: int = 1, **options: float) -> Player:
    made = Player(run_of("two-two-two")[1].events, direction)
    return dataclasses.replace(made, **options)  # type: ignore[arg-type]


def next_after(place: float, played: Player, granularity: str = "neuron") -> tuple[Shot, float]:
    found = coming(shot("two-two-two", place, granularity), played)
    assert found is not None
    return found


def test_after_the_products_comes_their_sum() -> None:
    here = Moment(shot("two-two-two", 0.5))
    there = Moment(next_after(0.5, player())[0])
    assert there.group.span == here.group.span
    assert there.stage_number == here.stage_number + 1
    assert 0.0 < there.share < 1.0


def test_backwards_it_is_the_stage_before() -> None:
    there = Moment(next_after(0.5, player())[0])
    here = Moment(next_after(there.place, player(-1))[0])
    assert here.stage_number == there.stage_number - 1
    assert 0.0 < here.share < 1.0


def test_after_a_step_comes_the_next_one() -> None:
    there = Moment(next_after(10.0, player(), "step")[0])
    assert (there.step, there.whole_step) == (1, True)


def test_the_faster_it_plays_the_sooner_it_comes() -> None:
    stage = Moment(shot("two-two-two", 0.5)).stage
    rest = stage.seconds * (1.0 - 0.5 / (stage.span.stop - stage.span.start))
    assert next_after(0.5, player())[1] == pytest.approx(rest)
    assert next_after(0.5, player(speed=4.0))[1] == pytest.approx(rest / 4.0)


def test_nothing_comes_where_the_playhead_stands_still_or_arrives_first() -> None:
    end = float(Moment(shot("two-two-two", 0.5)).stage.span.stop)
    assert coming(shot("two-two-two", 0.5), player(0)) is None
    assert coming(shot("two-two-two", 0.5), player(target=end)) is None
    assert coming(shot("two-two-two", 0.5), player(-1)) is None
