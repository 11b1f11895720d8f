"""A chart of curves over the steps of a run, as display lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

import numpy as np

from app.core.color import Color, faded, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Disc, Face, Item, Polyline, Segments, Text
from app.core.layout import Area
from app.core.theme import Theme
from app.core.views.axis import Axis
from app.core.views.extremes import Cells, outline
from engine.arrays import Array

SMALL = 10.5
LEGEND, LEGEND_ROW = 11.0, 16.0
# Around the curves, in pixels: below are the steps, on the left the values.
TOP, RIGHT, BOTTOM = 8.0, 10.0, 18.0
# A tick needs about so much room beside and above it.
TICK_WIDTH, TICK_HEIGHT = 62.0, 30.0
DOT = 3.5
# A letter of a name is about so wide, as a share of its size; values have room for so many.
LETTER, LONGEST_VALUE = 0.56, 8
# In a chart lower than this there is no room for values in the legend.
LOW = 120.0
# In a legend: its distance from the edge, the dash of a curve, and what is between two parts of
# a row, and between two rows beside each other.
INSET, DASH, GAP, WIDE_GAP = 8.0, 12.0, 6.0, 12.0
UNKNOWN = "…"


class Look(Enum):
    """How a curve is drawn: its width, how much of its hue, and whether it is dashed."""

    NOISE = (1.0, 0.5, False)
    MAIN = (2.0, 1.0, False)
    OTHER = (1.5, 1.0, True)
    GHOST = (1.5, 0.8, False)


class Curve(NamedTuple):
    """Values over steps from 0, as pieces with a lowest and a highest value each.

    ``hue`` takes its colour from a theme.
    """

    name: str
    cells: Cells
    look: Look
    hue: Callable[[Theme], Color]


class Reading(NamedTuple):
    """What a curve says at the playhead: the step, the value there, and how it is written."""

    step: int
    value: float
    text: str


@dataclass(frozen=True, eq=False)
class Chart:
    """Curves in a box of some size, with axes; steps are counted from 0 and shown from 1.

    ``say`` writes a number of the upright axis.
    """

    width: float
    height: float
    curves: tuple[Curve, ...]
    x: Axis
    y: Axis
    say: Callable[[float], str]

    @cached_property
    def area(self) -> Area:
        """Return where the curves are."""
        longest = max((len(self.say(tick)) for tick in self._ticks), default=0)
        left = 12.0 + longest * SMALL * MONO_ADVANCE
        top = self.legend.y + self.legend.height
        return Area(
            left, top, max(1.0, self.width - left - RIGHT), max(1.0, self.height - top - BOTTOM)
        )

    @cached_property
    def _ticks(self) -> tuple[float, ...]:
        return self.y.ticks(
            max(2, int((self.height - self.legend.height - TOP - BOTTOM) / TICK_HEIGHT))
        )

    def step_at(self, x: float) -> int:
        """Return the step at a place, that at an end where there is none."""
        share = min(1.0, max(0.0, (x - self.area.x) / self.area.width))
        return round(self.x.value(share)) - 1

    def moved(self, step: int, share: float) -> int:
        """Return the step that is a share of the width further on."""
        x = float(self._x(np.array([float(step)]))[0]) + share * self.area.width
        found = self.step_at(x)
        return found if found != step else step + (1 if share > 0.0 else -1)

    def still(self, colors: Theme) -> tuple[Item, ...]:
        """Return everything but the playhead: ground, axes and curves."""
        ground = Box(
            0.5, 0.5, self.width - 1.0, self.height - 1.0, 6.0, colors.background, colors.border
        )
        return (ground, *self._upright(colors), *self._level(colors), *self._lines(colors))

    def moving(self, step: int, readings: Sequence[Reading | None], colors: Theme) -> list[Item]:
        """Return the playhead, and what each curve says there: a legend."""
        x = float(self._x(np.array([float(step)]))[0])
        line = (x, self.area.y - 3.0, x, self.area.y + self.area.height)
        items: list[Item] = [Segments((line,), faded(colors.strong, 0.55), 1.0)]
        for curve, reading in zip(self.curves, readings, strict=True):
            if reading is not None:
                items.extend(self._dot(curve, reading, colors))
        return [*items, *self._legend(readings, colors)]

    def _x(self, steps: Array) -> Array:
        return self.area.x + self.x.share(steps + 1.0) * self.area.width

    def _y(self, values: Array) -> Array:
        return self.area.y + (1.0 - self.y.share(values)) * self.area.height

    def _upright(self, colors: Theme) -> Iterator[Item]:
        """Yield a line across for each round value."""
        area = self.area
        heights = self._y(np.array(self._ticks)).tolist()
        ends = tuple((area.x, y, area.x + area.width, y) for y in heights)
        yield Segments(ends, faded(colors.border, 0.8), 1.0)
        for tick, y in zip(self._ticks, heights, strict=True):
            yield Text(
                area.x - 5.0, y, self.say(tick), SMALL, colors.muted, Face.MONO, Anchor.RIGHT
            )

    def _level(self, colors: Theme) -> Iterator[Item]:
        """Yield the numbers of some steps."""
        ticks = self.x.ticks(max(2, int(self.area.width / TICK_WIDTH)))
        y = self.area.y + self.area.height + 10.0
        for tick in ticks:
            x = float(self._x(np.array([tick - 1.0]))[0])
            text = f"{tick:,.0f}"
            half = len(text) * SMALL * MONO_ADVANCE / 2.0
            x = min(max(x, self.area.x + half), self.area.x + self.area.width - half)
            yield Text(x, y, text, SMALL, colors.muted, Face.MONO, Anchor.MIDDLE)

    def _lines(self, colors: Theme) -> Iterator[Item]:
        for curve, (x, y) in zip(self.curves, self._outlines, strict=True):
            width, strength, dashed = curve.look.value
            color = mixed(colors.background, curve.hue(colors), strength)
            points = zip(x.tolist(), y.tolist(), strict=True)
            yield Polyline(tuple(points), color, width, dashed=dashed)

    @cached_property
    def _outlines(self) -> list[tuple[Array, Array]]:
        """Return the points of each curve, x and y, as far as they have a place."""
        result = []
        for curve in self.curves:
            cells = curve.cells
            x, y = outline(self._x(cells.places), self._y(cells.highs), self._y(cells.lows))
            result.append((x[np.isfinite(y)], y[np.isfinite(y)]))
        return result

    def _dot(self, curve: Curve, reading: Reading, colors: Theme) -> Iterator[Item]:
        x = float(self._x(np.array([float(reading.step)]))[0])
        y = float(self._y(np.array([reading.value]))[0])
        if np.isfinite(y):
            yield Disc(x, y, DOT, curve.hue(colors), colors.background, 1.5)

    @cached_property
    def legend(self) -> Area:
        """Return where the legend is: above the curves, in as many rows as it needs."""
        rows = -(-len(self.curves) // self._in_a_row)
        return Area(INSET, TOP, max(1.0, self.width - 2.0 * INSET), LEGEND_ROW * rows + GAP)

    @cached_property
    def _in_a_row(self) -> int:
        """Return how many curves have room beside each other in the legend."""
        named = max((len(curve.name) for curve in self.curves), default=0) * LEGEND * LETTER
        value = 0.0 if self.height < LOW else GAP + LONGEST_VALUE * LEGEND * MONO_ADVANCE
        entry = DASH + GAP + named + value
        fitting = int((self.width - 2.0 * INSET + WIDE_GAP) / (entry + WIDE_GAP))
        return min(max(1, fitting), max(1, len(self.curves)))

    def _legend(self, readings: Sequence[Reading | None], colors: Theme) -> Iterator[Item]:
        """Yield for each curve a dash like it, its name, and what it says."""
        box, columns = self.legend, self._in_a_row
        width = (box.width + WIDE_GAP) / columns
        for number, (curve, reading) in enumerate(zip(self.curves, readings, strict=True)):
            row, column = divmod(number, columns)
            x, y = box.x + column * width, box.y + (row + 0.5) * LEGEND_ROW
            text, right = UNKNOWN if reading is None else reading.text, x + width - WIDE_GAP
            yield Segments(((x, y, x + DASH, y),), curve.hue(colors), curve.look.value[0])
            yield Text(x + DASH + GAP, y, curve.name, LEGEND, colors.muted)
            if self.height >= LOW:
                yield Text(right, y, text, LEGEND, colors.text, Face.MONO, Anchor.RIGHT)
