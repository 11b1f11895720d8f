"""Where neurons stand on the stage.

Every layer shares the room there is; one with more units than fit shows those that matter most,
in their order, and says how many more there are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, starmap
from typing import NamedTuple

import numpy as np

from app.core.frame import Point
from app.core.layout.area import Area
from app.core.layout.orders import ORDERS, RADIUS_SHARE, Frame, Order, Sides
from app.core.layout.way import Way, bent
from app.core.project import Layout, Moved, Neuron
from engine.arrays import Array, Rows

# The largest radius as a share of the distance between two layers.
LAYER_SHARE = 0.28
# A layer of at most so many units is shown whole, however small they become.
WHOLE = 24
# Of a larger one so many are shown as can be this far apart.
CLOSEST = 38.0
FEWEST = 3
# Places of a magnified picture are those of the picture: rounding makes no unit come and go.
ROUNDING = 1e-6

Ranking = Callable[[int, int], Iterable[int]]
Units = Sequence[int] | Rows


class Cast(NamedTuple):
    """Who is on the stage: the units of each layer, and which of them are seen."""

    sizes: tuple[int, ...]
    shown: tuple[Sequence[int], ...]
    pixels: int

    def pictured(self, layer: int) -> bool:
        """Return whether the neurons of a layer are the pixels of a picture."""
        return layer == 0 and self.pixels > 0

    def slots(self, words: int) -> list[int]:
        """Return how many slots each layer needs; ``words`` more where units are left out."""
        return [
            1 if self.pictured(layer) else len(units) + words * (len(units) < size)
            for layer, (size, units) in enumerate(zip(self.sizes, self.shown, strict=True))
        ]


@dataclass(frozen=True)
class Picture:
    """Inputs as the picture that they are: a square of ``count`` by ``count`` pixels."""

    area: Area
    count: int

    @property
    def pixel(self) -> float:
        """Return the side of a pixel of it, in pixels of the stage."""
        return self.area.width / self.count

    def centers(self) -> dict[Neuron, Point]:
        """Return the middle of each pixel."""
        size, (x, y) = self.pixel, (self.area.x, self.area.y)
        return {
            (0, row * self.count + column): (x + (column + 0.5) * size, y + (row + 0.5) * size)
            for row in range(self.count)
            for column in range(self.count)
        }

    def unit_at(self, x: float, y: float) -> int | None:
        """Return the unit whose pixel is at a point of the stage."""
        column = math.floor((x - self.area.x) / self.pixel)
        row = math.floor((y - self.area.y) / self.pixel)
        inside = 0 <= column < self.count and 0 <= row < self.count
        return row * self.count + column if inside else None


@dataclass(frozen=True)
class Column:
    """One layer: its visible units in their order and how many are left out.

    ``gap`` is the least distance between two units, ``more`` where it is said how many are left
    out, ``head`` where its name stands.
    """

    units: tuple[int, ...]
    hidden: int
    gap: float
    more: Point
    head: Point


@dataclass(frozen=True, eq=False)
class Places:
    """The place of every visible neuron, by (layer, unit), in pixels.

    ``unit`` is how many pixels one pixel of a layout is at this size of the picture.
    """

    columns: tuple[Column, ...]
    neurons: dict[Neuron, Point]
    radius: float
    unit: float
    order: Order
    curvature: float
    window: Area | None = None
    picture: Picture | None = None

    def neuron_at(self, x: float, y: float) -> Neuron | None:
        """Return the neuron at a point of the picture."""
        if self.window is not None and not self.window.holds(x, y):
            return None
        if self.picture is not None and (unit := self.picture.unit_at(x, y)) is not None:
            return 0, unit
        for (layer, unit), (center_x, center_y) in self.neurons.items():
            if (center_x - x) ** 2 + (center_y - y) ** 2 <= self.radius_of(layer) ** 2:
                return layer, unit
        return None

    def radius_of(self, layer: int) -> float:
        """Return the radius of the neurons of a layer, of pixels half of their side."""
        pictured = layer == 0 and self.picture is not None
        return self.picture.pixel / 2.0 if pictured and self.picture else self.radius

    def has_room(self, layer: int, unit: float, further: float = 0.0) -> bool:
        """Return whether the neurons of a layer have room for chips, and ``further`` pixels.

        ``unit`` is how many pixels a unit of length is for the chips.
        """
        needed = self.order.needed(layer, self.radius, unit)
        return self.columns[layer].gap >= needed + further

    def sides(self, layer: int, unit: int) -> Sides:
        """Return which way is which at a neuron."""
        return self.order.sides(layer, self.neurons[layer, unit])

    def bodies(self) -> list[Area]:
        """Return the squares around the neurons; a picture is one."""
        side = 2.0 * self.radius
        found = [] if self.picture is None else [self.picture.area]
        return [*found, *(Area.around(*self.neurons[disc], side, side) for disc in self.discs)]

    @cached_property
    def discs(self) -> list[Neuron]:
        """Return the neurons that are discs, and not pixels of a picture."""
        return [(layer, unit) for layer, unit in self.neurons if layer > 0 or self.picture is None]

    def way(self, layer: int, unit: int, source: int) -> Way:
        """Return the way of an edge into a layer, from the rim of its source to its receiver's."""
        ((start, first, second, end),) = self.ways(layer, [unit], [source]).tolist()
        return Way(tuple(start), tuple(first), tuple(second), tuple(end))

    def ways(self, layer: int, units: Units, sources: Units) -> Array:
        """Return the ways of edges into a layer (number x 4 points x 2)."""
        ends = self._points(layer, units)
        starts = self._points(layer - 1, sources)
        leaving, arriving = self.order.ends(starts, ends, self.curvature)
        starts = starts + leaving * self.radius_of(layer - 1)
        ends = ends - arriving * self.radius
        return bent(starts, leaving, ends, arriving, self.curvature)

    def _points(self, layer: int, units: Units) -> Array:
        shown, points = self._arrays[layer]
        found: Array = points[np.searchsorted(shown, units)]
        return found

    @cached_property
    def _arrays(self) -> list[tuple[Array, Array]]:
        """Return the visible units of each layer, and their places (number x 2)."""
        return [
            (
                np.array(column.units, dtype=np.intp),
                np.array([self.neurons[layer, unit] for unit in column.units]).reshape(-1, 2),
            )
            for layer, column in enumerate(self.columns)
        ]


