"""Dialogs beside the window, at most one of a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

D = TypeVar("D", bound=QDialog)


def show_one(parent: QWidget, kind: type[D], make: Callable[[], D]) -> D:
    """Show the dialog of a kind that is open already, or else a new one."""
    dialog = parent.findChild(kind) or make()
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
