"""Keys that make a drag finer or coarser."""

from __future__ import annotations

from PySide6.QtCore import Qt

FINE, COARSE = 0.1, 10.0


def pull_speed(modifiers: Qt.KeyboardModifier) -> float:
    """Return how many times as fast a number follows the mouse: Shift slower, Ctrl faster."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return FINE
    return COARSE if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0
