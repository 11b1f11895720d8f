"""A map: a picture at most as high as wide that is pointed at with a cross."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

# The side below which samples and paths could not be told apart, and the usual one, in pixels.
LEAST, USUAL = 150, 270


class MapWidget(QWidget):
    """Takes the room of a map in a panel, and the focus, under a name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it has in a panel."""
        return QSize(USUAL, USUAL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size below which nothing could be told apart."""
        return QSize(LEAST, LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be never higher than wide."""
        super().resizeEvent(event)
        self.setMaximumHeight(self.width())
