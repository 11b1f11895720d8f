"""A drag on a number changes it like a slider, to the right it grows, or says why it cannot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app.core.frame import Item
from app.core.hands_on.controls import Control
from app.core.hands_on.grips import Grip
from app.core.hands_on.pulling import Pull
from app.core.project import Project
from app.core.scene.held import held_number
from app.view.language import tr
from app.view.parts.pull_speed import pull_speed
from app.view.stage.gestures.gesture import Canvas, Drag, Gesture, Mouse
from engine.words.wording import Wording


def choose_at(canvas: Canvas, point: QPointF) -> None:
    """Choose the neuron that a number at a point stands in, if it stands in one."""
    neuron = canvas.places().neuron_at(point.x(), point.y())
    if neuron is not None:
        canvas.choose(neuron)


class HoldNumber(Gesture):
    """A press on a number that cannot be dragged; who tries it is told why."""

    def __init__(self, canvas: Canvas, mouse: Mouse, refusal: Wording) -> None:
        self._canvas, self._pressed, self._refusal = canvas, mouse.point, refusal
        self._told = False
        if canvas.places().neuron_at(mouse.point.x(), mouse.point.y()) is not None:
            self.cursor = Qt.CursorShape.PointingHandCursor

    @classmethod
    def at(cls, canvas: Canvas, mouse: Mouse) -> HoldNumber | None:
        """Return the gesture for the number under the mouse."""
        grip = canvas.number_at(mouse.point)
        refused = grip is not None and grip.refusal
        return cls(canvas, mouse, refused) if refused else None

    def move(self, mouse: Mouse) -> None:
        """Say why, once the mouse has gone far enough."""
        way = (mouse.point - self._pressed).manhattanLength()
        if not self._told and way >= QApplication.startDragDistance():
            self._told = True
            self._canvas.session.say(self._refusal)

    def release(self) -> None:
        """Choose the neuron that the number stands in, if it was but a click."""
        if not self._told:
            choose_at(self._canvas, self._pressed)


class DragNumber(Drag):
    """A number in hand; Shift makes it slower, Ctrl faster. It holds from the moment shown."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, canvas: Canvas, mouse: Mouse, control: Control) -> None:
        super().__init__(canvas, mouse)
        self.control = control
        self._at = mouse

    @classmethod
    def at(cls, canvas: Canvas, mouse: Mouse) -> DragNumber | None:
        """Return the gesture for the number under the mouse."""
        return cls._of(canvas, mouse, canvas.number_at(mouse.point))

    @classmethod
    def on_edge(cls, canvas: Canvas, mouse: Mouse) -> DragNumber | None:
        """Return the gesture for the weight of the edge under the mouse."""
        return cls._of(canvas, mouse, canvas.edge_at(mouse.point))

    @classmethod
    def _of(cls, canvas: Canvas, mouse: Mouse, grip: Grip | None) -> DragNumber | None:
        if grip is None or grip.control is None:
            return None
        return cls(canvas, mouse, grip.control)

    @property
    def label(self) -> str:
        """Return what the change is called in the undo list."""
        return self.control.label

    def begin(self) -> None:
        """Remember the number and the moment."""
        session = self.canvas.session
        session.pause()
        self._moment = session.moment
        self._pull = Pull(self.control, self.control.read(session))
        super().begin()

    def dragged(self, mouse: Mouse) -> Project:
        """Return the project with the number changed by the way of the mouse since the last."""
        pixels = mouse.point.x() - self._at.point.x()
        value = self._pull.by(pixels * pull_speed(mouse.modifiers))
        self._at = mouse
        return self.control.write(self.canvas.session.project, self._moment, value)

    def click(self) -> None:
        """Choose the neuron that the number stands in."""
        choose_at(self.canvas, self.pressed)

    def items(self) -> list[Item]:
        """Return the number beside the mouse."""
        if not self.begun:
            return []
        session, point = self.canvas.session, self._at.point
        value = self.control.read(session)
        label = tr(self.control.label)
        return held_number(self.canvas.shot(), label, value, point.x(), point.y())
