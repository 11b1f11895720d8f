"""A small button that is nothing but an icon."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.view.icons import draw_icon

# Its side, in pixels.
SIDE = 20


class SmallIcon(QToolButton):
    """Shows an icon in the colour of what stands beside it; ``words`` say what it does."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setProperty("role", "icon")
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button by its style, and the icon on it."""
        super().paintEvent(event)
        draw_icon(self, self._icon, self.width() / 2.0, self.height() / 2.0)
