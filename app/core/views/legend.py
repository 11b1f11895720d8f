"""What the colours and marks of a decision surface mean, as drawings for a panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.core.frame import MONO_ADVANCE, Disc, Face, Image, Item, Text
from app.core.heat import SHADES, Colors, class_colors, pixels, shade_colors
from app.core.theme import Theme
from app.core.views.landscape import loss_colors
from app.core.views.surface import diamond, dot
from engine.words.terms import number_text

ROW, SIZE, DIGITS = 20.0, 11.0, 3
ADVANCE = SIZE * MONO_ADVANCE
# The strip of all shades, and the gap between two parts of a row.
STRIP, STRIP_HEIGHT, GAP = 84.0, 8.0, 8.0
MARK = 4.0
# So much width there is in a panel at least, and the longest name of a class.
WIDTH, LONGEST = 244.0, 16


@dataclass(frozen=True)
class Legend:
    """The shades between two answers, or the hues of classes if there are any.

    ``kinds`` is what to call samples to train with and to test with, none where all are alike.
    """

    low: float
    high: float
    classes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        rows = -(-len(self.classes) // self._in_a_row) if self.classes else 1
        return ROW * (rows + (bool(self.kinds) and bool(self.classes)))

    @property
    def words(self) -> str:
        """Return the ends of the scale, or the classes, and the kinds of samples."""
        ends = (number_text(self.low, DIGITS), number_text(self.high, DIGITS))
        return ", ".join((*(self.classes or ends), *self.kinds))

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return the shades or hues, and the marks of samples at the right end."""
        left = self._hues(colors) if self.classes else self._shades(colors)
        return (*left, *self._marks(width, colors))

    @property
    def _names(self) -> list[str]:
        return [
            name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…" for name in self.classes
        ]

    @property
    def _cell(self) -> float:
        return max(map(len, self._names)) * ADVANCE + 2.0 * MARK + 2.5 * GAP

    @property
    def _in_a_row(self) -> int:
        return max(1, int(WIDTH // self._cell))

    def _hues(self, colors: Theme) -> Iterator[Item]:
        hues = class_colors(colors, len(self.classes))
        for number, (name, hue) in enumerate(zip(self._names, hues, strict=True)):
            row, column = divmod(number, self._in_a_row)
            x, y = column * self._cell, (row + 0.5) * ROW
            yield Disc(x + MARK, y, MARK, hue)
            yield Text(x + 2.0 * MARK + 6.0, y, name, SIZE, colors.text, Face.MONO)

    def _shades(self, colors: Theme) -> Iterator[Item]:
        return _strip(self.low, self.high, shade_colors(colors)[:SHADES], colors)

    def _marks(self, width: float, colors: Theme) -> Iterator[Item]:
        x, y = width, self.height - ROW / 2.0
        for kind, mark in reversed(list(zip(self.kinds, (dot, diamond), strict=False))):
            x -= len(kind) * ADVANCE
            yield Text(x, y, kind, SIZE, colors.muted, Face.MONO)
            x -= 2.0 * MARK + 4.0
            yield mark(x + MARK, y, MARK, colors.muted, colors)
            x -= 1.5 * GAP


@dataclass(frozen=True)
class LossScale:
    """The shades from the lowest loss to the highest."""

    low: float
    high: float

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return ROW

    @property
    def words(self) -> str:
        """Return both ends."""
        return f"{number_text(self.low, DIGITS)}, {number_text(self.high, DIGITS)}"

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return the shades between their ends."""
        return tuple(_strip(self.low, self.high, loss_colors(colors)[:-1], colors))


def _strip(low: float, high: float, shades: Colors, colors: Theme) -> Iterator[Item]:
    """Yield shades side by side, with the numbers that the first and the last stand for."""
    first, last = (number_text(end, DIGITS) for end in (low, high))
    x, y = len(first) * ADVANCE + GAP, ROW / 2.0
    yield Text(0.0, y, first, SIZE, colors.muted, Face.MONO)
    yield Image(x, y - STRIP_HEIGHT / 2.0, STRIP, STRIP_HEIGHT, pixels(shades[np.newaxis]))
    yield Text(x + STRIP + GAP, y, last, SIZE, colors.muted, Face.MONO)
