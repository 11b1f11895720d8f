"""Layers side by side, from left to right or from top to bottom, and no order at all."""

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
    RADIUS_SHARE,
    TEXT_SHARE,
    Frame,
    Margins,
    Order,
    Sides,
    directions,
)
from app.core.project import Layout
from engine.arrays import Array

# How much of the way along the layers a picture takes.
PICTURE_SHARE = 0.42
# How far a fully bent way leaves the straight one where there is no order, in degrees.
BEND = 50.0


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
        before, after = (-x, -y), (x, y)
        # From where edges lead away below there is no name.
        return Sides(self.flow, before, after, name=before if self.flow[1] else after)

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
    def between(self) -> Point:
        """Return how wide and how high something between two layers can be, with their neurons."""
        if self.flow[0]:
            return self.distance, math.inf
        return TEXT_SHARE * self.frame.area.width, self.distance


class Rightward(Rows):
    """Layers as columns, from left to right."""

    margins = Margins(52.0, 82.0, 150.0, 22.0)
    flow, along = (1.0, 0.0), (0.0, 1.0)


class Downward(Rows):
    """Layers as rows, from top to bottom."""

    margins = Margins(118.0, 58.0, 56.0, 76.0)
    words = 2
    flow, along = (0.0, 1.0), (1.0, 0.0)

    @property
    def head_room(self) -> Point:
        """Return how wide and how high the name of a layer with what is below it can be."""
        return 2.0 * (self.margins.left - NAME_BESIDE) * self.frame.unit, self.distance


class Free(Rightward):
    """Neurons where they were dragged: columns to start from, ways from anywhere to anywhere."""

    def ends(self, starts: Array, ends: Array, curvature: float) -> tuple[Array, Array]:
        """Return the directions in which ways leave neurons and arrive at others (number x 2)."""
        chords = directions(ends - starts)
        angle = np.radians(BEND * curvature)
        turn = np.array(((np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))))
        return chords @ turn, chords @ turn.T

    def head(self, layer: int, points: Sequence[Point], radius: float) -> Point:
        """Return where the name of a layer stands: above its uppermost neuron."""
        x, y = min(points, key=lambda point: point[1])
        return x, y - radius - NAME_ABOVE * self.frame.unit
