from __future__ import annotations

import pytest

from app.core.frame import Box, Text
from engine.plan.events import Kind
from tests.app.core.scene.motions import moving


def test_what_each_output_adds_piles_up_into_the_loss() -> None:
    seen = [
        next(
            item.text for item in moving("two-two-two", Kind.LOSS, share) if isinstance(item, Text)
        )
        for share in (0.06, 0.6, 1.0)
    ]
    assert seen == ["Σ 0.0000", "Σ 0.2748", "L = 0.2984"]


@pytest.mark.parametrize("name", ["xor", "iris", "spiral"])
def test_the_terms_of_a_batch_are_as_long_together_as_its_loss(name: str) -> None:
    boxes = [item for item in moving(name, Kind.LOSS, 1.0) if isinstance(item, Box)]
    track = next(box for box in boxes if box.radius == 2.0)
    bars = [box.width for box in boxes if (box.y, box.radius) == (track.y, 1.0)]
    assert len(bars) > 1
    assert sum(bars) == pytest.approx(track.width)
