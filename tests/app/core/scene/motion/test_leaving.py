from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.frame import Polyline, Text
from app.core.scene import Shot, compose
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, place_within, shot


@pytest.mark.parametrize("kind", [Kind.ACTIVATION, Kind.DELTA])
def test_a_plot_fades_while_what_comes_next_begins(kind: Kind) -> None:
    end = place_of("two-two-two", kind, layer=1)

    def opacity(place: float) -> int:
        items = compose(replace(shot("two-two-two", place), playing=True)).moving
        lines = (item for item in items if isinstance(item, Polyline))
        curve = max(lines, key=lambda item: len(item.points), default=None)
        return 0 if curve is None else curve.color >> 24

    events = {Kind.ACTIVATION: 2, Kind.DELTA: 3}[kind]
    seen = [opacity(end + share * events) for share in (0.0, 0.05, 0.1, 0.2)]
    assert seen[0] == 255
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 4
    assert seen[-1] == 0


def test_chips_fade_too_within_what_plays_together_and_are_gone_where_nothing_plays() -> None:
    place = place_within("two-two-two", Kind.WEIGHTED_SUM, 0.05)
    paused = shot("two-two-two", place)

    def chips(one: Shot) -> list[int]:
        items = [item for item in compose(one).moving if isinstance(item, Text)]
        return [item.color >> 24 for item in items if "= 0.0075" in item.text]

    assert chips(paused) == []
    seen = chips(replace(paused, playing=True))
    assert seen
    assert all(0 < opacity < 255 for opacity in seen)
