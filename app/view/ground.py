"""The window of the system: on the screen at once, filled when what goes into it is loaded.

This module imports as little as a window needs: everything else takes twice as long to load as
the window takes to appear.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QEventLoop, QSize
from PySide6.QtGui import QCloseEvent, QColor, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.color import Color

SIZE = QSize(1440, 900)
# What the system puts around a window takes no more than this.
FRAME = QSize(16, 60)
SMALLEST_SIZE = QSize(960, 600)


class Ground(QWidget):
    """An empty window, until something is put in; closing it is up to what is in it then.

    ``place`` is what ``saveGeometry`` returned when it was last closed, empty the first time.
    """

    def __init__(self, color: Color, place: bytes = b"") -> None:
        super().__init__()
        room = self.screen().availableSize()
        self.setWindowTitle("Deltastep")
        self.setMinimumSize(SMALLEST_SIZE.boundedTo(room))
        self.resize(SIZE.boundedTo(room))
        self.restoreGeometry(QByteArray(place))
        self.setPalette(QPalette(QColor.fromRgba(color)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def put_in(self, content: QWidget) -> None:
        """Fill the window with ``content``, which is laid out before any of it is painted.

        What has been in it goes.
        """
        before, self._content = self._content, content
        self.setUpdatesEnabled(False)
        if before is not None:
            self._column.removeWidget(before)
            before.deleteLater()
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


def show_ground(color: Color, place: bytes = b"") -> Ground:
    """Return an empty window of a colour that is on the screen, and fills one that is small."""
    ground = Ground(color, place)
    fits = SIZE.boundedTo(ground.screen().availableSize() - FRAME) == SIZE
    if place or fits:
        ground.show()
    else:
        ground.showMaximized()
    # Paint it now, but take no clicks before there is something to click on.
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return ground
