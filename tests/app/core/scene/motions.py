"""Pictures of operations under way: what tests of motion share."""

from __future__ import annotations

from typing import Any

from app.core.frame import Frame, Item, Text
from app.core.scene import compose
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, place_within, shot


def texts(frame: Frame) -> list[str]:
    return [item.text for item in (*frame.still, *frame.moving) if isinstance(item, Text)]


def frame_at(name: str, kind: Kind, share: float = 1.0, granularity: str = "neuron",
             **where: Any) -> Frame:  # fmt: skip
    return compose(shot(name, place_of(name, kind, share, **where), granularity))


def moving(name: str, kind: Kind, share: float, granularity: str = "neuron",
           **where: Any) -> list[Item]:  # fmt: skip
    place = place_within(name, kind, share, granularity, **where)
    return list(compose(shot(name, place, granularity)).moving)