def places(
    sizes: Sequence[int],
    layout: Layout,
    area: Area,
    unit: float,
    ranking: Ranking,
    pixels: int = 0,
    window: Area | None = None,
) -> Places:
    """Return where neurons stand within ``area``; for the same neurons it is the same object.

    ``sizes`` are the units of each layer, the inputs first; ``ranking(layer, count)`` names the
    ``count`` units of a layer that matter most. Inputs that are a picture are ``pixels`` wide.
    Nothing is seen outside of ``window``.
    """
    kind = ORDERS[layout.direction]
    room = max(FEWEST, int(kind.extent(area, len(sizes)) / (CLOSEST * unit) + ROUNDING))
    shown = tuple(
        range(size) if size <= max(room, WHOLE) or (pixels and layer == 0)
        else tuple(sorted(ranking(layer, max(1, room - kind.words))))
        for layer, size in enumerate(sizes)
    )  # fmt: skip
    return _placed(Cast(tuple(sizes), shown, pixels), layout, area, unit, window)


@lru_cache(maxsize=64)
def _placed(cast: Cast, layout: Layout, area: Area, unit: float, window: Area | None) -> Places:
    kind = ORDERS[layout.direction]
    side = kind.picture_side(area) if cast.pixels else 0.0
    order = kind.fitted(cast.slots(kind.words), layout, Frame(area, unit, side))
    radius = min(
        layout.neuron_size / 2.0 * unit,
        RADIUS_SHARE * min(order.gaps),
        LAYER_SHARE * order.distance,
    )
    picture = Picture(_square(order.slots[0][0], side), cast.pixels) if cast.pixels else None
    neurons = {} if picture is None else picture.centers()
    neurons |= _standing(cast, order)
    for moved in layout.moved:
        if not cast.pictured(moved.layer):
            _move(neurons, moved, area, radius, unit)
    at_will = {moved.layer for moved in layout.moved}
    columns = tuple(
        _column(order, layer, tuple(units), cast.sizes[layer], neurons, radius, layer in at_will)
        for layer, units in enumerate(cast.shown)
    )
    return Places(columns, neurons, radius, unit, order, layout.curvature, window, picture)


def _standing(cast: Cast, order: Order) -> dict[Neuron, Point]:
    """Return the slot of every visible neuron that is no pixel of a picture."""
    return {
        (layer, unit): (x, y)
        for layer, units in enumerate(cast.shown)
        if not cast.pictured(layer)
        for unit, (x, y) in zip(units, order.slots[layer].tolist(), strict=False)
    }


def _square(middle: Array, side: float) -> Area:
    x, y = middle.tolist()
    return Area.around(x, y, side, side)


def _column(
    order: Order,
    layer: int,
    units: tuple[int, ...],
    size: int,
    neurons: dict[Neuron, Point],
    radius: float,
    moved: bool,
) -> Column:
    points = [neurons[layer, unit] for unit in units]
    more = order.words_at(layer, len(units), radius)
    head = order.head(layer, points, radius)
    gap = min(order.gaps[layer], _closest(points)) if moved else order.gaps[layer]
    return Column(units, size - len(units), gap, more, head)


def _closest(points: Sequence[Point]) -> float:
    """Return the distance between the two points that are closest to each other."""
    return min(starmap(math.dist, combinations(points, 2)), default=math.inf)


def _move(
    neurons: dict[Neuron, Point], moved: Moved, area: Area, radius: float, unit: float
) -> None:
    """Put a dragged neuron where it was left, as long as it can still be taken hold of."""
    key = moved.layer, moved.unit
    if key in neurons:
        x, y = neurons[key]
        neurons[key] = area.nearest(x + moved.dx * unit, y + moved.dy * unit, radius)
