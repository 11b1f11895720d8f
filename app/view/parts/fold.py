"""A part of a panel that opens and closes under its title."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.view.style import heading_font

OPEN, CLOSED = Qt.ArrowType.DownArrow, Qt.ArrowType.RightArrow


class Fold(QWidget):
    """Shows its body while it is open."""

    def __init__(self, title: str, body: QWidget, shown: bool = True) -> None:
        super().__init__()
        self.body = body
        self.button = QToolButton()
        self.button.setText(title.upper())
        self.button.setAccessibleName(title)
        self.button.setProperty("role", "fold")
        self.button.setFont(heading_font())
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button)
        column.addWidget(body)
        self.button.setChecked(shown)
        self._toggled(shown)

    def _toggled(self, shown: bool) -> None:
        self.button.setArrowType(OPEN if shown else CLOSED)
        self.body.setVisible(shown)
