"""Where neurons stand on the stage.

Every column shares the height there is; a column with more units than fit shows those that matter
most, in their order, and says how many more there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.project import Layout

LARGEST_RADIUS = 38.0
# A column holds as many units as fit this close together.
CLOSEST = 40.0
MOST_UNITS = 12


@dataclass(frozen=True)
class Area:
    """A part of the picture, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> tuple[float, float]:
        """Return the middle."""
        return self.x + self.width / 2.0, self.y + self.height / 2.0


@dataclass(frozen=True)
class Column:
    """One layer: the x it was given, its visible units from the top, and how many are left out."""

    x: float
    units: tuple[int, ...]
    hidden: int


@dataclass(frozen=True)
class Places:
    """The place of every visible neuron, by (layer, unit)."""

    columns: tuple[Column, ...]
    neurons: dict[tuple[int, int], tuple[float, float]]
    radius: float
    gap: float

    def neuron_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the neuron at a point of the picture."""
        for key, (nx, ny) in self.neurons.items():
            if (nx - x) ** 2 + (ny - y) ** 2 <= self.radius**2:
                return key
        return None


def places(
    sizes: Sequence[int], layout: Layout, area: Area, ranking: Callable[[int, int], Sequence[int]]
) -> Places:
    """Return where neurons stand within ``area``.

    ``sizes`` are the units of each layer, the inputs first; ``ranking(layer, count)`` names the
    ``count`` units of a layer that matter most.
    """
    room = max(2, min(MOST_UNITS, int(area.height // CLOSEST)))
    shown = [_shown(layer, size, room, ranking) for layer, size in enumerate(sizes)]
    # The place of the units left out is one slot, with the words for them.
    slots = [len(units) + (len(units) < size) for units, size in zip(shown, sizes, strict=True)]
    gaps = [min(layout.neuron_spacing, area.height / max(count, 1)) for count in slots]
    radius = min(LARGEST_RADIUS, 0.4 * min(gaps))
    across = _across(len(sizes), layout.layer_spacing, area.width - 2.0 * radius)
    center_x, center_y = area.center
    columns, neurons = [], {}
    for layer, units in enumerate(shown):
        x = center_x + (layer - (len(sizes) - 1) / 2.0) * across
        columns.append(Column(x, tuple(units), sizes[layer] - len(units)))
        for row, unit in enumerate(units):
            y = center_y + (row - (slots[layer] - 1) / 2.0) * gaps[layer]
            neurons[layer, unit] = (x, y)
    for layer, unit, dx, dy in layout.moved:
        if (layer, unit) in neurons:
            x, y = neurons[layer, unit]
            neurons[layer, unit] = _kept_within(area, radius, x + dx, y + dy)
    return Places(tuple(columns), neurons, radius, across)


def _shown(
    layer: int, size: int, room: int, ranking: Callable[[int, int], Sequence[int]]
) -> Sequence[int]:
    return range(size) if size <= room else sorted(ranking(layer, room - 1))


def _across(columns: int, spacing: float, width: float) -> float:
    return min(spacing, width / (columns - 1)) if columns > 1 else 0.0


def _kept_within(area: Area, radius: float, x: float, y: float) -> tuple[float, float]:
    """Return a point at which a dragged neuron can still be seen and taken hold of."""
    right, bottom = area.x + area.width - radius, area.y + area.height - radius
    return min(max(x, area.x + radius), right), min(max(y, area.y + radius), bottom)
