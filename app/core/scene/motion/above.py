"""What stands still, but above edges that are drawn anew with every frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np

from app.core.frame import Item
from app.core.layout import Area
from app.core.layout.way import evaluated
from app.core.scene.context import Context
from app.core.scene.labels.beside import delta_chip
from app.core.scene.labels.chips import Chip, chip_items
from app.core.scene.network.edges import edges_change
from app.core.scene.still import Still
from engine.arrays import Array

# An edge is looked at in so many points.
POINTS = 65


def deltas_above(context: Context) -> Iterator[Item]:
    """Yield the deltas that edges which change would hide."""
    for chip in _crossed(Still(context)) if edges_change(context) else ():
        yield from chip_items(context, chip, context.theme.backward)


@lru_cache(maxsize=2)
def _crossed(still: Still) -> list[Chip]:
    """Return the deltas that edges which take part run over; those of the last two are kept.

    What they stand for is told by those below.
    """
    context = still.context
    chips = (delta_chip(context, *neuron) for neuron in context.places.neurons)
    found = [chip for chip in chips if chip is not None]
    if not found:
        return []
    layers = range(1, context.network.depth + 1)
    ways = [context.visible_edges.ways(layer, active=True) for layer in layers]
    points = evaluated(np.concatenate(ways), np.linspace(0.0, 1.0, POINTS)).reshape(-1, 2)
    return [
        replace(chip, marks=()) for chip in found if _any_within(chip.area(context.unit), points)
    ]


def _any_within(area: Area, points: Array) -> bool:
    x, y = points.T
    return bool(((area.x < x) & (x < area.right) & (area.y < y) & (y < area.bottom)).any())
