"""Room on the stage: each label gets the spot at which it hides least of what matters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from app.core.layout import Area, Way
from app.core.layout.way import PIECES, evaluated
from engine.arrays import Array, Mask

# How bad it is to leave the stage, which is worse than all else together, to hide another label, a
# stretch of the line that is labelled, one of another line, or one of a line at rest, to which a
# label along it would seem to belong.
OUTSIDE, LABEL, OWN_STRETCH, STRETCH, RESTING_STRETCH = 1e5, 500.0, 3.0, 2.5, 2.0
# However much of lines a label hides, it is not left out for that.
MOST_STRETCHES = 250.0
# How bad it is to be a pixel further away from what is labelled, or beyond another line: a label
# there would seem to belong to that one. Of lines that are no obstacle that is not so bad.
PIXEL, BEYOND, BEYOND_OTHER = 0.25, 400.0, 30.0
# Beyond more lines than this it is as far from its own as can be.
FAR_BEYOND = 2
# A label that would be as bad as this is left out.
TOO_BAD = 400.0
# An edge is taken as so many stretches.
STRETCHES = 40
# What is so near, in pixels, touches.
TOUCHING = 1.0
# What keeps just clear of a line, but for the rounding, keeps clear.
ROUNDING = 1e-6


class Obstacle(NamedTuple):
    """Something on the stage, and how bad it is to hide it."""

    area: Area
    weight: float


class Spot(NamedTuple):
    """A middle that a label could have, and how many pixels away from what it belongs to.

    ``home_x`` and ``home_y`` are the point of what it belongs to there.
    """

    x: float
    y: float
    away: float
    home_x: float
    home_y: float


class Wish(NamedTuple):
    """The size of a label, where it could stand, the best first, and the way it belongs to."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    own: Way | None = None


class Room(NamedTuple):
    """What is taken: labels keep within ``bounds`` and, if they can, ``clearance`` off lines.

    They neither lie along one of the ``others`` nor beyond it if they can.
    """

    bounds: Area
    obstacles: tuple[Obstacle, ...]
    lines: tuple[Way, ...] = ()
    clearance: float = 0.0
    others: tuple[Way, ...] = ()


@lru_cache(maxsize=8)
def settled(room: Room, wishes: tuple[Wish, ...]) -> tuple[Area | None, ...]:
    """Return where labels stand that are placed one after the other.

    There is always room for the first that does not belong to a line. A later one that would hide
    it, or worse, is None, as is the label of a line that would hide what matters.
    """
    placed: list[tuple[Wish, Area]] = []
    result: list[Area | None] = []
    for wish in wishes:
        costs = _costs(wish, room, placed)
        best = int(np.argmin(costs))
        spot = wish.spots[best]
        area = Area.around(spot.x, spot.y, wish.width, wish.height)
        fits = costs[best] < TOO_BAD or not (placed or wish.own)
        result.append(area if fits else None)
        if fits:
            placed.append((wish, area))
    return tuple(result)


def _costs(wish: Wish, room: Room, placed: Sequence[tuple[Wish, Area]]) -> Array:
    """Return how bad each spot is after others have been placed."""
    spots = np.array(wish.spots)
    middles, homes, half = spots[:, :2], spots[:, 3:], np.array((wish.width, wish.height)) / 2.0
    sides = np.hstack((middles - half, middles + half))
    taken = [*room.obstacles, *(Obstacle(area, LABEL) for _, area in placed)]
    costs = PIXEL * spots[:, 2] + _hidden(sides, taken)
    costs += _outside(sides, room.bounds) + _crossed(sides, wish.own, room)
    costs += BEYOND_OTHER * _beyond(middles, homes, room.others)
    beyond = _beyond(middles, homes, room.lines) + _disordered(middles, wish.own, placed)
    bad: Array = costs + BEYOND * beyond
    return bad


def _hidden(sides: Array, obstacles: Sequence[Obstacle]) -> Array:
    """Return how bad what the label would hide at each spot is.

    ``sides`` are its left, top, right and bottom there (number x 4), here and below.
    """
    if not obstacles:
        return np.zeros(len(sides))
    rows = [(a.x, a.y, a.right, a.bottom, weight) for a, weight in obstacles]
    left, top, right, bottom, weights = np.array(rows).T
    x1, y1, x2, y2 = sides.T[..., None]
    meets = (x1 < right) & (left < x2) & (y1 < bottom) & (top < y2)
    costs: Array = meets @ weights
    return costs


def _outside(sides: Array, bounds: Area) -> Array:
    x1, y1, x2, y2 = sides.T
    inside = (x1 >= bounds.x) & (x2 <= bounds.right) & (y1 >= bounds.y) & (y2 <= bounds.bottom)
    return np.where(inside, 0.0, OUTSIDE)


