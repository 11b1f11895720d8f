"""The orders that layers can stand in: one class each, and a registry of them by name.

An order is fitted to a picture: it knows the slots of each layer, one for each neuron, and from
then on tells which way is which at any place.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

import numpy as np

from app.core.frame import Point
from app.core.layout.area import Area, support
from app.core.project import Direction, Layout
from engine.arrays import Array

# However small the picture is, neurons are this far apart: in pixels of the picture.
LEAST = 1.0
# The largest radius as a share of the distance between two neurons.
RADIUS_SHARE = 0.38
# How much of the way along the layers a picture takes.
PICTURE_SHARE = 0.42
# In units: from the neurons to the name of their layer, beside it and above it.
NAME_BESIDE, NAME_ABOVE = 62.0, 18.0
# In units: the room that a chip needs between two neurons, and between two chips.
CHIP_WIDTH, CHIP_HEIGHT = 96.0, 44.0
# In units, how far outside of the ring words stand that are about units left out.
WORDS_OUTSIDE = 10.0
# How much of the width of a picture a text may take that need not fit between two layers.
TEXT_SHARE = 0.42
# The ring is open at its bottom, for so many degrees, and no smaller than that share of its room.
OPENING, SMALLEST_RING = 116.0, 0.6
# How far below its middle the ends of the ring are, as a share of its reach.
LOWEST = math.cos(math.radians(OPENING / 2.0))
# Two layers on the ring are at least so many neurons apart.
LAYERS_APART = 2.0
# How far a fully bent way leaves the straight one where there is no order, in degrees.
BEND = 50.0


class Margins(NamedTuple):
    """What is left free around the neurons, in units."""

    left: float
    top: float
    right: float
    bottom: float


class Sides(NamedTuple):
    """Which way is which at a neuron, as directions of length 1.

    Targets stand ``outward`` of it, deltas ``after`` it, biases come from ``before`` it.
    """

    outward: Point
    before: Point
    after: Point


class Frame(NamedTuple):
    """The room that an order has: the area in pixels, the pixels of a unit and of a picture's side.

    ``side`` is 0 where the inputs are no picture.
    """

    area: Area
    unit: float
    side: float = 0.0


@dataclass(frozen=True, eq=False)
class Order(ABC):
    """How layers follow one another; ``slots`` are the places of each (number x 2).

    ``gaps`` is the distance between two slots of each layer, ``distance`` that of two layers.
    """

    margins: ClassVar[Margins]
    # So many slots of a layer the words for the units that are left out take.
    words: ClassVar[int]

    frame: Frame
    slots: tuple[Array, ...]
    gaps: tuple[float, ...]
    distance: float

    @classmethod
    @abstractmethod
    def extent(cls, area: Area, layers: int) -> float:
        """Return how long a layer can be."""

    @classmethod
    @abstractmethod
    def picture_side(cls, area: Area) -> float:
        """Return how large a picture can be that stands in place of the inputs."""

    @classmethod
    @abstractmethod
    def fitted(cls, counts: Sequence[int], layout: Layout, frame: Frame) -> Self:
        """Return the order for layers of so many slots."""

    @abstractmethod
    def sides(self, layer: int, at: Point) -> Sides:
        """Return which way is which at a neuron of a layer."""

    @abstractmethod
    def ends(self, starts: Array, ends: Array, curvature: float) -> tuple[Array, Array]:
        """Return the directions in which ways leave neurons and arrive at others (number x 2)."""

    @abstractmethod
    def head(self, layer: int, points: Sequence[Point], radius: float) -> Point:
        """Return where the name of a layer stands whose neurons are at ``points``."""

    @abstractmethod
    def needed(self, layer: int, radius: float, unit: float) -> float:
        """Return how far apart neurons of a layer are that have room for chips.

        ``unit`` is the size of a chip: how many pixels a unit of length is for texts.
        """

    def words_at(self, layer: int, units: int, radius: float) -> Point:
        """Return where it is said how many units are left out, after so many that are not."""
        x, y = self.slots[layer][min(units, len(self.slots[layer]) - 1) :].mean(axis=0).tolist()
        return x, y

    @abstractmethod
    def words_room(self, layer: int) -> float:
        """Return how wide what is said of units left out can be."""

    @property
    @abstractmethod
    def text_room(self) -> float:
        """Return how wide a text beside an edge can be."""


@dataclass(frozen=True, eq=False)
class Rows(Order):
    """Layers side by side; ``flow`` leads from one to the next, ``along`` from unit to unit."""

    words: ClassVar[int] = 1
    flow: ClassVar[Point]
    along: ClassVar[Point]

    @classmethod
    def extent(cls, area: Area, layers: int) -> float:
        """Return how long a layer can be."""
        return 2.0 * support(cls.along, area.width, area.height)

    @classmethod
    def picture_side(cls, area: Area) -> float:
        """Return how large a picture can be that stands in place of the inputs."""
        across = 2.0 * support(cls.flow, area.width, area.height)
        return max(LEAST, min(cls.extent(area, 1), PICTURE_SHARE * across))

    @classmethod
    def fitted(cls, counts: Sequence[int], layout: Layout, frame: Frame) -> Self:
        """Return the order for layers of so many slots."""
        area, unit, side = frame
        extent, spacing = cls.extent(area, len(counts)), layout.neuron_spacing * unit
        gaps = tuple(max(LEAST, min(spacing, extent / count)) for count in counts)
        radius = min(layout.neuron_size / 2.0 * unit, RADIUS_SHARE * min(gaps))
        across = 2.0 * support(cls.flow, area.width, area.height)
        # A picture takes the room of its half more than a neuron would.
        further = max(0.0, side / 2.0 - radius)
        free = (across - 2.0 * radius - 2.0 * further) / (len(counts) - 1)
        distance = max(LEAST, min(layout.layer_spacing * unit, free))
        middle, flow, along = (np.array(way) for way in (area.center, cls.flow, cls.along))
        first = -(len(counts) - 1) / 2.0 * distance
        slots = tuple(
            middle
            + flow * (first + layer * distance + (0.0 if layer == 0 else further))
            + np.outer((np.arange(count) - (count - 1) / 2.0) * gap, along)
            for layer, (count, gap) in enumerate(zip(counts, gaps, strict=True))
        )
        return cls(frame, slots, gaps, distance)

    def sides(self, layer: int, at: Point) -> Sides:
        """Return which way is which at a neuron of a layer."""
        x, y = self.along
        return Sides(self.flow, (-x, -y), (x, y))

    def ends(self, starts: Array, ends: Array, curvature: float) -> tuple[Array, Array]:
        """Return the directions in which ways leave neurons and arrive at others (number x 2)."""
        flow = np.array(self.flow)
        forwards = np.where((ends - starts) @ flow >= 0.0, 1.0, -1.0)
        ways = np.outer(forwards, flow)
        return ways, ways

    def head(self, layer: int, points: Sequence[Point], radius: float) -> Point:
        """Return where the name of a layer stands whose neurons are at ``points``."""
        area, unit, _ = self.frame
        (x, y), (dx, dy) = area.center, self.along
        slot_x, slot_y = self.slots[layer][0].tolist()
        away = support(self.along, area.width, area.height)
        away += (abs(dx) * NAME_BESIDE + abs(dy) * NAME_ABOVE) * unit
        return (x - dx * away, slot_y) if dx else (slot_x, y - dy * away)

    def needed(self, layer: int, radius: float, unit: float) -> float:
        """Return how far apart neurons of a layer are that have room for chips."""
        x, y = self.along
        return 2.0 * radius + (abs(x) * CHIP_WIDTH + abs(y) * CHIP_HEIGHT) * unit

    def words_room(self, layer: int) -> float:
        """Return how wide what is said of units left out can be."""
        return self.distance if self.flow[0] else self.words * self.gaps[layer]

    @property
    def text_room(self) -> float:
        """Return how wide a text beside an edge can be."""
        return self.distance if self.flow[0] else TEXT_SHARE * self.frame.area.width


class Rightward(Rows):
    """Layers as columns, from left to right."""

    margins = Margins(52.0, 82.0, 150.0, 22.0)
    flow, along = (1.0, 0.0), (0.0, 1.0)


class Downward(Rows):
    """Layers as rows, from top to bottom."""

    margins = Margins(118.0, 58.0, 56.0, 76.0)
    words = 2
    flow, along = (0.0, 1.0), (1.0, 0.0)


class Free(Rightward):
    """Neurons where they were dragged: columns to start from, ways from anywhere to anywhere."""

    def ends(self, starts: Array, ends: Array, curvature: float) -> tuple[Array, Array]:
        """Return the directions in which ways leave neurons and arrive at others (number x 2)."""
        chords = _directions(ends - starts)
        angle = np.radians(BEND * curvature)
        turn = np.array(((np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))))
        return chords @ turn, chords @ turn.T

    def head(self, layer: int, points: Sequence[Point], radius: float) -> Point:
        """Return where the name of a layer stands: above its uppermost neuron."""
        x, y = min(points, key=lambda point: point[1])
        return x, y - radius - NAME_ABOVE * self.frame.unit


@dataclass(frozen=True, eq=False)
class Ring(Order):
    """All neurons on one ring, layer after layer clockwise: no edge runs over a neuron.

    ``reach`` is half of its width and of its height.
    """

    margins: ClassVar[Margins] = Margins(110.0, 84.0, 150.0, 44.0)
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
            return Sides((x, y), (x, y), (x, y))
        # Targets are outside of the outputs, in lines; other outputs are before and after.
        return Sides((1.0 if x >= 0.0 else -1.0, 0.0), (y, -x), (-y, x))

    def _last(self, layer: int) -> bool:
        return layer == len(self.slots) - 1

    def _outward(self, points: Array) -> Array:
        from_middle = points - np.array(self.middle)
        return _directions(from_middle / np.square(self.reach))

    def ends(self, starts: Array, ends: Array, curvature: float) -> tuple[Array, Array]:
        """Return the directions in which ways leave neurons and arrive at others (number x 2)."""
        chords = (1.0 - curvature) * _directions(ends - starts)
        leaving = _directions(chords - curvature * self._outward(starts))
        return leaving, _directions(chords + curvature * self._outward(ends))

    def head(self, layer: int, points: Sequence[Point], radius: float) -> Point:
        """Return where the name of a layer stands: outside of the middle of its arc."""
        _, unit, side = self.frame
        away = radius + NAME_ABOVE * unit
        if side and layer == 0:
            return self.middle[0], self.middle[1] - side / 2.0 - NAME_ABOVE * unit
        if layer == 0 or self._last(layer):
            x, y = points[0 if layer == 0 else -1]
            return x, y + away
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
    def text_room(self) -> float:
        """Return how wide a text beside an edge can be."""
        return TEXT_SHARE * self.frame.area.width


def _directions(vectors: Array) -> Array:
    """Return vectors (number x 2) with length 1; where there is none, to the right."""
    lengths = np.hypot(vectors[:, 0], vectors[:, 1])[:, None]
    made: Array = np.where(
        lengths > 0.0, vectors / np.where(lengths > 0.0, lengths, 1.0), (1.0, 0.0)
    )
    return made


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


ORDERS: dict[Direction, type[Order]] = {
    "right": Rightward,
    "down": Downward,
    "circle": Ring,
    "free": Free,
}
