"""The terms of a sum as bars that pile up from zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import Anchor, Box, Disc, Face, Item, Point, Sparks, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.labels.labels import pile_area
from app.core.scene.motion.parts import MOST_TAILS
from engine.arrays import Array
from engine.marks import of_arriving, of_unit
from engine.plan.events import Kind
from engine.words.terms import Mark, Tag

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
# How wide what parts two bars is, in units.
SEAM = 1.0


def partial_sums(terms: Array) -> list[float]:
    """Return 0 and the sums of more and more terms, the whole sum last; of many only some."""
    with np.errstate(all="ignore"):
        sums = np.cumsum(terms)
    some = np.linspace(0, len(sums) - 1, min(len(sums), MOST_BARS)).astype(np.intp)
    return [0.0, *sums[some].tolist()]


class Pile:
    """Bars side by side in ``area`` for the sums of more and more terms, 0 first.

    ``mark`` is what they become, ``zero`` is where 0 stands, as a share of the width; ``scale``
    makes all bars shorter or longer.
    """

    def __init__(
        self,
        context: Context,
        area: Area,
        sums: Sequence[float],
        mark: Mark,
        scale: float = 1.0,
        zero: float = 0.5,
    ) -> None:
        self.context, self.area, self.sums, self.mark = context, area, sums, mark
        longest = max(zero, 1.0 - zero) * area.width * scale
        self._ends = [area.x + zero * area.width + way for way in _ways(sums, longest)]

    def place(self, reached: float) -> Point:
        """Return where the term after so many begins."""
        return self._ends[int(reached)], self.area.center[1]

    def bars(self, reached: float) -> Iterator[Item]:
        """Yield the bars of the first terms, the last of them as long as it has grown by then."""
        area, theme = self.area, self.context.theme
        ground, seam = faded(theme.track, 0.8), theme.background
        marks = (self.mark,)
        yield Box(area.x, area.y, area.width, area.height, 2.0, ground, marks=marks)
        for number, (before, after) in enumerate(pairwise(self._ends)):
            grown = min(1.0, (reached - number - FLIGHT) / (1.0 - FLIGHT))
            if grown > 0.0:
                color = faded(theme.sign(after - before), 0.85)
                end = before + (after - before) * grown
                yield Box(
                    min(before, end), area.y, abs(end - before), area.height, 1.0, color
                )  # fmt: skip
                yield Box(before, area.y, SEAM * self.context.unit, area.height, 0.0, seam)

    def total(self, reached: float) -> str:
        """Return how much the terms that have arrived are together."""
        largest = max(self.sums, key=abs)
        return f"Σ {self.context.steady(self.sums[int(reached)], largest)}"

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
            (x, y), end = origins[int(reached)], self.place(reached)
            yield Disc(x + (end[0] - x) * share, y + (end[1] - y) * share, radius, color)


def pile_of(context: Context, unit: int, sums: Sequence[float], scale: float = 1.0) -> Pile:
    """Return the pile at a unit of the layer under way, flatter where neurons are tight."""
    layer = context.moment.layer or 0
    room, tight = pile_area(context, layer, unit), context.tight(layer)
    top = room.y + (2.0 if tight else 8.0) * context.unit
    height = (5.0 if tight else 7.0) * context.unit
    at = context.moment.position, layer, unit
    mark = of_unit(Tag.WEIGHTED_SUM, *at)
    if context.moment.kind is not Kind.WEIGHTED_SUM:
        mark = of_arriving(*at)
    return Pile(context, Area(room.x, top, room.width, height), sums, mark, scale)


def below(pile: Pile) -> Point:
    """Return the middle of the line of text below a pile."""
    return pile.area.center[0], pile.area.bottom + BELOW * pile.context.unit


def total_below(pile: Pile, reached: float) -> Text:
    """Return how much the terms that have arrived are together, as a line below their pile."""
    context = pile.context
    color, size = mixed(context.color, context.theme.text, 0.4), 12.5 * context.unit
    text, marks = pile.total(reached), (pile.mark,)
    return Text(*below(pile), text, size, color, Face.MONO, Anchor.MIDDLE, marks=marks)


def stack(
    context: Context, unit: int, sums: Sequence[float], reached: float, origins: Sequence[Point]
) -> Iterator[Item]:
    """Yield a pile that grows term by term, ``reached`` of them so far, and what is on its way.

    Where neurons are tight there is no room for what they are together.
    """
    pile = pile_of(context, unit, sums)
    yield from pile.bars(reached)
    if not context.tight(context.moment.layer or 0):
        yield total_below(pile, reached)
    yield from pile.flights(origins, reached)


def _ways(sums: Sequence[float], longest: float) -> list[float]:
    """Return how far from zero each sum lies, the largest ``longest`` pixels."""
    values = np.clip(np.nan_to_num(sums), -LONGEST, LONGEST)
    largest = float(np.abs(values).max()) or 1.0
    return [float(value) for value in values / largest * longest]
