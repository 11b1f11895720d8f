"""The drawings of the inspector: values, sums and moves as bars, the activation as a curve."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.core.color import Color, faded
from app.core.frame import Anchor, Box, Disc, Face, Item, Math, Polyline, Segments, Text
from app.core.inspection import CurvePoint, Move, Part, Quantity, Sum
from app.core.layout import Area
from app.core.numbers_input import short_text
from app.core.scene.curve import Curve
from app.core.theme import Theme
from app.paint.fonts import line
from app.view.language import tr
from engine.activations import Activation
from engine.words.terms import Symbol, Term, plain_text, said_term
from engine.words.wording import worded

UNKNOWN = "…"
TEXT, NUMBER, NAME = 13.0, 13.0, 15.5
QUANTITY_ROW, BAR_ROW = 24.0, 28.0
BAR_HEIGHT = 16.0
# The width of a letter of a number, and the room between the longest and the bars.
LETTER, GAP = 7.9, 9.0
# A bar keeps at least this width, in pixels: its number has as many decimals as that leaves room
# for.
LEAST_BAR = 52.0
# Where the label of a value begins, and how wide the narrowest panel is: values that would not fit
# there beside their labels stand below them.
LABEL, NARROWEST = 16.0, 236.0
# Where the bars of a sum and of moves begin.
SUM_LEFT, MOVES_LEFT = 88.0, 52.0
CURVE_HEIGHT = 128.0
# How high the marks of other samples are.
RUG = 7.0


@dataclass(frozen=True)
class QuantityList:
    """The values of a neuron under each other, with ``decimals`` behind the point."""

    rows: tuple[Quantity, ...]
    decimals: int

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return self._row * len(self.rows)

    @property
    def _row(self) -> float:
        return QUANTITY_ROW * (1.0 if all(map(self._fits, self.rows)) else 1.75)

    def _fits(self, row: Quantity) -> bool:
        label = LABEL + line(tr(row.label), Face.SANS, TEXT).width
        return label + _room([row.value], self.decimals) <= NARROWEST

    @property
    def words(self) -> str:
        """Return the values as a sentence."""
        return ", ".join(
            f"{tr(row.label)}: {_number(row.value, self.decimals)}" for row in self.rows
        )

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return a dot, a label and a number for each value."""
        items: list[Item] = []
        for number, row in enumerate(self.rows):
            y = number * self._row + 0.5 * QUANTITY_ROW
            below = (number + 1) * self._row - 0.5 * QUANTITY_ROW
            known = row.value is not None
            hue = colors.phase(row.phase) if known else colors.faint
            color = colors.text if known else colors.muted
            value = _number(row.value, self.decimals)
            items.append(Disc(4.0, y, 4.0, hue))
            items.append(Text(LABEL, y, tr(row.label), TEXT, color))
            items.append(Text(width, below, value, NUMBER, color, Face.MONO, Anchor.RIGHT))
        return tuple(items)


@dataclass(frozen=True)
class SumBars:
    """A weighted sum as a staircase: each bar begins where the one before it ends."""

    sum: Sum
    decimals: int

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return BAR_ROW * (len(self.sum.parts) + 1) + 6.0

    @property
    def words(self) -> str:
        """Return the terms as a sentence."""
        named = [(part.name, part.value) for part in self._rows]
        return ", ".join(
            f"{plain_text(said_term(name, tr), self.decimals)} {_number(value, self.decimals)}"
            for name, value in named
        )

    @property
    def _rows(self) -> tuple[Part, ...]:
        return (*self.sum.parts, Part(self.sum.name, self.sum.total, 0.0))

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return one row for each term, and the sum below a line."""
        ends = [part.start + (part.value or 0.0) for part in self._rows]
        values = [part.value for part in self._rows]
        decimals = _fitting(values, width - SUM_LEFT, self.decimals)
        scale = _Scale(_column(values, width, SUM_LEFT, decimals), (*ends, 0.0))
        items: list[Item] = []
        for number, part in enumerate(self._rows):
            last = number == len(self._rows) - 1
            y = (number + 0.5) * BAR_ROW + (6.0 if last else 0.0)
            hue = colors.forward if last else faded(colors.forward, 0.8)
            items.extend(_row(part.name, part.value, y, width, decimals, colors))
            items.extend(scale.bar(y, part.start, part.value, hue, colors))
        rule = len(self.sum.parts) * BAR_ROW + 3.0
        items.append(Segments(((0.0, rule, width, rule),), colors.border, 1.0))
        return tuple(items)


@dataclass(frozen=True)
class MoveBars:
    """How far each weight moves, side by side around zero."""

    moves: tuple[Move, ...]
    why: str
    decimals: int

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return QUANTITY_ROW + BAR_ROW * len(self.moves)

    @property
    def words(self) -> str:
        """Return the moves as a sentence."""
        return ", ".join(
            f"{plain_text(move.name, self.decimals)} {short_text(move.value, self.decimals, True)}"
            for move in self.moves
        )

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return one row for each move, blue upwards and orange downwards."""
        values = [move.value for move in self.moves]
        largest = max(map(abs, values), default=0.0)
        decimals = _fitting(values, width - MOVES_LEFT, self.decimals)
        scale = _Scale(_column(values, width, MOVES_LEFT, decimals), (-largest, largest))
        items: list[Item] = [Text(0.0, 9.0, tr(self.why), TEXT, colors.muted)]
        for number, move in enumerate(self.moves):
            y = QUANTITY_ROW + (number + 0.5) * BAR_ROW
            items.extend(_row(move.name, move.value, y, width, decimals, colors, signed=True))
            items.extend(scale.bar(y, 0.0, move.value, colors.sign(move.value), colors))
            zero = scale.x(0.0)
            ends = (zero, y - BAR_HEIGHT / 2.0, zero, y + BAR_HEIGHT / 2.0)
            items.append(Segments((ends,), colors.faint, 1.0))
        return tuple(items)


