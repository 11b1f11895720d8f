"""Where neurons stand on the stage.

Every column shares the height there is; a column with more units than fit shows those that matter
most, in their order, and says how many more there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.core.project import Layout, Moved

LARGEST_RADIUS = 38.0
# The largest radius as a share of the distance between two neurons.
RADIUS_SHARE = 0.38
# A layer of at most so many units is shown whole, however small they become.
WHOLE = 24
# Of a larger one so many are shown as can be this far apart.
CLOSEST = 38.0
# However small the picture is, neurons are this far apart: in pixels of the picture.
LEAST = 1.0


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

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Area:
        """Return the area of that size whose middle is at (x, y)."""
        return cls(x - width / 2.0, y - height / 2.0, width, height)

    @property
    def right(self) -> float:
        """Return the x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower side."""
        return self.y + self.height

    def meets(self, other: Area) -> bool:
        """Return whether two areas have a point in common."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is inside."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def moved(self, dx: float, dy: float) -> Area:
        """Return the area of the same size, further right and further down."""
        return Area(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, margin: float) -> Area:
        """Return the area that is ``margin`` larger on each side."""
        around = 2.0 * margin
        return Area(self.x - margin, self.y - margin, self.width + around, self.height + around)

    def nearest(self, x: float, y: float, margin: float) -> tuple[float, float]:
        """Return the point nearest to (x, y) that is at least ``margin`` inside."""
        right, bottom = self.right - margin, self.bottom - margin
        return min(max(x, self.x + margin), right), min(max(y, self.y + margin), bottom)


def enclosing(areas: Sequence[Area]) -> Area:
    """Return the smallest area that holds all of ``areas``."""
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    right, bottom = max(area.right for area in areas), max(area.bottom for area in areas)
    return Area(left, top, right - left, bottom - top)


@dataclass(frozen=True)
class Column:
    """One layer: its x, its visible units from the top and how many are left out.

    ``gap`` is the distance between two units, ``bottom`` where the last slot is.
    """

    x: float
    units: tuple[int, ...]
    hidden: int
    gap: float
    bottom: float


@dataclass(frozen=True)
class Places:
    """The place of every visible neuron, by (layer, unit), in pixels.

    ``unit`` is how many pixels one pixel of a layout is at this size of the picture.
    """

    columns: tuple[Column, ...]
    neurons: dict[tuple[int, int], tuple[float, float]]
    radius: float
    unit: float

    def neuron_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the neuron at a point of the picture."""
        for key, (center_x, center_y) in self.neurons.items():
            if (center_x - x) ** 2 + (center_y - y) ** 2 <= self.radius**2:
                return key
        return None


Ranking = Callable[[int, int], Iterable[int]]


def places(
    sizes: Sequence[int], layout: Layout, area: Area, unit: float, ranking: Ranking
) -> Places:
    """Return where neurons stand within ``area``.

    ``sizes`` are the units of each layer, the inputs first; ``ranking(layer, count)`` names the
    ``count`` units of a layer that matter most.
    """
    room = max(3, int(area.height // (CLOSEST * unit)))
    shown = [_shown(layer, size, room, ranking) for layer, size in enumerate(sizes)]
    # The units left out take one slot, with the words for them.
    slots = [len(units) + (len(units) < size) for units, size in zip(shown, sizes, strict=True)]
    gaps = [max(LEAST, min(layout.neuron_spacing * unit, area.height / count)) for count in slots]
    radius = min(LARGEST_RADIUS * unit, RADIUS_SHARE * min(gaps))
    across = _across(len(sizes), layout.layer_spacing * unit, area.width - 2.0 * radius)
    center_x, center_y = area.center
    columns: list[Column] = []
    neurons: dict[tuple[int, int], tuple[float, float]] = {}
    for layer, (units, count, gap) in enumerate(zip(shown, slots, gaps, strict=True)):
        x = center_x + (layer - (len(sizes) - 1) / 2.0) * across
        top = center_y - (count - 1) / 2.0 * gap
        neurons |= {(layer, number): (x, top + row * gap) for row, number in enumerate(units)}
        hidden = sizes[layer] - len(units)
        columns.append(Column(x, tuple(units), hidden, gap, top + (count - 1) * gap))
    for moved in layout.moved:
        _move(neurons, moved, area, radius, unit)
    return Places(tuple(columns), neurons, radius, unit)


def _shown(layer: int, size: int, room: int, ranking: Ranking) -> Sequence[int]:
    return range(size) if size <= max(room, WHOLE) else sorted(ranking(layer, room - 1))


def _across(columns: int, spacing: float, width: float) -> float:
    return min(spacing, width / (columns - 1))


def _move(
    neurons: dict[tuple[int, int], tuple[float, float]],
    moved: Moved,
    area: Area,
    radius: float,
    unit: float,
) -> None:
    """Put a dragged neuron where it was left, as long as it can still be taken hold of."""
    key = moved.layer, moved.unit
    if key in neurons:
        x, y = neurons[key]
        neurons[key] = area.nearest(x + moved.dx * unit, y + moved.dy * unit, radius)
