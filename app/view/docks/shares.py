"""The docks' shares of the height at their side, which stay whatever comes and goes beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow

from app.view.docks.dock import Dock
from app.view.parts.latest import Latest

SIDES = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)


@dataclass(eq=False)
class Share:
    """What all docks in one place have of the height; above and below only the ratio counts."""

    size: float


class Shares:
    """Knows how somebody has divided the height between the docks of a window.

    Qt itself keeps no share that a low window has no room for: what was smaller there stays smaller
    in a high one. Nor does it give a dock that was closed what it had, or the others what they had
    beside it.
    """

    def __init__(self, window: QMainWindow, docks: Collection[Dock]) -> None:
        self._window, self._docks = window, docks
        # Docks that are closed keep theirs.
        self._shares: dict[Dock, Share] = {}
        # The heights as they were left here: what differs from them is what somebody wants.
        self._left: dict[Dock, int] = {}
        self._soon = Latest(window)

    @property
    def by_name(self) -> dict[str, float]:
        """Return the share of each dock that has one, to be remembered."""
        return {dock.spec.name: share.size for dock, share in self._shares.items()}

    def take(self, by_name: Mapping[str, float]) -> None:
        """Let these be the shares from now on."""
        named = {dock.spec.name: dock for dock in self._docks}
        self._shares = {named[name]: Share(by_name[name]) for name in named.keys() & by_name.keys()}
        self._left = {}

    def has(self, dock: Dock) -> bool:
        """Return whether a dock, or another one in its place, has had a share before."""
        return any(each in self._shares for each in self._place(dock))

    def settle_soon(self) -> None:
        """Settle once the docks have found their places."""
        self._soon.put(self.settle)

    def settle(self) -> None:
        """Give docks that have come back their shares, or remember what has been changed."""
        seen = self._heights()
        if seen.keys() != self._left.keys() and all(dock in self._shares for dock in seen):
            self.keep()
        else:
            self.note()

    def note(self) -> None:
        """Remember the shares as they are, if somebody has changed them."""
        heights = self._heights()
        if heights != self._left:
            self._left = heights
            scales = {dock: self._per_pixel(dock, heights) for dock in heights}
            for dock, height in heights.items():
                share = self._shares.setdefault(dock, Share(0.0))
                share.size = height * scales[dock]

    def keep(self) -> None:
        """Give each dock its share of the height that there is."""
        heights = self._heights()
        docks = [dock for dock in heights if dock in self._shares]
        wanted = [round(self._shares[dock].size / self._per_pixel(dock, heights)) for dock in docks]
        self._window.resizeDocks(docks, wanted, Qt.Orientation.Vertical)
        self._left = self._heights()

    def _heights(self) -> dict[Dock, int]:
        """Return the height of each dock that is seen in its place, in pixels."""
        cast(QLayout, self._window.layout()).activate()
        heights = {
            dock: dock.height() for dock in self._docks if dock.seen and not dock.isFloating()
        }
        self._follow_places(heights)
        return heights

    def _follow_places(self, seen: Collection[Dock]) -> None:
        """Let docks in one place have one share, and who has left it nothing of that."""
        given: set[Share] = set()
        for dock in sorted(seen, key=lambda dock: dock not in self._left):
            place = self._place(dock)
            known = [self._shares.pop(each) for each in place if each in self._shares]
            share = next((share for share in known if share not in given), None)
            if share is not None:
                given.add(share)
                self._shares |= dict.fromkeys(place, share)

    def _place(self, dock: Dock) -> list[Dock]:
        """Return the open docks in the place of one, that one first."""
        return [dock, *cast(list[Dock], self._window.tabifiedDockWidgets(dock))]

    def _per_pixel(self, dock: Dock, heights: Mapping[Dock, int]) -> float:
        """Return the share of a pixel of the height of a dock and of those above and below it."""
        known = [each for each in self._column(dock, heights) if each in self._shares]
        if known and self._window.dockWidgetArea(dock) in SIDES:
            return sum(self._shares[each].size for each in known) / sum(
                heights[each] for each in known
            )
        return 1.0 / self._window.height()

    def _column(self, dock: Dock, seen: Collection[Dock]) -> list[Dock]:
        """Return the docks of its side that one meets going down along the left edge of one."""
        area, left = self._window.dockWidgetArea(dock), dock.x()
        return [
            each for each in seen
            if self._window.dockWidgetArea(each) == area
            and each.x() <= left < each.x() + each.width()
        ]  # fmt: skip
