"""Without movement: each stage of an operation is shown when it is done."""

from __future__ import annotations

from itertools import cycle

import pytest

from app.core.frame import Frame
from app.core.scene import Shot, compose, words_of
from tests.app.core.everything import FEATURES
from tests.app.core.scene.shots import outermost_groups, shot

NAMES = ["two-two-two", "softmax", "dropout", "clipping", "prelu", "adam"]


def still(name: str, place: float, granularity: str = "neuron") -> Shot:
    return shot(name, place, granularity, reduced_motion=True)


def picture(of: Shot) -> tuple[object, ...]:
    frame: Frame = compose(of)
    return frame.still, frame.moving


@pytest.mark.parametrize(
    ("name", "granularity"),
    [
        *((name, "neuron") for name in NAMES),
        *zip(NAMES, cycle(["product", "layer", "step"]), strict=False),
    ],
)
def test_nothing_moves_within_a_stage(name: str, granularity: str) -> None:
    for group in outermost_groups(name, granularity):
        for stage in group.stages:
            places = (stage.span.start + 0.01, stage.span.stop - 0.01)
            first, last = (picture(still(name, place, granularity)) for place in places)
            assert first == last


def test_a_stage_is_shown_as_it_is_when_it_is_done() -> None:
    """The last stage of an operation ends where the playhead rests, and looks no different."""
    for place in (4.0, 8.0, 16.0, 51.0):
        assert picture(still("two-two-two", place)) == picture(shot("two-two-two", place))
        assert picture(still("two-two-two", place - 0.5)) == picture(shot("two-two-two", place))


def test_before_anything_has_happened_nothing_is_on_its_way() -> None:
    assert compose(still("two-two-two", 0.0)).moving == ()
    assert compose(shot("two-two-two", 0.0)).moving != ()


@pytest.mark.parametrize("name", [*FEATURES])
def test_the_words_are_the_same(name: str) -> None:
    for place in (0.5, 7.3, 20.5):
        assert words_of(still(name, place)) == words_of(shot(name, place))
