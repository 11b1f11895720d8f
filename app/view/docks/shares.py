"""The docks' shares of the height of the window, which stay when the window gets another height."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow

from app.view.docks.dock import Dock
from app.view.parts.latest import Latest


class Shares:
    """Knows how somebody has divided the height between the docks of a window.

    Qt itself keeps no share that a low window has no room for: what was smaller there stays smaller
    in a high one.
    """

    def __init__(self, window: QMainWindow, docks: Collection[Dock]) -> None:
        self._window, self._docks = window, docks
        self._shares: dict[Dock, float] = {}
        # The heights as they were left here: what differs from them is what somebody wants.
        self._left: dict[Dock, int] = {}
        self._soon = Latest(window)

    def note_soon(self) -> None:
        """Remember the shares once the docks have found their places."""
        self._soon.put(self.note)

    def note(self) -> None:
        """Remember the shares as they are, if somebody has changed them."""
        heights = self._heights()
        if heights != self._left:
            self._left = heights
            self._shares = {dock: height / self._room for dock, height in heights.items()}

    def keep(self) -> None:
        """Give each dock its share of another height."""
        docks = [dock for dock in self._shares if dock.seen]
        heights = [round(self._shares[dock] * self._room) for dock in docks]
        self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)
        self._left = self._heights()

    @property
    def _room(self) -> int:
        return self._window.height()

    def _heights(self) -> dict[Dock, int]:
        cast(QLayout, self._window.layout()).activate()
        return {dock: dock.height() for dock in self._docks if dock.seen and not dock.isFloating()}
