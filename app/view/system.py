"""What the system says of how programs should look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.core.settings import Brightness


def system_brightness() -> Brightness:
    """Return whether the system is dark or light; where nobody knows it is dark."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "light" if scheme is Qt.ColorScheme.Light else "dark"
