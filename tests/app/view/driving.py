"""What tests of the window share."""

from typing import TypeVar

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.view.window.window import Window

W = TypeVar("W", bound=QWidget)


def child(window: Window, kind: type[W]) -> W:
    found = window.findChild(kind)
    assert found is not None
    return found


def settle(window: Window) -> None:
    """Let as much time pass as everything under way needs, at once."""
    while window.session.busy:
        window.session.tick(1000.0)


def picture(window: Window) -> QImage:
    return window.stage.grab().toImage()
