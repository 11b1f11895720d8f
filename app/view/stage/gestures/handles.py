"""A press on a + or − of the stage."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.core.hands_on.handles import Handle
from app.core.hands_on.offers import take
from app.view.stage.gestures.gesture import Canvas, Gesture, Mouse


class PressHandle(Gesture):
    """Makes the change that a handle offers, or says why it cannot be made."""

    cursor = Qt.CursorShape.PointingHandCursor

    def __init__(self, canvas: Canvas, handle: Handle) -> None:
        self._canvas = canvas
        self.handle = handle

    @classmethod
    def at(cls, canvas: Canvas, mouse: Mouse) -> PressHandle | None:
        """Return the gesture for the handle under the mouse."""
        handle = canvas.handle_at(mouse.point)
        return None if handle is None else cls(canvas, handle)

    def release(self) -> None:
        """Make the change."""
        take(self._canvas.session, self.handle.offer)
