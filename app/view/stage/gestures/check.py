"""A press on what the card says of the finite difference."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.core.navigation import steering
from app.core.scene import check_button
from app.view.stage.gestures.gesture import Canvas, Gesture, Mouse


class PressCheck(Gesture):
    """Asks for the finite difference, or for none."""

    cursor = Qt.CursorShape.PointingHandCursor

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    @classmethod
    def at(cls, canvas: Canvas, mouse: Mouse) -> PressCheck | None:
        """Return the gesture where the card offers the check."""
        button = check_button(canvas.shot())
        pressed = button is not None and button[0].holds(mouse.point.x(), mouse.point.y())
        return cls(canvas) if pressed else None

    def release(self) -> None:
        """Show it, or hide it."""
        steering.turn(self._canvas.session, "checked")
