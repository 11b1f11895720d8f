from __future__ import annotations

import pytest

from app.core.frame import Box
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.motion.gauge import gauge_area
from app.core.theme import theme
from engine.plan.events import Kind
from tests.app.core.scene.motions import texts
from tests.app.core.scene.shots import place_within, shot


@pytest.mark.parametrize("position", range(4))
def test_a_bar_counts_the_samples_of_a_batch(position: int) -> None:
    place = place_within("xor", Kind.GRADIENT, 0.5, position=position)
    one = shot("xor", place)
    frame, full = compose(one), theme("dark").backward
    boxes = [item for item in frame.still if isinstance(item, Box) and item.fill == full]
    assert sum(box.height == gauge_area(Context(one)).height for box in boxes) == position
    assert f"gradients: {position} of 4 samples" in texts(frame)


def test_the_bar_of_samples_keeps_off_the_title() -> None:
    place = place_within("prelu", Kind.SLOPE_GRADIENT, 0.5)
    for width, there in ((1200, True), (430, False)):
        one = shot("prelu", place, size=(width, 400))
        gauge = gauge_area(Context(one))
        bars = [item for item in compose(one).still if isinstance(item, Box) and item.y == gauge.y]
        assert bool(bars) == there
