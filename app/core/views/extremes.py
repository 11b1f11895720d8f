"""A long series made short enough to be drawn: the lowest and the highest of each stretch of it."""

from __future__ import annotations

from array import array
from typing import NamedTuple

import numpy as np

from engine.arrays import Array

# So many values are one stretch.
STRETCH = 32


class Cells(NamedTuple):
    """Pieces of a series in their order: the place of the first value, the lowest, the highest.

    What is not finite is left out; a piece with nothing else has no entry.
    """

    places: Array
    lows: Array
    highs: Array


class Extremes:
    """The extremes of every full stretch of a series that grows; only what is new is looked at."""

    def __init__(self) -> None:
        self._lows, self._highs = array("d"), array("d")

    def keep(self, count: int) -> None:
        """Forget all but the first ``count`` values: what follows them has changed."""
        del self._lows[count // STRETCH :], self._highs[count // STRETCH :]

    def follow(self, values: array[float]) -> None:
        """Take in how far the series has grown; it may have been cut off before."""
        self.keep(len(values))
        start, stop = (len(self._lows) * STRETCH, len(values) // STRETCH * STRETCH)
        if start < stop:
            new = _finite(values[start:stop]).reshape(-1, STRETCH)
            self._lows.frombytes(np.fmin.reduce(new, axis=1).tobytes())
            self._highs.frombytes(np.fmax.reduce(new, axis=1).tobytes())

    def cells(self, values: array[float], detailed: int) -> Cells:
        """Return the series as it was followed, of the first ``detailed`` values each by itself.

        So are those after the last full stretch.
        """
        full = len(self._lows)
        first = min(-(-detailed // STRETCH), full)
        start, rest = _finite(values[: first * STRETCH]), _finite(values[full * STRETCH :])
        places = [
            np.arange(first * STRETCH),
            np.arange(first, full) * STRETCH,
            np.arange(full * STRETCH, len(values)),
        ]
        lows = np.concatenate([start, self._lows[first:], rest])
        highs = np.concatenate([start, self._highs[first:], rest])
        found = np.isfinite(lows)
        return Cells(np.concatenate(places)[found].astype(np.float64), lows[found], highs[found])


def outline(cells: Cells, columns: Array) -> tuple[Array, Array]:
    """Return a curve (places, values) through pieces of which each is in a column.

    In each column, numbered in ascending order, it keeps the lowest and the highest value, in the
    order in which it goes up or down there.
    """
    if len(columns) == 0:
        return columns, columns
    starts = np.flatnonzero(np.diff(columns, prepend=-np.inf))
    ends = np.append(starts[1:], len(columns)) - 1
    low, high = np.fmin.reduceat(cells.lows, starts), np.fmax.reduceat(cells.highs, starts)
    rising = cells.highs[ends] > cells.highs[starts]
    values = np.column_stack([np.where(rising, low, high), np.where(rising, high, low)])
    kept = np.column_stack([np.ones(len(low), dtype=np.bool_), low != high])
    return cells.places[np.column_stack([starts, ends])][kept], values[kept]


def _finite(values: array[float]) -> Array:
    """Return values as an array, with NaN for what is not finite."""
    result = np.array(values)
    result[np.isinf(result)] = np.nan
    return result
