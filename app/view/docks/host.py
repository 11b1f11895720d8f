"""The stage with the docks around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QTabWidget, QWidget

from app.core.session import Session
from app.view.docks.asking import Listing, Taking
from app.view.docks.dock import Dock
from app.view.docks.registry import VIEWS
from app.view.docks.shares import Shares

# The side docks' share of the window's width at first, and the bounds of each in pixels.
SHARES = {
    Qt.DockWidgetArea.LeftDockWidgetArea: (0.19, 240, 300),
    Qt.DockWidgetArea.RightDockWidgetArea: (0.203, 276, 340),
}
# At first a dock with a usual height takes no more than this share of all there is.
MOST_OF_HEIGHT = 0.36
# Raised when docks arranged by an earlier version would not make sense any more.
STATE_VERSION = 1
# So many milliseconds the window has for itself between two turns.
PAUSE_MS = 10


class DockHost(QMainWindow):
    """Keeps the docks where they are put, and knows where they are at first.

    Views are made when they are first to be seen, at once or, ``by_turns``, so that the window
    gets its turn between two of them; then the stage, too, is painted in a turn of its own.
    """

    def __init__(self, session: Session, stage: QWidget, by_turns: bool = False) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDockNestingEnabled(True)
        self.setCentralWidget(stage)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.docks = {spec.name: Dock(spec, session) for spec in VIEWS}
        self._shares = Shares(self, self.docks.values())
        self._turns: list[Callable[[], None]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(PAUSE_MS)
        self._turn.timeout.connect(self._take_turn)
        for dock in self.docks.values():
            dock.asked.connect(self._answer)
            for moved in (dock.visibilityChanged, dock.dockLocationChanged, dock.topLevelChanged):
                moved.connect(self._name)
                moved.connect(self._shares.settle_soon)
            make = dock.make_view
            dock.wanted.connect(partial(self._put_off, make) if by_turns else make)
        if by_turns:
            stage.setUpdatesEnabled(False)
            self._put_off(partial(stage.setUpdatesEnabled, True))
        self._arranged = False
        self.restore_all()

    def _put_off(self, work: Callable[[], None]) -> None:
        self._turns.append(work)
        self._turn.start()

    def _take_turn(self) -> None:
        """Do one thing that was put off; the next one when the window has had its turn."""
        self._turns.pop(0)()
        if self._turns:
            self._turn.start()

    def restore_all(self) -> None:
        """Put every dock where it is at first."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self.addDockWidget(dock.spec.area, dock)
            dock.setVisible(dock.spec.shown)
        for dock in self.docks.values():
            if not dock.spec.shown:
                self.tabifyDockWidget(self._first_in(dock.spec.area), dock)
        self._shares.take({})
        self._arranged = False
        if self.isVisible():
            self.arrange(self.width())

    def _name(self) -> None:
        """Let each name stand once: on the tab of a dock that has one, or else in its title."""
        for dock in self.docks.values():
            place = [dock, *self.tabifiedDockWidgets(dock)]
            tabs = [each for each in place if not each.isHidden() and not each.isFloating()]
            dock.show_tabbed(dock in tabs and len(tabs) > 1)

    def _first_in(self, area: Qt.DockWidgetArea) -> Dock:
        """Return the dock behind which the others of its side open at first."""
        return next(dock for dock in self.docks.values() if dock.spec.area is area)

    def show_view(self, name: str, shown: bool = True) -> None:
        """Open a view, in front of those it shares a place with, or close it."""
        dock = self.docks[name]
        dock.setVisible(shown)
        if shown:
            # Only a dock that has its place can come to the front of others.
            cast(QLayout, self.layout()).activate()
            dock.raise_()
            dock.make_view()
            self._give_room(dock)

    def _give_room(self, dock: Dock) -> None:
        """Give a dock the height that it had, or its usual one if it has never had any."""
        if dock.spec.height and not dock.isFloating() and not self._shares.has(dock):
            self.resizeDocks([dock], [self._height(dock)], Qt.Orientation.Vertical)
        self._shares.settle()

    @property
    def in_order(self) -> list[Dock]:
        """Return the docks that are seen, from the left and then from the top."""
        seen = [dock for dock in self.docks.values() if dock.seen]
        return sorted(seen, key=lambda dock: (dock.isFloating(), dock.x(), dock.y()))

    def _answer(self, name: str, listing: Listing) -> None:
        """Show in a view what another one asks for."""
        self.show_view(name)
        cast(Taking, self.docks[name].view).take(listing)

    def arrange(self, width: int) -> None:
        """Give the docks their share of the window, unless somebody has done so before."""
        if self._arranged:
            return
        self._arranged = True
        open_ = [dock for dock in self.docks.values() if not dock.isHidden()]
        widths = [_share(width, dock.spec.area) for dock in open_]
        self.resizeDocks(open_, widths, Qt.Orientation.Horizontal)
        heights = [self._height(dock) or self._rest(dock, open_) for dock in open_]
        self.resizeDocks(open_, heights, Qt.Orientation.Vertical)

    def _height(self, dock: Dock) -> int:
        """Return the usual height of a dock, less where that is much of a low window; or 0."""
        return min(dock.spec.height, round(self.height() * MOST_OF_HEIGHT))

    def _rest(self, dock: Dock, open_: list[Dock]) -> int:
        """Return the height that the others of its side leave to a dock that takes all there is."""
        beside = [self._height(other) for other in open_ if other.spec.area is dock.spec.area]
        return max(1, (self.height() - sum(beside)) // beside.count(0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the docks their share of the room, once there is any, and let them keep it."""
        super().resizeEvent(event)
        self.arrange(event.size().width())
        if event.size().height() != event.oldSize().height():
            self._shares.keep()

    def event(self, event: QEvent) -> bool:
        """Remember what the docks have been given when the line between two is let go of."""
        known = super().event(event)
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._shares.note()
        return known

    def arrangement(self) -> bytes:
        """Return where all docks are, to be remembered."""
        return bytes(self.saveState(STATE_VERSION).data())

    @property
    def shares(self) -> dict[str, float]:
        """Return what each dock has of the height of its side, to be remembered."""
        return self._shares.by_name

    def arrange_as(self, arrangement: bytes, shares: Mapping[str, float]) -> None:
        """Put the docks where they were; what cannot be read changes nothing."""
        self._arranged = self.restoreState(QByteArray(arrangement), STATE_VERSION)
        if self._arranged:
            self._shares.take(shares)

    def refresh(self) -> None:
        """Let every view that can be seen follow the session."""
        for dock in self.docks.values():
            dock.refresh()


def _share(width: int, area: Qt.DockWidgetArea) -> int:
    share, least, most = SHARES[area]
    return min(max(round(width * share), least), most)
