"""The number in hand: what it is, and what it is now, beside the mouse."""

from __future__ import annotations

from app.core.frame import Item
from app.core.scene.context import Context
from app.core.scene.labels.chips import HEIGHT, Chip, chip_items, chip_width
from app.core.scene.shot import Shot

# How far above the mouse it stands, in units.
ABOVE = 26.0


def held_number(shot: Shot, label: str, value: float, x: float, y: float) -> list[Item]:
    """Return a chip with a number above the point (x, y), within the picture."""
    context = Context(shot)
    text = f"{label}  {context.number(value)}"
    width, height = chip_width(len(text), context.unit), HEIGHT * context.unit
    middle_x = min(max(x, width / 2.0), shot.width - width / 2.0)
    middle_y = max(y - ABOVE * context.unit, height)
    return chip_items(context, Chip(middle_x, middle_y, text), context.theme.strong)
