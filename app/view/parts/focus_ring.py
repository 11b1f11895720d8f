"""What shows that the keys go to a widget that paints itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.frame import TRANSPARENT, Box
from app.core.theme import Theme

RADIUS = 6.0


def focus_ring(widget: QWidget, colors: Theme, inset: float = 0.5) -> list[Box]:
    """Return a ring just inside the border of a widget that has the focus, nothing without it."""
    if not widget.hasFocus():
        return []
    width, height = widget.width() - 2.0 * inset, widget.height() - 2.0 * inset
    return [Box(inset, inset, width, height, RADIUS, TRANSPARENT, colors.positive)]
