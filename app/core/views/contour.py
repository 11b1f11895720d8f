"""Where numbers on a grid pass a level."""

from __future__ import annotations

from collections import defaultdict, deque

import numpy as np

from app.core.frame import Point
from engine.arrays import Array, Rows
from engine.network import Mask

# Four neighbours are two triangles, each three corners as (row, column).
TRIANGLES = (((0, 0), (0, 1), (1, 0)), ((1, 1), (1, 0), (0, 1)))
# Ends of pieces that differ from this digit on are the same point.
PLACES = 9


def contour(values: Array, level: float) -> Array:
    """Return the line at which values on a square grid pass a level (pieces x 4).

    A piece is x1, y1, x2, y2, as shares of the side from the left and from the top; values stand
    at the middles of equal squares. Around what is not finite there is no line.
    """
    found = values - level
    return np.concatenate([_pieces(found, triangle) for triangle in TRIANGLES])


def borders(values: Array) -> Array:
    """Return the lines between where one number is the largest and where another is (pieces x 4).

    ``values`` are those of a square grid, side x side x numbers.
    """
    largest = np.argmax(values, axis=2)
    found: list[Array] = [np.empty((0, 4))]
    for number in range(values.shape[2] - 1):
        lead = values[:, :, number] - values[:, :, number + 1 :].max(axis=2)
        # Borders with the numbers before this one are drawn already.
        found.append(contour(np.where(largest < number, np.nan, lead), 0.0))
    return np.concatenate(found)


def lines(pieces: Array) -> list[tuple[Point, ...]]:
    """Return pieces (pieces x 4) joined to lines: where one ends the next one begins."""
    free = {((x1, y1), (x2, y2)) for x1, y1, x2, y2 in np.round(pieces, PLACES).tolist()}
    meeting = defaultdict(list)
    for piece in free:
        for end in piece:
            meeting[end].append(piece)
    found = []
    while free:
        line = deque(free.pop())
        for at, add in (-1, line.append), (0, line.appendleft):
            while following := next((piece for piece in meeting[line[at]] if piece in free), None):
                free.remove(following)
                add(following[following[0] == line[at]])
        found.append(tuple(line))
    return found


def _pieces(values: Array, triangle: tuple[tuple[int, int], ...]) -> Array:
    """Return the line at 0 through all triangles of one kind."""
    last = len(values) - 1
    parts = [values[row : last + row, column : last + column] for row, column in triangle]
    above = np.stack([part > 0.0 for part in parts])
    crossed = (above.any(axis=0) & ~above.all(axis=0)) & np.isfinite(sum(parts))
    rows, columns = np.nonzero(crossed)
    corners = np.stack(
        [_corner(values, rows + row, columns + column) for row, column in triangle], axis=1
    )
    return _line(corners, above[:, crossed].T)


def _corner(values: Array, rows: Rows, columns: Rows) -> Array:
    """Return x, y and value at places of the grid (places x 3)."""
    side = len(values)
    return np.stack(((columns + 0.5) / side, (rows + 0.5) / side, values[rows, columns]), axis=1)


def _line(corners: Array, above: Mask) -> Array:
    """Return where the line passes triangles (number x 3 corners x 3) of which it parts one corner.

    That corner is alone above the line, or alone below it.
    """
    alone = np.where(above.sum(axis=1) == 1, np.argmax(above, axis=1), np.argmin(above, axis=1))
    numbers = np.arange(len(corners))
    first = corners[numbers, alone]
    ends = [_crossing(first, corners[numbers, (alone + turn) % 3]) for turn in (1, 2)]
    return np.concatenate(ends, axis=1)


def _crossing(one: Array, other: Array) -> Array:
    """Return where the value is 0 on the way from each corner to another (corners x 2)."""
    share = one[:, 2:] / (one[:, 2:] - other[:, 2:])
    crossing: Array = one[:, :2] + (other[:, :2] - one[:, :2]) * share
    return crossing
