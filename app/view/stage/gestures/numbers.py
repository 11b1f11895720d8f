"""A drag on a number changes it like a slider: to the right it grows."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt

from app.core.controls import Control
from app.core.frame import Item
from app.core.grips import Grip
from app.core.project import Project
from app.core.scene.held import held_number
from app.view.language import tr
from app.view.stage.gestures.gesture import Canvas, Drag, Mouse

# A pixel is so much of the power of ten that the number has, and what keys make of that.
PIXEL = 0.01
FINE, COARSE = 0.1, 10.0
# What is left of a number's digits: steps of 0.01 make no 0.30000000000000004.
DIGITS = 12


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
        self._value = self.control.read(session)
        self._step = PIXEL * 10.0 ** math.floor(math.log10(max(1.0, abs(self._value))))
        super().begin()

    def dragged(self, mouse: Mouse) -> Project:
        """Return the project with the number changed by the way of the mouse since the last."""
        pixels = mouse.point.x() - self._at.point.x()
        self._value += pixels * self._step * _speed(mouse.modifiers)
        self._at = mouse
        value = round(self._value, DIGITS)
        return self.control.write(self.canvas.session.project, self._moment, value)

    def items(self) -> list[Item]:
        """Return the number beside the mouse."""
        if not self.begun:
            return []
        session, point = self.canvas.session, self._at.point
        value = self.control.read(session)
        label = tr(self.control.label)
        return held_number(self.canvas.shot(), label, value, point.x(), point.y())


def _speed(modifiers: Qt.KeyboardModifier) -> float:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return FINE
    return COARSE if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0
