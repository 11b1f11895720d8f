"""The window of the system: on the screen at once, filled when what goes into it is loaded.

This module imports as little as a window needs: everything else takes twice as long to load as
the window takes to appear.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize
from PySide6.QtGui import QCloseEvent, QColor, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

SIZE = QSize(1440, 900)
SMALLEST_SIZE = QSize(960, 600)
# The background of the theme that a new project has.
COLOR = "#0e1116"


class Ground(QWidget):
    """An empty window, until something is put in; closing it is up to what is in it then."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Deltastep")
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        self.setPalette(QPalette(QColor(COLOR)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def put_in(self, content: QWidget) -> None:
        """Fill the window with ``content``, which is laid out before any of it is painted."""
        self._content = content
        self.setUpdatesEnabled(False)
        self._column.addWidget(content)
        content.show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.setUpdatesEnabled(True)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close if what is in the window lets itself be closed."""
        if self._content is None or self._content.close():
            super().closeEvent(event)
        else:
            event.ignore()


def show_ground() -> Ground:
    """Return an empty window that is on the screen."""
    ground = Ground()
    ground.show()
    # Paint it now, but take no clicks before there is something to click on.
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return ground
