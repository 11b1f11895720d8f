"""The line that says what is wrong with what stands above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.view.parts.speech import announce


class Complaint(QLabel):
    """Is there as long as something is wrong; a screen reader is told, too."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "complaint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def tell(self, text: str) -> None:
        """Say what is wrong, or nothing any more."""
        self.setText(text)
        self.setVisible(bool(text))
        announce(self, text)
