"""A panel that scrolls up and down when it is too low for what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class Scrolled(QScrollArea):
    """Holds what is added to ``column`` under each other, with the room that is left below."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        content = QWidget()
        content.setObjectName("panelContent")
        whole, self.column = QVBoxLayout(content), QVBoxLayout()
        whole.setContentsMargins(16, 4, 16, 12)
        whole.addLayout(self.column)
        whole.addStretch(1)
        self.column.setSpacing(spacing)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
