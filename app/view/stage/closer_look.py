"""What brings the stage nearer: the wheel with Ctrl, and two fingers that part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

# Called with how many times as near, and the point of the widget that stays where it is.
Zoom = Callable[[float, QPointF], None]

# A step of a wheel has so many eighths of a degree, and looks so many times as closely.
WHEEL_STEP, STEP_FACTOR = 120.0, 1.15


class CloserLook(QObject):
    """Watches the events of a widget for those that mean to look more closely, or less."""

    def __init__(self, widget: QWidget, zoom: Zoom) -> None:
        super().__init__(widget)
        self._widget, self._zoom = widget, zoom
        widget.grabGesture(Qt.GestureType.PinchGesture)
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take what is meant, leave everything else."""
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._native(event)
        if isinstance(event, QGestureEvent):
            return self._touch(event)
        return False

    def _wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        steps = event.angleDelta().y() / WHEEL_STEP
        self._zoom(STEP_FACTOR**steps, event.position())
        return True

    def _native(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(1.0 + event.value(), event.position())
        return True

    def _touch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        middle = self._widget.mapFromGlobal(pinch.centerPoint())
        self._zoom(pinch.scaleFactor(), middle)
        return True
