"""A press beside everything chooses no neuron, a drag moves what is looked at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app.core.camera import HOME, panned
from app.core.navigation.steering import change_view
from app.core.project import Camera
from app.core.scene import Site
from app.view.stage.gestures.gesture import Canvas, Gesture, Mouse


class PressGround(Gesture):
    """The ground in hand."""

    def __init__(self, canvas: Canvas, pressed: QPointF, *, means_click: bool = True) -> None:
        self._canvas = canvas
        self._pressed = pressed
        self._means_click = means_click
        self._before = canvas.session.project.view.camera

    @classmethod
    def at(cls, canvas: Canvas, mouse: Mouse) -> PressGround:
        """Return the gesture: the ground is everywhere."""
        return cls(canvas, mouse.point)

    def move(self, mouse: Mouse) -> None:
        """Move the network with the mouse, once that has gone far enough."""
        way = mouse.point - self._pressed
        if self._means_click and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._means_click = False
        self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        unit = Site(self._canvas.shot()).frame_unit
        self._look(panned(self._before, way.x() / unit, way.y() / unit))

    def release(self) -> None:
        """Choose no neuron, unless the network has been moved."""
        self._canvas.setCursor(self.cursor)
        if self._means_click:
            self._canvas.choose(None)

    def repeat(self) -> None:
        """Look at the whole network."""
        self._look(HOME)

    def cancel(self) -> None:
        """Look at the network as before."""
        self._canvas.setCursor(self.cursor)
        self._look(self._before)

    def _look(self, camera: Camera) -> None:
        change_view(self._canvas.session, camera=camera)
