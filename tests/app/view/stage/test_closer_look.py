from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent

from app.core.camera import HOME, STEP
from app.core.project import Camera
from app.view.stage.closer_look import STEP_FACTOR
from app.view.window.window import Window

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def turn(window: Window, point: QPointF, steps: int, keys: Qt.KeyboardModifier = CTRL) -> None:
    event = QWheelEvent(
        point, window.stage.mapToGlobal(point), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(window.stage, event)


def camera(window: Window) -> Camera:
    return window.document.project.view.camera


def test_the_wheel_with_ctrl_looks_closer_at_what_the_mouse_is_at(window: Window) -> None:
    at = window.stage.places().neurons[1, 0]
    turn(window, QPointF(*at), 2)
    assert camera(window).zoom == pytest.approx(STEP_FACTOR**2)
    assert window.stage.places().neurons[1, 0] == pytest.approx(at)
    turn(window, QPointF(*at), -2)
    assert camera(window) == pytest.approx(HOME)


def test_the_wheel_alone_does_not(window: Window) -> None:
    turn(window, QPointF(100.0, 100.0), 1, NONE)
    assert camera(window) == HOME


def test_two_fingers_that_part_look_closer(window: Window) -> None:
    point = QPointF(300.0, 200.0)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        point, point, window.stage.mapToGlobal(point), 0.5, QPointF(),
    )  # fmt: skip
    QCoreApplication.sendEvent(window.stage, event)
    assert camera(window).zoom == pytest.approx(1.5)


def test_keys_look_closer_and_see_all(window: Window) -> None:
    for name, zoom in (("nearer", STEP), ("farther", 1.0), ("nearer", STEP), ("see_all", 1.0)):
        window.table[name].trigger()
        assert camera(window).zoom == pytest.approx(zoom)
