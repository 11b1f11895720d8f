"""Chips: small labels that carry the numbers of what is going on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.core.color import Color, faded, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Marks, Text
from app.core.layout import Area
from app.core.scene.context import Context

SIZE = 13.0
HEIGHT = 22.0
PADDING = 18.0
# The height of the row below the text, and how far it reaches up into the text's room.
ROW, ROW_OVERLAP = 15.0, 2.0
# What stands before the result of an equation.
RESULT = " = "


@dataclass(frozen=True)
class Chip:
    """A text in a box around (x, y); ``marks`` are those of a ``Text``.

    Below the text there may be a row for something else.
    """

    x: float
    y: float
    text: str
    marks: Marks = ()
    has_row: bool = False

    def area(self, unit: float) -> Area:
        """Return the box in pixels."""
        width = chip_width(len(self.text), unit)
        return Area.around(self.x, self.y, width, chip_height(self.has_row, unit))

    def row(self, unit: float) -> Area:
        """Return the row below the text."""
        area, padding = self.area(unit), PADDING / 2.0 * unit
        top = area.y + (HEIGHT - ROW_OVERLAP) * unit
        return Area(area.x + padding, top, area.width - 2.0 * padding, ROW * unit)


class MarkedText(NamedTuple):
    """A text, and what the numbers in it stand for."""

    text: str
    marks: Marks = ()


def chip_width(letters: int, unit: float) -> float:
    """Return the width in pixels of a chip with so many letters."""
    return (letters * SIZE * MONO_ADVANCE + PADDING) * unit


def chip_height(has_row: bool, unit: float) -> float:
    """Return the height in pixels of a chip, or of one with a row below its text."""
    return (HEIGHT + ROW * has_row) * unit


def letters_in(width: float, unit: float) -> int:
    """Return how many letters a chip of that width has room for."""
    return int((width / unit - PADDING) / (SIZE * MONO_ADVANCE))


def chip_items(
    context: Context, chip: Chip, color: Color, opacity: float = 1.0, result: float = 1.0
) -> list[Item]:
    """Return a chip in the hue ``color``; ``result`` is how opaque what an equation comes to is."""
    if opacity <= 0.0:
        return []
    unit, area = context.unit, chip.area(context.unit)
    fill = faded(mixed(context.theme.background, color, 0.16), opacity)
    box = Box(
        area.x, area.y, area.width, area.height, 5.0 * unit, fill, faded(color, 0.75 * opacity),
        1.0 * unit,
    )  # fmt: skip
    return [box, *_lines(context, chip, mixed(color, context.theme.text, 0.45), opacity, result)]


def _lines(
    context: Context, chip: Chip, color: Color, opacity: float, result: float
) -> Iterator[Text]:
    """Yield the text of a chip, in two parts as long as its result is not there."""
    size, y = SIZE * context.unit, chip.area(context.unit).y + HEIGHT / 2.0 * context.unit
    shown, split = faded(color, opacity), chip.text.find(RESULT)
    if result >= 1.0 or split < 0:
        yield Text(chip.x, y, chip.text, size, shown, Face.MONO, Anchor.MIDDLE, marks=chip.marks)
        return
    left = chip.x - len(chip.text) * size * MONO_ADVANCE / 2.0
    yield Text(left, y, chip.text[:split], size, shown, Face.MONO, marks=chip.marks[:-1])
    right, ahead = chip.text[split:].lstrip(), left + (split + 1) * size * MONO_ADVANCE
    if result > 0.0:
        color = faded(color, opacity * result)
        yield Text(ahead, y, right, size, color, Face.MONO, marks=chip.marks[-1:])
