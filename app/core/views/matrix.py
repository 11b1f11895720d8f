"""A matrix of counts as a display list: rows are targets, columns answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import MONO_ADVANCE, TRANSPARENT, Anchor, Box, Face, Item, Text
from app.core.layout import Area
from app.core.theme import Theme
from app.core.views.classes import NO_ANSWER
from app.core.views.confusion import most_confused
from engine.arrays import Rows
from engine.words.wording import Translate, counted, said

# More classes than these would be too small to read.
MOST_CLASSES = 30
NAME, COUNT = 11.0, 12.0
# A letter of a name is about so wide, as a share of its size.
LETTER = 0.54
TOP, ROOM = 38.0, 8.0
# Cells are no larger than this, and their names take no more than this share of the width.
LARGEST_CELL = 84.0
NAMES_SHARE = 0.34
# A smaller number could not be read.
SMALLEST = 7.5
# The faintest and the strongest a cell is filled; in between by the square root of its share of
# the row, so that a few wrong answers are seen among many right ones.
FAINT, STRONG = 0.08, 0.92
# On a cell filled by more than this share, numbers are in the colour of the ground.
FILLED = 0.55

Cell = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Matrix:
    """Counts (classes x classes and one more), with the names of the classes, on some pixels.

    A cell is the numbers of a target and an answer; ``NO_ANSWER`` is a column only if there is
    such a sample. ``target``, ``answer`` and ``nothing`` are words; ``translate`` is of the
    language that they are of.
    """

    counts: Rows
    names: tuple[str, ...]
    width: float
    height: float
    target: str
    answer: str
    nothing: str
    translate: Translate

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Return the classes that are shown."""
        return tuple(most_confused(self.counts, MOST_CLASSES).tolist())

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Return the answers that are shown."""
        return (*self.rows, NO_ANSWER) if self.counts[:, NO_ANSWER].any() else self.rows

    @cached_property
    def area(self) -> Area:
        """Return where the cells are."""
        longest = max(len(self.target), *(len(self.names[row]) for row in self.rows))
        left = min(longest * NAME * LETTER + ROOM, self.width * NAMES_SHARE)
        wide = min(LARGEST_CELL, (self.width - left) / len(self.columns))
        high = min(wide, max(1.0, (self.height - TOP) / len(self.rows)))
        return Area(left, TOP, wide * len(self.columns), high * len(self.rows))

    @property
    def _cell(self) -> tuple[float, float]:
        return self.area.width / len(self.columns), self.area.height / len(self.rows)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Return the cell at a place."""
        wide, high = self._cell
        column, row = (x - self.area.x) // wide, (y - self.area.y) // high
        if not (0 <= column < len(self.columns) and 0 <= row < len(self.rows)):
            return None
        return self.rows[int(row)], self.columns[int(column)]

    def next_to(self, cell: Cell | None, across: int, down: int) -> Cell:
        """Return the cell that is so many further to the right and down, at the border the last."""
        if cell is None or cell[0] not in self.rows or cell[1] not in self.columns:
            return self.rows[0], self.columns[0]
        row = min(max(self.rows.index(cell[0]) + down, 0), len(self.rows) - 1)
        column = min(max(self.columns.index(cell[1]) + across, 0), len(self.columns) - 1)
        return self.rows[row], self.columns[column]

    def name(self, answer: int) -> str:
        """Return what an answer is called."""
        return self.nothing if answer == NO_ANSWER else self.names[answer]

    def items(self, chosen: Cell | None, colors: Theme) -> tuple[Item, ...]:
        """Return names, cells and counts, and a frame around the chosen cell."""
        framed = [self._frame(chosen, colors)] if chosen is not None else []
        return (*self._titles(colors), *self._names(colors), *self._cells(colors), *framed)

    def _titles(self, colors: Theme) -> Iterator[Item]:
        yield Text(0.0, 10.0, self.target, NAME, colors.muted)
        yield Text(self.area.x + 2.0, 10.0, self.answer, NAME, colors.muted)

    def _names(self, colors: Theme) -> Iterator[Item]:
        wide, high = self._cell
        for place, row in enumerate(self.rows):
            name = shortened(self.names[row], self.area.x - ROOM)
            y = self.area.y + (place + 0.5) * high
            if high >= NAME:
                yield Text(0.0, y, name, NAME, colors.text)
        for place, column in enumerate(self.columns):
            name = shortened(self.name(column), wide - 2.0)
            x = self.area.x + (place + 0.5) * wide
            yield Text(x, self.area.y - 9.0, name, NAME, colors.text, Face.SANS, Anchor.MIDDLE)

    def _cells(self, colors: Theme) -> Iterator[Item]:
        totals = np.maximum(1, self.counts.sum(axis=1))
        for row in self.rows:
            for column in self.columns:
                count = int(self.counts[row, column])
                yield from self._drawn((row, column), count, count / totals[row], colors)

    def _drawn(self, cell: Cell, count: int, share: float, colors: Theme) -> Iterator[Item]:
        box = self._box(cell)
        hue = colors.positive if cell[0] == cell[1] else colors.negative
        strength = FAINT + share**0.5 * (STRONG - FAINT) if count else 0.0
        fill = mixed(colors.background, hue, strength)
        yield Box(box.x, box.y, box.width, box.height, 3.0, fill, faded(colors.border, 0.7))
        text = said(counted(count), self.translate)
        size = min(COUNT, (box.width - 2.0) / (len(text) * MONO_ADVANCE), box.height - 2.0)
        if count and size >= SMALLEST:
            x, y = box.x + box.width / 2.0, box.y + box.height / 2.0
            color = colors.background if strength > FILLED else colors.text
            yield Text(x, y, text, size, color, Face.MONO, Anchor.MIDDLE)

    def _box(self, cell: Cell) -> Area:
        wide, high = self._cell
        x = self.area.x + self.columns.index(cell[1]) * wide
        y = self.area.y + self.rows.index(cell[0]) * high
        return Area(x + 1.0, y + 1.0, max(1.0, wide - 2.0), max(1.0, high - 2.0))

    def _frame(self, cell: Cell, colors: Theme) -> Item:
        box = self._box(cell)
        return Box(box.x, box.y, box.width, box.height, 3.0, TRANSPARENT, colors.strong, 2.0)


def shortened(name: str, width: float) -> str:
    """Return as much of a name as there is room for, in pixels."""
    letters = max(1, int(width / (NAME * LETTER)))
    return name if len(name) <= letters else f"{name[: max(1, letters - 1)]}…"
