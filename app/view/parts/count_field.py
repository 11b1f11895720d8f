"""A whole number that one can type, or step through with arrows."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker
from PySide6.QtWidgets import QSpinBox, QWidget

# Room at both sides of the number: a style sheet cannot give it any.
MARGIN = 5


class CountField(QSpinBox):
    """Holds a number from ``low`` to ``high``; both may change."""

    def __init__(self, low: int, high: int, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.lineEdit().setTextMargins(MARGIN, 0, MARGIN, 0)
        self.bound(low, high)
        self.setValue(value)

    def bound(self, low: int, high: int) -> None:
        """Let the number be from ``low`` to ``high``, without telling of it."""
        with QSignalBlocker(self):
            self.setRange(low, high)
