from __future__ import annotations

import math

import pytest

from app.core.frame import Box, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.shares import answer_items, share_items
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, shot

AREA = Area(10.0, 20.0, 132.0, 84.0)


def context_of(kind: Kind) -> Context:
    return Context(shot("softmax inside", place_of("softmax inside", kind, 0.5, layer=1)))


def parts(context: Context, share: float) -> list[float]:
    """Return the widths of the parts of the bar, as shares of all of it."""
    _, _, *boxes = [
        item for item in share_items(context, AREA, 1, [0], share) if isinstance(item, Box)
    ]
    return [box.width / AREA.width for box in boxes]


def test_shares_fill_the_bar_as_they_fill_the_layer() -> None:
    context = context_of(Kind.ACTIVATION)
    expected = [context.moment.reader.activation(0, 1, unit) for unit in range(3)]
    assert parts(context, 1.0) == pytest.approx(expected, abs=0.01)
    assert sum(parts(context, 0.5)) == pytest.approx(0.5, abs=0.02)
    assert parts(context, 0.0) == []


def test_the_number_comes_when_the_bar_is_full() -> None:
    context = context_of(Kind.ACTIVATION)
    value = context.number(context.moment.reader.activation(0, 1, 0))
    for share, there in ((0.9, False), (1.0, True)):
        items = share_items(context, AREA, 1, [0], share)
        lines = [item.text for item in items if isinstance(item, Text)]
        assert (f"a = {value}" in lines) == there


def test_a_unit_answers_upwards_to_itself_and_others_downwards() -> None:
    context = context_of(Kind.SLOPE)
    _, *bars = [item for item in answer_items(context, AREA, 1, 1, 1, 1.0) if isinstance(item, Box)]
    middle = AREA.center[1]
    slopes = [context.moment.reader.slope_to(0, 1, 1, other) for other in range(3)]
    for slope, bar in zip(slopes, bars, strict=True):
        assert (bar.y < middle) == (slope > 0.0)
    heights = [
        bar.height * math.copysign(1.0, slope) for slope, bar in zip(slopes, bars, strict=True)
    ]
    assert sum(heights) == pytest.approx(0.0, abs=1e-9)
