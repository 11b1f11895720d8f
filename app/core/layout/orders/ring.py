"""All neurons on one ring."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from app.core.frame import Point
from app.core.layout.area import Area, support
from app.core.layout.orders.order import (
    CHIP_HEIGHT,
    CHIP_WIDTH,
    LEAST,
    NAME_ABOVE,
    NAME_BESIDE,
    TEXT_SHARE,
    Frame,
    Margins,
    Order,
    Sides,
    directions,
)
from app.core.project import Layout
from engine.arrays import Array

# The ring is open at its bottom, for so many degrees, and no smaller than that share of its room.
OPENING, SMALLEST_RING = 116.0, 0.6
# How far below its middle the ends of the ring are, as a share of its reach.
LOWEST = math.cos(math.radians(OPENING / 2.0))
# Two layers on the ring are at least so many neurons apart.
LAYERS_APART = 2.0
# In units, the room for deltas between neurons and the name of their layer.
CHIP_ROOM = 32.0
# In units, how far outside of the ring words stand that are about units left out.
WORDS_OUTSIDE = 10.0


@dataclass(frozen=True, eq=False)
class Ring(Order):
    """All neurons on one ring, layer after layer clockwise: no edge runs over a neuron.

    ``reach`` is half of its width and of its height.
    """

    margins: ClassVar[Margins] = Margins(110.0, 104.0, 150.0, 44.0)
    words: ClassVar[int] = 2

    middle: Point
    reach: Point

    @classmethod
    def extent(cls, area: Area, layers: int) -> float:
        """Return how long a layer can be."""
        return float(_arc(_reach(area))[1][-1]) / (layers + 1)

    @classmethod
    def picture_side(cls, area: Area) -> float:
        """Return how large a picture can be that stands within the ring."""
        return max(LEAST, 0.5 * min(area.width, area.height))

    @classmethod
    def fitted(cls, counts: Sequence[int], layout: Layout, frame: Frame) -> Self:
        """Return the order for layers of so many slots; a picture stands in the middle."""
        area, unit, side = frame
        inside = min(layout.neuron_size / 2.0 * unit, 0.15 * min(area.width, area.height))
        room = Area(
            area.x + inside,
            area.y + inside,
            *(max(LEAST, length - 2.0 * inside) for length in (area.width, area.height)),
        )
        ringed = list(counts[1:] if side else counts)
        spacing = layout.neuron_spacing * unit
        apart = max(layout.layer_spacing * unit, LAYERS_APART * spacing)
        wanted = sum(count - 1 for count in ringed) * spacing + (len(ringed) - 1) * apart
        length = float(_arc(_reach(room))[1][-1])
        shrunk = min(1.0, max(SMALLEST_RING, wanted / length))
        reach = _reach(room.magnified(shrunk, 0.0, 0.0))
        scale = min(1.0, length * shrunk / wanted) if wanted > 0.0 else 1.0
        gap = max(LEAST, spacing * scale)
        # What is open at the bottom takes no room.
        middle = area.center[0], area.center[1] + reach[1] * (1.0 - LOWEST) / 2.0
        slots = _on_ring(middle, reach, ringed, gap, apart * scale)
        if side:
            slots = [np.array([middle]), *slots]
        return cls(frame, tuple(slots), (gap,) * len(counts), apart * scale, middle, reach)

    def sides(self, layer: int, at: Point) -> Sides:
        """Return which way is which at a neuron of a layer."""
        ((x, y),) = self._outward(np.array([at])).tolist()
        if not self._last(layer):
            return Sides((x, y), (x, y), (x, y), (x, y))
        # Targets are outside of the outputs, in lines; other outputs are before and after.
        return Sides((1.0 if x >= 0.0 else -1.0, 0.0), (y, -x), (-y, x), (-y, x))

    def _last(self, layer: int) -> bool:
        return layer == len(self.slots) - 1

    def _outward(self, points: Array) -> Array:
        from_middle = points - np.array(self.middle)
        return directions(from_middle / np.square(self.reach))

    def ends(self, starts: Array, ends: Array, curvature: float) -> tuple[Array, Array]:
        """Return the directions in which ways leave neurons and arrive at others (number x 2)."""
        chords = (1.0 - curvature) * directions(ends - starts)
        leaving = directions(chords - curvature * self._outward(starts))
        return leaving, directions(chords + curvature * self._outward(ends))

    def head(self, layer: int, points: Sequence[Point], radius: float) -> Point:
        """Return where the name of a layer stands: outside of the middle of its arc."""
        _, unit, side = self.frame
        away = radius + NAME_ABOVE * unit
        if side and layer == 0:
            return self.middle[0], self.middle[1] - side / 2.0 - NAME_ABOVE * unit
        if layer == 0 or self._last(layer):
            x, y = points[0 if layer == 0 else -1]
            return x, y + away
        away += CHIP_ROOM * unit
        slots = self.slots[layer]
        x, y = ((slots[(len(slots) - 1) // 2] + slots[len(slots) // 2]) / 2.0).tolist()
        outward = self.sides(layer, (x, y)).outward
        return Area.beside((x, y), outward, away, NAME_BESIDE * unit, 0.0).center

    def words_at(self, layer: int, units: int, radius: float) -> Point:
        """Return where it is said how many units are left out: outside, off the edges."""
        x, y = at = super().words_at(layer, units, radius)
        ((dx, dy),) = self._outward(np.array([at])).tolist()
        away = radius + WORDS_OUTSIDE * self.frame.unit
        return x + away * dx, y + away * dy

    def needed(self, layer: int, radius: float, unit: float) -> float:
        """Return how far apart neurons of a layer are that have room for chips."""
        between = 2.0 * radius if self._last(layer) else 0.0
        ways = (self.sides(layer, tuple(slot)).after for slot in self.slots[layer].tolist())
        # After an output is the next one; after others, outside, only what belongs to the next.
        along = ((x, y) if between else (y, x) for x, y in ways)
        chip = CHIP_WIDTH * unit, CHIP_HEIGHT * unit
        return between + max(2.0 * support(way, *chip) for way in along)

    def words_room(self, layer: int) -> float:
        """Return how wide what is said of units left out can be."""
        return self.words * self.gaps[layer]

    @property
    def between(self) -> Point:
        """Return how wide and how high something between two layers can be, with their neurons."""
        return TEXT_SHARE * self.frame.area.width, math.inf


def _reach(room: Area) -> Point:
    """Return half of the width and of the height of the open ring that fills an area."""
    return room.width / 2.0, room.height / (1.0 + LOWEST)


def _arc(reach: Point) -> tuple[Array, Array]:
    """Return points around the open ring, clockwise from its lower left, and the way to each."""
    across, down = reach
    angles = np.radians(np.linspace(90.0 + OPENING / 2.0, 450.0 - OPENING / 2.0, 361))
    points = np.stack((across * np.cos(angles), down * np.sin(angles)), axis=1)
    steps = np.hypot(*np.diff(points, axis=0).T)
    return points, np.concatenate(([0.0], np.cumsum(steps)))


def _on_ring(
    middle: Point, reach: Point, counts: Sequence[int], gap: float, apart: float
) -> list[Array]:
    """Return the slots of layers one after the other around the ring, their middle at its top."""
    points, ways = _arc(reach)
    starts, way = [], 0.0
    for count in counts:
        starts.append(way)
        way += (count - 1) * gap + apart
    offset = (float(ways[-1]) - (way - apart)) / 2.0
    made = []
    for start, count in zip(starts, counts, strict=True):
        at = offset + start + np.arange(count) * gap
        made.append(
            np.stack([np.interp(at, ways, points[:, axis]) + middle[axis] for axis in (0, 1)], 1)
        )
    return made