@dataclass(frozen=True)
class CurveDrawing:
    """An activation function with the point at which a neuron is, and with its slope the tangent.

    ``point`` is None as long as it is not known. The ``rug`` marks where other samples are along z.
    """

    activation: Activation
    point: CurvePoint | None
    rug: tuple[float, ...] = ()
    height: float = CURVE_HEIGHT

    @property
    def words(self) -> str:
        """Return the point as a sentence."""
        name = self.activation.name
        if self.point is None:
            return name
        at = self.point
        return tr(worded("{name} of {z:.4g} is {a:.4g}", name=name, z=at.z, a=at.a))

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return a box with axes, curve, tangent, point and caption."""
        area = Area(1.0, 18.0, width - 2.0, self.height - 28.0)
        curve = Curve(self.activation, self._furthest, area)
        upright, level = curve.point(0.0, 0.0)
        axes = ((1.0, level, width - 1.0, level), (upright, 26.0, upright, self.height - 8.0))
        caption = f"{self.activation.symbol}(z)"
        if self.point and self.point.slope is not None:
            caption = tr(worded("{function} and its tangent here", function=caption))
        return (
            Box(0.5, 0.5, width - 1.0, self.height - 1.0, 6.0, colors.background, colors.border),
            Segments(axes, colors.border, 1.0),
            *self._rug(curve, colors),
            Polyline(curve.points(), colors.forward, 2.0),
            *self._point(curve, colors),
            Text(10.0, 15.0, caption, 12.0, colors.muted),
        )

    @property
    def _furthest(self) -> float:
        """Return the weighted sum for which there has to be room."""
        shown = (*self.rug, *(self.point or ())[:1])
        return max((abs(z) for z in shown if math.isfinite(z)), default=0.0)

    def _rug(self, curve: Curve, colors: Theme) -> Iterator[Item]:
        if not self.rug:
            return
        bottom, top = self.height - 2.0, self.height - 2.0 - RUG
        places = curve.across(np.array(self.rug)).tolist()
        lines = tuple((x, bottom, x, top) for x in places)
        yield Segments(lines, faded(colors.forward, 0.45), 1.0)

    def _point(self, curve: Curve, colors: Theme) -> Iterator[Item]:
        if self.point is None:
            return
        z, a, slope = self.point
        if slope is not None:
            yield Polyline(curve.tangent(z, a, slope), colors.backward, 2.0, dashed=True)
        yield Disc(*curve.point(z, a), 4.5, colors.strong)


class _Scale:
    """Values along a column, so that all of ``values`` that are finite have room."""

    def __init__(self, column: Area, values: Sequence[float]) -> None:
        finite = [value for value in values if math.isfinite(value)]
        self._column = column
        self._low = min(finite, default=0.0)
        self._span = max(finite, default=0.0) - self._low or 1.0

    def x(self, value: float) -> float:
        """Return where a value stands, at an end where it is too large."""
        share = min(1.0, max(0.0, (value - self._low) / self._span))
        return self._column.x + 4.0 + share * (self._column.width - 8.0)

    def bar(
        self, y: float, start: float, value: float | None, hue: Color, colors: Theme
    ) -> Iterator[Item]:
        """Yield the groove of a row, and in it the bar from ``start`` on if there is a value."""
        top, column = y - BAR_HEIGHT / 2.0, self._column
        yield Box(
            column.x, top, column.width, BAR_HEIGHT, 4.0, faded(colors.background, 0.5),
            colors.border,
        )  # fmt: skip
        if value is not None and not math.isnan(value):
            left, right = sorted((self.x(start), self.x(start + value)))
            yield Box(left, top + 2.5, max(1.5, right - left), BAR_HEIGHT - 5.0, 2.0, hue)


def _fitting(values: Sequence[float | None], room: float, decimals: int) -> int:
    """Return with how many of the decimals numbers leave room for their bars."""
    fewer = range(decimals, 1, -1)
    return next((some for some in fewer if _room(values, some) + LEAST_BAR <= room), 1)


def _column(values: Sequence[float | None], width: float, left: float, decimals: int) -> Area:
    return Area(left, 0.0, width - left - _room(values, decimals), BAR_HEIGHT)


def _room(values: Sequence[float | None], decimals: int) -> float:
    """Return what the longest number takes; what is not known yet has its room by then."""
    letters = (len(_number(value or 0.0, decimals, signed=True)) for value in values)
    return max(letters, default=0) * LETTER + GAP


def _row(
    name: Term, value: float | None, y: float, width: float, decimals: int, colors: Theme,
    *, signed: bool = False,
) -> Iterator[Item]:  # fmt: skip
    """Yield the name and the number of a row of bars."""
    color = colors.muted if value is None else colors.text
    if isinstance(name, Symbol):
        yield Text(0.0, y, tr(name.text), TEXT, colors.muted)
    else:
        yield Math(0.0, y, name, NAME, color, decimals)
    text = _number(value, decimals, signed)
    yield Text(width, y, text, NUMBER, color, Face.MONO, Anchor.RIGHT)


def _number(value: float | None, decimals: int, signed: bool = False) -> str:
    return UNKNOWN if value is None else short_text(value, decimals, signed)
