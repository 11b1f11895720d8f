"""The way that an edge takes from one neuron to the next: straight, or bent."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from app.core.frame import Point
from engine.arrays import Array

# The length of a bent way is that of so many straight pieces.
PIECES = 12


class Way(NamedTuple):
    """A cubic curve from ``start`` to ``end``, which ``first`` and ``second`` pull aside.

    Where these are a third of the way apart it is straight, and shares of it are shares of its
    length.
    """

    start: Point
    first: Point
    second: Point
    end: Point

    @classmethod
    def straight(cls, start: Point, end: Point) -> Way:
        """Return the shortest way."""
        (x1, y1), (x2, y2) = start, end
        dx, dy = (x2 - x1) / 3.0, (y2 - y1) / 3.0
        return cls(start, (x1 + dx, y1 + dy), (x2 - dx, y2 - dy), end)

    def back(self) -> Way:
        """Return the same way from its end to its start."""
        return Way(self.end, self.second, self.first, self.start)

    def point(self, share: float) -> Point:
        """Return the point a share, 0 to 1, of the way along."""
        rest = 1.0 - share
        a, b = rest * rest * rest, 3.0 * rest * rest * share
        c, d = 3.0 * rest * share * share, share * share * share
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = self
        return a * x1 + b * x2 + c * x3 + d * x4, a * y1 + b * y2 + c * y3 + d * y4

    def tangent(self, share: float) -> Point:
        """Return the direction, of length 1, in which the way goes on there."""
        rest = 1.0 - share
        a, b, c = rest * rest, 2.0 * rest * share, share * share
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = self
        dx = a * (x2 - x1) + b * (x3 - x2) + c * (x4 - x3)
        dy = a * (y2 - y1) + b * (y3 - y2) + c * (y4 - y3)
        length = math.hypot(dx, dy)
        return (dx / length, dy / length) if length > 0.0 else (1.0, 0.0)

    def points(self, count: int) -> tuple[Point, ...]:
        """Return ``count`` points from the start to the end."""
        return tuple(self.point(number / (count - 1)) for number in range(count))

    @property
    def chord(self) -> Point:
        """Return how far the end is from the start, across and down."""
        return self.end[0] - self.start[0], self.end[1] - self.start[1]

    @property
    def length(self) -> float:
        """Return the length in pixels."""
        return _length(self)


@lru_cache(maxsize=4096)
def _length(way: Way) -> float:
    return sum(math.dist(one, other) for one, other in pairwise(way.points(PIECES + 1)))


def bent(starts: Array, leaving: Array, ends: Array, arriving: Array, curvature: float) -> Array:
    """Return ways (number x 4 points x 2) between points (number x 2).

    ``leaving`` and ``arriving`` are the directions of length 1 that a fully bent way, with
    ``curvature`` 1, has at its ends; one with 0 is straight.
    """
    chords = ends - starts
    thirds = (1.0 - curvature) / 3.0 * chords
    pulls = (
        0.5 * curvature * np.abs((chords * ways).sum(axis=1, keepdims=True)) * ways
        for ways in (leaving, arriving)
    )
    firsts, seconds = (thirds + pull for pull in pulls)
    made: Array = np.stack((starts, starts + firsts, ends - seconds, ends), axis=1)
    return made


def evaluated(ways: Array, shares: Array) -> Array:
    """Return the points at ``shares`` of each way (number x shares x 2)."""
    rest = 1.0 - shares
    weights = np.stack((rest**3, 3.0 * rest**2 * shares, 3.0 * rest * shares**2, shares**3), axis=1)
    points: Array = weights @ ways
    return points
