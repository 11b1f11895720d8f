"""A widget that shows a display list."""

from __future__ import annotations

import math
from typing import Protocol

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.frame import Item
from app.core.theme import Theme
from app.paint import draw


class Drawing(Protocol):
    """What can be shown: a value that knows its height, its items and how it is said in words."""

    @property
    def height(self) -> float:
        """Return the height in pixels."""

    @property
    def words(self) -> str:
        """Return the same in words, for those who do not see it."""

    def items(self, width: float, colors: Theme) -> tuple[Item, ...]:
        """Return the display list at some width."""


class Picture(QWidget):
    """Shows one drawing; an equal one changes nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: tuple[Drawing, Theme] | None = None

    def show_drawing(self, drawing: Drawing, colors: Theme) -> None:
        """Show another drawing, or the same one in other colours."""
        if self._shown == (drawing, colors):
            return
        self._shown = drawing, colors
        self.setFixedHeight(math.ceil(drawing.height))
        self.setAccessibleDescription(drawing.words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the drawing."""
        if self._shown is None:
            return
        drawing, colors = self._shown
        painter = QPainter(self)
        draw(painter, drawing.items(float(self.width()), colors))
        painter.end()
