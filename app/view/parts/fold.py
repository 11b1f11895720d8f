"""A part of a panel that opens and closes under its title."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.view.icons import draw_icon
from app.view.style import heading_font, restyle

# How far the middle of the arrow is from the right end, in pixels.
ARROW_INSET = 7.0


class FoldButton(QPushButton):
    """A title, and at its right end an arrow that tells whether the part is open."""

    def __init__(self, title: str) -> None:
        super().__init__(title.upper())
        self.setAccessibleName(title)
        self.setProperty("role", "fold")
        self.setFont(heading_font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the title by its style, and the arrow on it."""
        super().paintEvent(event)
        icon = "opened" if self.isChecked() else "closed"
        draw_icon(self, icon, self.width() - ARROW_INSET, self.height() / 2.0)


class Fold(QWidget):
    """Shows its body while it is open."""

    def __init__(self, title: str, body: QWidget, shown: bool = True) -> None:
        super().__init__()
        self.body = body
        self.button = FoldButton(title)
        self.button.toggled.connect(self._toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(body)
        self.button.setChecked(shown)
        self._toggled(shown)

    def light(self, tag: str) -> None:
        """Shine in the hue of a tag while what is pointed at is in the part, and that is closed."""
        restyle(self.button, "lit", "" if self.button.isChecked() else tag)

    def _toggled(self, shown: bool) -> None:
        self.body.setVisible(shown)
