"""A press beside everything."""

from __future__ import annotations

from app.view.stage.gestures.gesture import Canvas, Gesture, Mouse


class PressGround(Gesture):
    """Chooses no neuron."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    @classmethod
    def at(cls, canvas: Canvas, _mouse: Mouse) -> PressGround:
        """Return the gesture: the ground is everywhere."""
        return cls(canvas)

    def release(self) -> None:
        """Choose no neuron."""
        self._canvas.choose(None)
