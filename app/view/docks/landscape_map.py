"""The landscape of the loss on the screen: a press goes to the nearest step of its path."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.frame import TRANSPARENT, Box
from app.core.layout import Area
from app.core.views.landscape import Scenery
from app.paint import draw
from app.view.docks.map_widget import MapWidget
from app.view.language import tr
from app.view.parts.focus_ring import focus_ring
from app.view.parts.kept_picture import KeptPicture

_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class LandscapeMap(MapWidget):
    """Shows a scenery, whose ground is painted once; ``picked`` tells the step chosen on it."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Loss landscape"), parent)
        self.scenery: Scenery | None = None
        self._ground = KeptPicture(self)

    @property
    def area(self) -> Area:
        """Return where the slice is."""
        return Area(0.0, 0.0, float(self.width()), float(self.height()))

    def show_scenery(self, scenery: Scenery) -> None:
        """Show another one, or the same one: then nothing is painted anew."""
        if self.scenery is None or not self.scenery.same_as(scenery):
            self.scenery = scenery
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground as it was kept, and the path on it."""
        scenery = self.scenery
        if scenery is None:
            return
        frame = Box(
            0.5, 0.5, self.width() - 1.0, self.height() - 1.0, 0.0, TRANSPARENT,
            scenery.theme.border,
        )  # fmt: skip
        key, area = (scenery.landscape, scenery.theme), self.area
        ground = self._ground.of(key, lambda: scenery.still(area))
        painter = QPainter(self)
        painter.drawPixmap(0, 0, ground)
        draw(painter, [*scenery.moving(area), frame, *focus_ring(self, scenery.theme)])
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the step of the path that is nearest to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the run along the path."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on or back along the path by page keys."""
        direction = _PAGES.get(Qt.Key(event.key()))
        if direction is None or self.scenery is None:
            super().keyPressEvent(event)
        elif (step := self.scenery.next_step(direction)) is not None:
            self.picked.emit(step)

    def _pick(self, place: QPointF) -> None:
        step = self.scenery and self.scenery.step_at(self.area, place.x(), place.y())
        if step is not None:
            self.picked.emit(step)
