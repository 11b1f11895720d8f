"""A button for an action."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


def action_button(action: QAction, role: str) -> QToolButton:
    """Return a button for an action of the table."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("role", role)
    button.setAutoRaise(False)
    return button
