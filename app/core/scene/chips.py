"""Chips: small labels that carry the numbers of what is going on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.core.color import Color, faded, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Marks, Text
from app.core.layout import Area
from app.core.scene.context import Context

SIZE = 13.0
HEIGHT = 22.0
PADDING = 18.0


@dataclass(frozen=True)
class Chip:
    """A text in a box around (x, y); ``marks`` are those of a ``Text``."""

    x: float
    y: float
    text: str
    marks: Marks = ()

    def area(self, unit: float) -> Area:
        """Return the box in pixels."""
        return Area.around(self.x, self.y, chip_width(len(self.text), unit), HEIGHT * unit)


class MarkedText(NamedTuple):
    """A text, and what the numbers in it stand for."""

    text: str
    marks: Marks = ()


def chip_width(letters: int, unit: float) -> float:
    """Return the width in pixels of a chip with so many letters."""
    return (letters * SIZE * MONO_ADVANCE + PADDING) * unit


def letters_in(width: float, unit: float) -> int:
    """Return how many letters a chip of that width has room for."""
    return int((width / unit - PADDING) / (SIZE * MONO_ADVANCE))


def chip_items(context: Context, chip: Chip, color: Color, opacity: float = 1.0) -> list[Item]:
    """Return a chip in the hue ``color``."""
    unit, area = context.unit, chip.area(context.unit)
    fill = faded(mixed(context.theme.background, color, 0.16), opacity)
    text = faded(mixed(color, context.theme.text, 0.45), opacity)
    return [
        Box(
            area.x, area.y, area.width, area.height, 5.0 * unit, fill,
            faded(color, 0.75 * opacity), 1.0 * unit,
        ),
        Text(
            chip.x, chip.y, chip.text, SIZE * unit, text, Face.MONO, Anchor.MIDDLE,
            marks=chip.marks,
        ),
    ]  # fmt: skip
