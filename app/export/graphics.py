"""Qt without a screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QGuiApplication


def ensure_application() -> None:
    """Make the application object that fonts need, unless there is one; no display is used."""
    if QGuiApplication.instance() is None:
        _offscreen()


@cache  # Qt keeps no reference of its own
def _offscreen() -> QGuiApplication:
    return QGuiApplication(["deltastep", "-platform", "offscreen"])