def _crossed(sides: Array, own: Way | None, room: Room) -> Array:
    """Return how bad it is to hide, or to come too near to, the stretches of the lines."""
    points, near = _stretches(room.lines), room.clearance - ROUNDING
    costs = STRETCH * _count_within(sides, near, points)
    if own in room.lines:
        costs += (OWN_STRETCH - STRETCH) * _count_within(sides, near, _stretches((own,)))
    if room.others:
        costs += RESTING_STRETCH * _count_within(sides, 0.0, _stretches(room.others))
    limited: Array = np.minimum(costs, MOST_STRETCHES)
    return limited


def _count_within(sides: Array, margin: float, points: Array) -> Array:
    """Return how many points are less than a margin off the box at each spot, or inside.

    The points come from the uppermost to the lowest: a box is low, and has few at its height.
    """
    x, y = points.T
    lefts, tops, rights, bottoms = (sides + margin * np.array((-1.0, -1.0, 1.0, 1.0))).T
    starts = np.searchsorted(y, tops, side="right")
    counts = np.maximum(0, np.searchsorted(y, bottoms, side="left") - starts)
    # The points at the height of the first box, then those at that of the second, and so on.
    boxes = np.repeat(np.arange(len(sides)), counts)
    before = np.cumsum(counts) - counts
    across = x[np.arange(len(boxes)) + (starts - before)[boxes]]
    within = (lefts[boxes] < across) & (across < rights[boxes])
    return np.bincount(boxes[within], minlength=len(sides)).astype(np.float64)


def _beyond(spots: Array, homes: Array, lines: Sequence[Way]) -> Array:
    """Return how many lines lie between each spot and what the label belongs to."""
    counts: Array = np.zeros(len(spots))
    if lines:
        starts, ends = _pieces(tuple(lines))
        crossed = _crossings(*_shortened(homes, spots), starts, ends)
        counts = crossed.reshape(len(spots), len(lines), -1).any(axis=2).sum(axis=1)
    return np.minimum(counts, FAR_BEYOND)


def _shortened(homes: Array, spots: Array) -> tuple[Array, Array]:
    """Return lines from homes to spots without their ends, which touch what they belong to."""
    ways = spots - homes
    lengths = np.hypot(*ways.T)[:, None]
    ends: Array = TOUCHING * ways / np.maximum(lengths, TOUCHING)
    return homes + ends, spots - ends


def _crossings(ones: Array, others: Array, starts: Array, ends: Array) -> Mask:
    """Return which lines from ``ones`` to ``others`` cross which from ``starts`` to ``ends``."""
    one, other, start, end = ones[:, None], others[:, None], starts[None], ends[None]
    sides = _turn(end - start, one - start) * _turn(end - start, other - start)
    facing = _turn(other - one, start - one) * _turn(other - one, end - one)
    crossed: Mask = (sides < 0.0) & (facing <= 0.0)
    return crossed


def _turn(one: Array, other: Array) -> Array:
    """Return on which side of one vector another one points."""
    turn: Array = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    return turn


def _disordered(spots: Array, own: Way | None, before: Sequence[tuple[Wish, Area]]) -> Array:
    """Return with how many labels of lines each spot would change places."""
    counts = np.zeros(len(spots))
    for other, area in before:
        if own is not None and other.own is not None:
            order = np.subtract(own.point(0.5), other.own.point(0.5))
            counts += (spots - np.array(area.center)) @ order < 0.0
    return counts


@lru_cache(maxsize=8)
def _stretches(lines: tuple[Way, ...]) -> Array:
    """Return points along the lines (number x 2), from the uppermost to the lowest."""
    ways = np.array(lines, dtype=np.float64).reshape(-1, 4, 2)
    points = evaluated(ways, np.linspace(0.0, 1.0, STRETCHES)).reshape(-1, 2)
    return points[np.argsort(points[:, 1])]


@lru_cache(maxsize=8)
def _pieces(lines: tuple[Way, ...]) -> tuple[Array, Array]:
    """Return the two ends of the straight pieces that lines are made of (number x 2)."""
    ways = np.array(lines, dtype=np.float64)
    count = 1 if _straight(ways) else PIECES
    points = evaluated(ways, np.linspace(0.0, 1.0, count + 1))
    return points[:, :-1].reshape(-1, 2), points[:, 1:].reshape(-1, 2)


def _straight(ways: Array) -> bool:
    """Return whether all ways (number x 4 points x 2) lead straight on."""
    chords = ways[:, 3] - ways[:, 0]
    lengths = np.maximum(np.hypot(*chords.T), TOUCHING)[:, None]
    off = _turn(chords[:, None], ways[:, 1:3] - ways[:, :1]) / lengths
    return bool((np.abs(off) < ROUNDING).all())
