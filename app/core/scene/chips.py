"""Chips: small labels that carry the numbers of what is going on."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.color import Color, faded, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Text
from app.core.scene.context import Context, Edge

SIZE = 13.0
HEIGHT = 22.0
# More chips at a time than this cannot be read; fewer where neurons stand close together.
MOST_CHIPS, MOST_CHIPS_AMONG_MANY = 8, 3


@dataclass(frozen=True)
class Chip:
    """A text in a box around (x, y)."""

    x: float
    y: float
    text: str

    def width(self, unit: float) -> float:
        """Return the width of the box in pixels."""
        return (len(self.text) * SIZE * MONO_ADVANCE + 18.0) * unit


def chip_items(context: Context, chip: Chip, color: Color, opacity: float = 1.0) -> list[Item]:
    """Return a chip in the hue ``color``."""
    unit = context.unit
    width, height = chip.width(unit), HEIGHT * unit
    fill = faded(mixed(context.theme.background, color, 0.16), opacity)
    text = faded(mixed(color, context.theme.text, 0.45), opacity)
    left, top = chip.x - width / 2.0, chip.y - height / 2.0
    return [
        Box(left, top, width, height, 5.0 * unit, fill, faded(color, 0.75 * opacity), 1.0 * unit),
        Text(chip.x, chip.y, chip.text, SIZE * unit, text, Face.MONO, Anchor.MIDDLE),
    ]


def edge_chips(context: Context, texts: dict[Edge, str], opacity: float = 1.0) -> list[Item]:
    """Return one chip beside each edge, moved apart where they would overlap.

    Where there are too many to read, those of the strongest weights are shown.
    """
    most = MOST_CHIPS if context.labelled else MOST_CHIPS_AMONG_MANY
    chosen = sorted(texts, key=lambda edge: -abs(context.weight(edge)))[:most]
    placed: list[Chip] = []
    for edge in sorted(chosen):
        placed.append(_free(context, _beside(context, edge, texts[edge]), placed))
    return [item for chip in placed for item in chip_items(context, chip, context.color, opacity)]


def _beside(context: Context, edge: Edge, text: str) -> Chip:
    """Return the chip of an edge beside its middle, clear of what moves along it."""
    x1, y1, x2, y2 = context.ends(edge)
    unit = context.unit
    chip = Chip(x1 + (x2 - x1) * 0.5, y1 + (y2 - y1) * 0.5, text)
    steepness = abs(y2 - y1) / max(1.0, abs(x2 - x1))
    away = min(58.0 * unit, steepness * chip.width(unit) / 2.0 + 20.0 * unit)
    return Chip(chip.x, chip.y + (away if y2 < y1 - 1.0 else -away), text)


def _free(context: Context, chip: Chip, placed: list[Chip]) -> Chip:
    """Return the chip at the nearest height at which it covers none that is placed already."""
    step = (HEIGHT + 4.0) * context.unit
    for tries in range(2 * MOST_CHIPS):
        distance = (tries + 1) // 2 * step * (1 if tries % 2 else -1)
        moved = Chip(chip.x, chip.y + distance, chip.text)
        if not any(_overlap(context, moved, other) for other in placed):
            return moved
    return chip


def _overlap(context: Context, one: Chip, other: Chip) -> bool:
    unit = context.unit
    apart_x = (one.width(unit) + other.width(unit)) / 2.0 + 4.0 * unit
    apart_y = (HEIGHT + 2.0) * unit
    return abs(one.x - other.x) < apart_x and abs(one.y - other.y) < apart_y
