"""What tests of the window share."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

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


# Widgets of these kinds are read, or held by hands.
READ = (QAbstractButton, QComboBox, QLabel, QLineEdit, QSlider)


def covers_nothing(window: Window, cover: QWidget) -> bool:
    """Return whether nothing that can be read lies under a widget."""
    return not any(
        isinstance(widget, READ)
        and not (isinstance(widget, QLabel) and not widget.text())
        and not cover.isAncestorOf(widget)
        and cover.geometry().intersects(_seen(window, widget))
        for widget in window.findChildren(QWidget)
    )


def _seen(window: Window, widget: QWidget) -> QRect:
    """Return the place of what can be seen of a widget, which may be none."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))
