"""The decision surface on the screen: it can be pointed at and clicked on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.core.color import faded
from app.core.frame import TRANSPARENT, Box, Item, Segments
from app.core.layout import Area
from app.core.views.surface import Surface
from app.paint import draw
from app.view.docks.map_widget import MapWidget
from app.view.keyboard import asks_for
from app.view.language import tr
from app.view.parts.kept_picture import KeptPicture
from engine.arrays import Array

# A press of an arrow key moves the cross by this share of the side.
KEY_SHARE = 0.04
_WAYS = {
    Qt.Key.Key_Left: (-KEY_SHARE, 0.0),
    Qt.Key.Key_Right: (KEY_SHARE, 0.0),
    Qt.Key.Key_Up: (0.0, -KEY_SHARE),
    Qt.Key.Key_Down: (0.0, KEY_SHARE),
}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_OWN_KEYS = frozenset((*_WAYS, *_CHOOSING))
# How far the arms of the cross reach from its middle, and where they begin, in pixels.
ARM, GAP = 9.0, 3.0


class SurfaceMap(MapWidget):
    """Shows a surface as a square, with a cross where the mouse or the arrow keys point at.

    ``pointed`` tells that the cross has moved, ``chosen`` the row of the sample clicked on.
    """

    pointed = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Decision surface"), parent)
        self.surface: Surface | None = None
        self._cross: tuple[float, float] | None = None
        self._items: list[Item] = []
        self._samples = KeptPicture(self)
        self.setMouseTracking(True)

    @property
    def area(self) -> Area:
        """Return the square, in the middle of the width."""
        side = min(self.width(), self.height())
        return Area((self.width() - side) / 2.0, 0.0, float(side), float(side))

    def show_surface(self, surface: Surface) -> None:
        """Show another surface, or the same one: then nothing is painted anew."""
        if self.surface is None or not self.surface.same_as(surface):
            self.surface = surface
            self._items = []
            self.update()

    def inputs(self) -> Array | None:
        """Return all inputs where the cross is, None where there is none."""
        if self.surface is None or self._cross is None:
            return None
        return self.surface.inputs_at(*self._cross)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draw what is shown anew in another size."""
        super().resizeEvent(event)
        self._items = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the surface, and the cross above it."""
        if self.surface is None:
            return
        area, theme = self.area, self.surface.theme
        self._items = self._items or self.surface.items(area)
        hue = theme.positive if self.hasFocus() else theme.border
        frame = Box(area.x + 0.5, 0.5, area.width - 1.0, area.height - 1.0, 0.0, TRANSPARENT, hue)
        # The data hardly ever change.
        surface = self.surface
        samples = self._samples.of(surface.samples_key, lambda: surface.samples(area))
        painter = QPainter(self)
        draw(painter, self._items)
        painter.drawPixmap(0, 0, samples)
        draw(painter, [*self._marks(area), frame])
        painter.end()

    def _marks(self, area: Area) -> list[Item]:
        if self.surface is None or self._cross is None:
            return []
        x, y = (area.x + self._cross[0] * area.width, area.y + self._cross[1] * area.height)
        lines = tuple(
            (x + GAP * right, y + GAP * down, x + ARM * right, y + ARM * down)
            for right, down in ((-1, 0), (1, 0), (0, -1), (0, 1))
        )
        return [Segments(lines, faded(self.surface.theme.strong, 0.8), 1.5)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the cross follow the mouse."""
        self._point(self._share(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the sample nearest to the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._point(self._share(event.position()))
            self._choose()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the cross away with the mouse."""
        super().leaveEvent(event)
        self._point(None)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move the cross, which are shortcuts elsewhere."""
        if asks_for(event, _OWN_KEYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the cross by arrow keys, choose by Return or Space, let go by Escape."""
        key = Qt.Key(event.key())
        if key in _WAYS:
            self._move(*_WAYS[key])
        elif key in _CHOOSING:
            self._choose()
        elif key == Qt.Key.Key_Escape and self._cross is not None:
            self._point(None)
        else:
            super().keyPressEvent(event)

    def _move(self, right: float, down: float) -> None:
        across, below = self._cross or (0.5, 0.5)
        self._point((_inside(across + right), _inside(below + down)))

    def _share(self, place: QPointF) -> tuple[float, float] | None:
        """Return where a place is on the surface, None where it is beside it."""
        area = self.area
        across, down = (place.x() - area.x) / area.width, (place.y() - area.y) / area.height
        return (across, down) if 0.0 <= across <= 1.0 and 0.0 <= down <= 1.0 else None

    def _point(self, cross: tuple[float, float] | None) -> None:
        if cross != self._cross:
            self._cross = cross
            self.pointed.emit()
            self.update()

    def _choose(self) -> None:
        if self.surface is not None and self._cross is not None:
            self.chosen.emit(self.surface.nearest(*self._cross))


def _inside(share: float) -> float:
    return min(1.0, max(0.0, share))
