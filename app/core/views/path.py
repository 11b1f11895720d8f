"""The path of training through the space of all parameters, and the plane it is looked at in.

The plane is spanned by the first two principal components of the path, as in Li et al.,
"Visualizing the Loss Landscape of Neural Nets" (2018), section 7: no other shows more of it.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from app.core.views.course import REPLAY_SECONDS, steps_at_hand
from engine.arrays import Array
from engine.history import Cursor, History

# The parameters before so many steps, or up to twice as many, are looked at; fewer, but not fewer
# than those, where that would be more numbers.
MOST_POINTS, FEWEST_POINTS, MOST_NUMBERS = 32, 8, 250_000
# How far what is shown reaches beyond the path, as a share of the path's length on an axis, and
# how long an axis is at least, as a share of the other one.
MARGIN, NARROWEST = 0.2, 0.4
# What is shorter than this, as a share of what it is compared with, is rounding.
ROUNDING = 1e-9
# Lengths of longer ways would not be finite.
LARGEST = 1e150


class Path:
    """The parameters before some steps of a run, as far as it is computed; found piece by piece."""

    def __init__(self, history: History) -> None:
        count = history.first_model.network.parameter_count
        most = min(MOST_POINTS, max(FEWEST_POINTS, MOST_NUMBERS // (2 * count)))
        self.edits, self.computed = history.edits, history.computed
        self.steps = tuple(steps_at_hand(history, most))
        self._history = history
        self._cursor: Cursor | None = None
        self._found: list[Array] = []

    def work(self) -> bool:
        """Replay the run for a few milliseconds; return whether there was something to do."""
        if self.done:
            return False
        step = self.steps[len(self._found)]
        self._cursor = self._history.replayed(step, REPLAY_SECONDS, self._cursor)
        if self._cursor.step == step:
            self._found.append(self._cursor.state.parameters)
        return True

    @property
    def done(self) -> bool:
        """Return whether all of it is found."""
        return len(self._found) == len(self.steps)

    def is_of(self, history: History) -> bool:
        """Return whether it still is the path of a run."""
        return self._history is history and self.edits is history.edits

    @cached_property
    def points(self) -> Array:
        """Return the parameters before the steps (steps x parameters), once all are found."""
        return np.array(self._found, dtype=np.float64)


class Slice(NamedTuple):
    """A part of a plane through the space of all parameters.

    ``axes`` (2 x parameters) are at right angles and of length 1, or 0 where there is but one
    parameter. The point ``origin`` has the coordinates (0, 0), and ``low`` and ``high`` are those
    of the lower left and the upper right corner. ``share`` is how much of the variance of the path
    is in the plane.
    """

    origin: Array
    axes: Array
    low: Array
    high: Array
    share: float

    def coordinates(self, points: Array) -> Array:
        """Return where points (points x parameters) lie in the plane, points x 2."""
        with np.errstate(all="ignore"):
            found: Array = (points - self.origin) @ self.axes.T
        return found

    def shares(self, points: Array) -> Array:
        """Return the same from the left and from the top, as shares of what is shown."""
        right, up = ((self.coordinates(points) - self.low) / (self.high - self.low)).T
        return np.stack((right, 1.0 - up), axis=1)


def slice_along(points: Array) -> Slice | None:
    """Return the plane that has most of a path (points x parameters), None where nothing moves.

    What is not finite does not count.
    """
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return None
    origin = points.mean(axis=0)
    ways = points - origin
    longest = float(np.abs(ways).max(initial=0.0))
    if not ROUNDING * float(np.abs(origin).max(initial=0.0)) < longest < LARGEST:
        return None
    axes, share = _axes(ways / longest)
    coordinates = ways @ axes.T
    low, high = coordinates.min(axis=0), coordinates.max(axis=0)
    lengths = np.maximum(high - low, NARROWEST * float((high - low).max()))
    middle, half = (low + high) / 2.0, (0.5 + MARGIN) * lengths
    return Slice(origin, axes, middle - half, middle + half, share)


def _axes(ways: Array) -> tuple[Array, float]:
    """Return the first two principal components of ways from their mean (2 x parameters).

    The path ends at the right of where it begins, and begins below its middle. With them comes the
    share of the variance that they have.
    """
    # Of few points with many numbers each, the products of points are the smaller matrix.
    energies, mixtures = np.linalg.eigh(ways @ ways.T)
    along, across = (mixtures[:, -number] @ ways for number in (1, 2))
    first = along / np.linalg.norm(along)
    length = float(np.linalg.norm(across))
    second = across / length if length > ROUNDING * len(ways) else _at_right_angles(first)
    axes = np.stack((first, second))
    begin, end = (axes @ ways[number] for number in (0, -1))
    signs = np.where((end[0] < begin[0], begin[1] > 0.0), -1.0, 1.0)
    return axes * signs[:, np.newaxis], float(energies[-2:].sum() / energies.sum())


def _at_right_angles(direction: Array) -> Array:
    """Return one of the directions at right angles to another, zeros where there is none."""
    across = np.zeros_like(direction)
    if len(direction) > 1:
        number = int(np.argmin(np.abs(direction)))
        across[number] = 1.0
        across -= direction[number] * direction
        across /= np.linalg.norm(across)
    return across
