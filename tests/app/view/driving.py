"""What tests of the window share."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.session import Session
from app.view.window.window import Window

W = TypeVar("W", bound=QWidget)


def child(window: Window, kind: type[W]) -> W:
    found = window.findChild(kind)
    assert found is not None
    return found


def settle(window: Window) -> None:
    """Let as much time pass as everything under way needs, at once."""
    settled(window.session)


def settled(session: Session) -> Session:
    """Return a session with everything that was under way done."""
    while session.busy:
        session.tick(1000.0)
    return session


def picture(window: Window) -> QImage:
    return window.stage.grab().toImage()


def drag_line_above(window: Window, name: str, way: int) -> None:
    """Drag the line above a dock down by so many pixels."""
    host = window.workspace.docks
    dock = host.docks[name]
    line, to = QPoint(dock.x() + dock.width() // 2, dock.y() - 1), QPoint(0, way)
    QTest.mousePress(host, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(host, line + to)
    QApplication.processEvents()  # the line follows when there is time
    QTest.mouseRelease(host, Qt.MouseButton.LeftButton, pos=line + to)
