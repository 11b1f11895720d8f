"""The terms of a sum as bars that pile up from zero at a neuron."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import Anchor, Box, Disc, Face, Item, Point, Sparks, Text
from app.core.scene.context import Context
from app.core.scene.labels import pile_area
from app.core.scene.motion.parts import MOST_TAILS
from engine.arrays import Array

# A sum of many terms is drawn as so many bars.
MOST_BARS = 24
# Beyond this a bar's length is not computed: it would overflow.
LONGEST = 1e300
# The part of a term's time in which it flies to the pile; in the rest its bar grows.
FLIGHT = 0.6
# A term on its way, in units.
SPARK = 5.0
# Below the bars, the middle of a line of text, in units.
BELOW = 12.0


def partial_sums(terms: Array) -> list[float]:
    """Return 0 and the sums of more and more terms, the whole sum last; of many only some."""
    with np.errstate(all="ignore"):
        sums = np.cumsum(terms)
    some = np.linspace(0, len(sums) - 1, min(len(sums), MOST_BARS)).astype(np.intp)
    return [0.0, *sums[some].tolist()]


class Pile:
    """The bars at a unit, for the sums of more and more terms, 0 first.

    ``top`` and ``height`` are those of the bars, ``scale`` makes all of them shorter or longer.
    """

    def __init__(
        self, context: Context, unit: int, sums: Sequence[float], scale: float = 1.0
    ) -> None:
        layer = context.moment.layer or 0
        self.context, self.sums = context, sums
        self.tight = context.tight(layer)
        area = pile_area(context, layer, unit)
        self.x, self._half = area.center[0], area.width / 2.0
        self.height = (5.0 if self.tight else 7.0) * context.unit
        self.top = area.y + (2.0 if self.tight else 8.0) * context.unit
        self._ends = _ends(sums, self._half, scale)

    @property
    def middle(self) -> float:
        """Return the y of the middle of the bars."""
        return self.top + self.height / 2.0

    @property
    def below(self) -> Point:
        """Return the middle of the line of text below the bars."""
        return self.x, self.top + self.height + BELOW * self.context.unit

    def bars(self, reached: float) -> Iterator[Item]:
        """Yield the bars of the first terms, the last of them as long as it has grown by then."""
        ground = faded(self.context.theme.track, 0.8)
        yield Box(self.x - self._half, self.top, 2.0 * self._half, self.height, 2.0, ground)
        for number, (before, after) in enumerate(pairwise(self._ends)):
            grown = min(1.0, (reached - number - FLIGHT) / (1.0 - FLIGHT))
            if grown > 0.0:
                color = faded(self.context.theme.sign(after - before), 0.85)
                end = before + (after - before) * grown
                left, width = self.x + min(before, end), abs(end - before)
                yield Box(left, self.top, width, self.height, 1.0, color)

    def total(self, reached: float) -> Iterator[Item]:
        """Yield how much the terms that have arrived are together, where there is room for it."""
        if not self.tight:
            context, sums = self.context, self.sums
            color = mixed(context.color, context.theme.text, 0.4)
            text = f"Σ {context.steady(sums[int(reached)], max(sums, key=abs))}"
            size = 12.5 * context.unit
            yield Text(*self.below, text, size, color, Face.MONO, Anchor.MIDDLE)

    def flights(self, origins: Sequence[Point], reached: float) -> Iterator[Item]:
        """Yield the terms that are on their way from their origins to the pile, one at a time.

        The others wait for their turn. Too many to be told apart are not shown.
        """
        if len(origins) != len(self.sums) - 1 or len(origins) > MOST_TAILS:
            return
        radius, color = SPARK * self.context.unit, self.context.color
        waiting = tuple(origins[int(reached) + 1 :])
        if waiting:
            yield Sparks(waiting, radius, color)
        share = (reached - int(reached)) / FLIGHT
        if int(reached) < len(origins) and share < 1.0:
            (x, y), start = origins[int(reached)], self._ends[int(reached)]
            end = self.x + start, self.middle
            yield Disc(x + (end[0] - x) * share, y + (end[1] - y) * share, radius, color)


def stack(
    context: Context, unit: int, sums: Sequence[float], reached: float, origins: Sequence[Point]
) -> Iterator[Item]:
    """Yield a pile that grows term by term, ``reached`` of them so far, and what is on its way."""
    pile = Pile(context, unit, sums)
    yield from pile.bars(reached)
    yield from pile.total(reached)
    yield from pile.flights(origins, reached)


def _ends(sums: Sequence[float], half: float, scale: float) -> list[float]:
    """Return how far from the middle each sum lies, the largest ``half`` pixels."""
    values = np.clip(np.nan_to_num(sums), -LONGEST, LONGEST)
    largest = float(np.abs(values).max()) or 1.0
    return [float(value) for value in values / largest * half * scale]
