"""Views that work together: one asks another to show something."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engine.arrays import Rows


class Listing(NamedTuple):
    """Samples to be listed, by their rows in the data, and what they have in common, in words."""

    rows: Rows
    words: str


class Asking(QWidget):
    """A view that asks: ``asked`` is the name of another view, and what that should show."""

    asked = Signal(str, object)


class Taking(Protocol):
    """A view that can be asked."""

    def take(self, listing: Listing) -> None:
        """Show what was asked for."""
