"""A small panel that points at the widget it is about, above everything else in the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from app.core.frame import TRANSPARENT, Box, Item, Polyline
from app.paint import draw

# Width and height of the arrow, how near it comes, and how far the panel stays off the borders.
ARROW, NEAR, MARGIN = (16.0, 8.0), 2, 8
RADIUS = 8.0
# A panel wider than its anchor reaches so far beyond it to the right, where the stage often is.
REACH = 24
MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class Callout(QWidget):
    """Stays above its anchor, inside its parent, whatever is moved.

    It points at the middle of that, or below the middle of ``along``. Its ``edge`` has the colour
    of this role of the palette.
    """

    edge = QPalette.ColorRole.Mid

    def __init__(self, anchor: QWidget, parent: QWidget, along: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchor, self._parent = anchor, parent
        self._along = along or anchor
        self._tip = 0.0
        self.setContentsMargins(0, 0, 0, int(ARROW[1]))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        # The anchor is moved by whatever it stands in as well.
        for watched in (self, parent, *_up_to(parent, anchor)):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the anchor."""
        if event.type() in MOVING and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def show_beside(self) -> None:
        """Come into sight beside the anchor."""
        self.show()
        self.raise_()
        self.place()

    def place(self) -> None:
        """Stand beside the anchor, as near as the window allows."""
        self.adjustSize()
        parent, size = self._parent, self.size()
        anchor, along = _place_in(parent, self._anchor), _place_in(parent, self._along)
        x = along.center().x() - size.width() // 2
        x = min(x, anchor.right() + REACH - size.width()) if x < anchor.left() else x
        x = max(MARGIN, min(x, parent.width() - size.width() - MARGIN))
        y = anchor.top() - NEAR - size.height()
        self._tip = float(along.center().x() - x)
        self.move(x, max(MARGIN, y))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the panel and the arrow in the colours of tooltips."""
        painter = QPainter(self)
        draw(painter, self._items())
        painter.end()

    def _items(self) -> tuple[Item, ...]:
        fill = self.palette().color(QPalette.ColorRole.ToolTipBase).rgba()
        edge = self.palette().color(self.edge).rgba()
        body = self.contentsRect()
        top, height = body.top() + 0.5, body.height() - 1.0
        rim = top + height
        inside, tip = rim - 1.5, rim + ARROW[1] - 1.0
        left, right = self._tip - ARROW[0] / 2.0, self._tip + ARROW[0] / 2.0
        return (
            Box(0.5, top, self.width() - 1.0, height, RADIUS, fill, edge),
            Polyline(((left, inside), (self._tip, tip), (right, inside)), TRANSPARENT, 0.0, fill),
            Polyline(((left, rim), (self._tip, tip), (right, rim)), edge, 1.0),
        )


def _place_in(parent: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(parent, QPoint()), widget.size())


def _up_to(parent: QWidget, widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that it stands in, below a parent."""
    at: QWidget | None = widget
    while at is not None and at is not parent:
        yield at
        at = at.parentWidget()
