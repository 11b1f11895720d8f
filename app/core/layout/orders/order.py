"""What an order of the layers is: it knows the slots of each layer and which way is which."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

import numpy as np

from app.core.frame import Point
from app.core.layout.area import Area
from app.core.project import Layout
from engine.arrays import Array

# However small the picture is, neurons are this far apart: in pixels of the picture.
LEAST = 1.0
# The largest radius as a share of the distance between two neurons.
RADIUS_SHARE = 0.38
# In units: from the neurons to the name of their layer, beside it and above it.
NAME_BESIDE, NAME_ABOVE = 62.0, 18.0
# In units: the room that a chip needs between two neurons, and between two chips.
CHIP_WIDTH, CHIP_HEIGHT = 96.0, 44.0
# In units: how high the name of a layer is with a line below it.
HEAD_HEIGHT = 32.0
# How much of the width of a picture a text may take that need not fit between two layers.
TEXT_SHARE = 0.42


class Margins(NamedTuple):
    """What is left free around the neurons, in units."""

    left: float
    top: float
    right: float
    bottom: float


class Sides(NamedTuple):
    """Which way is which at a neuron, as directions of length 1.

    Targets stand ``outward`` of it, deltas ``after`` it, biases come from ``before`` it. Its own
    name, where there is no room for that in it, is on the side of ``name``.
    """

    outward: Point
    before: Point
    after: Point
    name: Point


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

    @property
    def head_room(self) -> Point:
        """Return how wide and how high the name of a layer with what is below it can be."""
        return self.between[0], HEAD_HEIGHT * self.frame.unit

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
    def between(self) -> Point:
        """Return how wide and how high something between two layers can be, with their neurons.

        That is infinite where layers set no bound.
        """


def directions(vectors: Array) -> Array:
    """Return vectors (number x 2) with length 1; where there is none, to the right."""
    lengths = np.hypot(vectors[:, 0], vectors[:, 1])[:, None]
    made: Array = np.where(
        lengths > 0.0, vectors / np.where(lengths > 0.0, lengths, 1.0), (1.0, 0.0)
    )
    return made
