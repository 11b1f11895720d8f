"""What the mouse does on the stage: one class for each gesture, the first that fits takes hold."""

from __future__ import annotations

from collections.abc import Callable

from app.view.stage.gestures.check import PressCheck
from app.view.stage.gestures.gesture import Canvas, Gesture, Mouse
from app.view.stage.gestures.ground import PressGround
from app.view.stage.gestures.handles import PressHandle
from app.view.stage.gestures.neurons import MoveNeuron
from app.view.stage.gestures.numbers import DragNumber, HoldNumber

__all__ = ["Canvas", "Gesture", "Mouse", "PressGround", "taken_at"]

# Each is asked whether there is something for it under the mouse.
GESTURES: tuple[Callable[[Canvas, Mouse], Gesture | None], ...] = (
    PressCheck.at,
    PressHandle.at,
    DragNumber.at,
    HoldNumber.at,
    MoveNeuron.at,
    DragNumber.on_edge,
    PressGround.at,
)


def taken_at(canvas: Canvas, mouse: Mouse) -> Gesture | None:
    """Return what a press of the left button begins there, None where it means nothing."""
    for begin in GESTURES:
        if gesture := begin(canvas, mouse):
            return gesture
    return None
