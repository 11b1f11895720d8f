"""Changes of the order in which the layers stand on the stage."""

from __future__ import annotations

from msgspec.structs import replace

from app.core.layout import Places
from app.core.project import Direction, Layout, Moved


def with_direction(layout: Layout, direction: Direction) -> Layout:
    """Return the layout with its layers in another order; neurons that were free stand in it."""
    moved = () if layout.direction == "free" != direction else layout.moved
    return replace(layout, direction=direction, moved=moved)


def set_free(layout: Layout, now: Places, ordered: Places) -> Layout:
    """Return the layout without an order, and all neurons where they are ``now``.

    ``ordered`` are the places from which dragging counts, those of a free layout where nothing was
    dragged.
    """
    moved = []
    for (layer, unit), (x, y) in ordered.neurons.items():
        now_x, now_y = now.neurons.get((layer, unit), (x, y))
        if (now_x, now_y) != (x, y):
            across, down = (now_x - x) / ordered.unit, (now_y - y) / ordered.unit
            moved.append(Moved(layer, unit, across, down))
    return replace(layout, direction="free", moved=tuple(moved))
