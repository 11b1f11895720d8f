"""The stage with the docks around it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from app.core.session import Session
from app.view.docks.dock import Dock
from app.view.docks.registry import VIEWS

# The side docks' share of the window's width at first, and the bounds of each in pixels.
SHARES = {
    Qt.DockWidgetArea.LeftDockWidgetArea: (0.184, 240, 300),
    Qt.DockWidgetArea.RightDockWidgetArea: (0.203, 276, 340),
}
# Taller than any window: what is asked for so much gets all that the others leave.
TALL = 10_000
# Raised when docks arranged by an earlier version would not make sense any more.
STATE_VERSION = 1


class DockHost(QMainWindow):
    """Keeps the docks where they are put, and knows where they are at first."""

    def __init__(self, session: Session, stage: QWidget) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDockNestingEnabled(True)
        self.setCentralWidget(stage)
        self.docks = {spec.name: Dock(spec, session) for spec in VIEWS}
        self._arranged = False
        self.restore_all()

    def restore_all(self) -> None:
        """Put every dock where it is at first."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self.addDockWidget(dock.spec.area, dock)
            dock.setVisible(dock.spec.shown)
        self._arranged = False
        if self.isVisible():
            self.arrange(self.width())

    def arrange(self, width: int) -> None:
        """Give the docks their share of the window, unless somebody has done so before."""
        if self._arranged:
            return
        self._arranged = True
        open_ = [dock for dock in self.docks.values() if not dock.isHidden()]
        widths = [_share(width, dock.spec.area) for dock in open_]
        self.resizeDocks(open_, widths, Qt.Orientation.Horizontal)
        heights = [dock.spec.height or TALL for dock in open_]
        self.resizeDocks(open_, heights, Qt.Orientation.Vertical)

    def show_dock(self, name: str) -> None:
        """Open a dock, in front of others, with its usual height where it has one."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        if dock.spec.height and not dock.isFloating():
            self.resizeDocks([dock], [dock.spec.height], Qt.Orientation.Vertical)

    def arrangement(self) -> bytes:
        """Return where all docks are, to be remembered."""
        return bytes(self.saveState(STATE_VERSION).data())

    def arrange_as(self, arrangement: bytes) -> None:
        """Put the docks where they were; what cannot be read changes nothing."""
        self._arranged = self.restoreState(QByteArray(arrangement), STATE_VERSION)

    def refresh(self) -> None:
        """Let every view that can be seen follow the session."""
        for dock in self.docks.values():
            dock.refresh()


def _share(width: int, area: Qt.DockWidgetArea) -> int:
    share, least, most = SHARES[area]
    return min(max(round(width * share), least), most)
