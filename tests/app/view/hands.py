"""What hands can do to the window: everything a mouse and a keyboard reach, chosen by numbers.

A number chooses among what there is at that moment, so that any sequence of numbers is something
that a person might do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from app.core.hands_on.handles import handles
from app.core.scene import marked_places
from app.core.scene.context import Context
from app.view.stage.stage import Stage
from app.view.window.window import Window

T = TypeVar("T")

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier
NOTCH = 120


def chosen(things: Sequence[T], number: int) -> T:
    return things[number % len(things)]


def places_on(stage: Stage) -> list[QPointF]:
    """Return the middle of whatever can be pointed at: neurons, numbers, edges, handles."""
    shot = stage.shot()
    edges = Context(shot).visible_edges.all.values()
    return [
        *(QPointF(*center) for center in stage.places().neurons.values()),
        *(QPointF(*area.center) for _, area in marked_places(shot)),
        *(QPointF(*edge.point(0.4)) for edge in edges),
        *(QPointF(each.x, each.y) for each in handles(shot, None)),
        *(QPointF(*column.head) for column in stage.places().columns),
        QPointF(40.0, 60.0),
        QPointF(stage.width() / 2.0, stage.height() - 40.0),
    ]


def point_on(stage: Stage, number: int) -> QPoint:
    """Return one of the places of a stage that is within it."""
    inside = [place.toPoint() for place in places_on(stage)]
    return chosen([point for point in inside if stage.rect().contains(point)], number)


def drag(
    widget: QWidget, start: QPoint, way: QPoint, button: Qt.MouseButton = LEFT,
    between: Callable[[], object] = lambda: None,
) -> None:  # fmt: skip
    """Pull something along; ``between`` happens before it is let go."""
    QTest.mousePress(widget, button, PLAIN, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(widget, start + way * share)
        QApplication.processEvents()
    between()
    QTest.mouseRelease(widget, button, PLAIN, start + way)


def escape(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Escape)


def turn_wheel(widget: QWidget, place: QPoint, notches: int, modifier: Qt.KeyboardModifier) -> None:
    turned = QPoint(0, NOTCH * notches)
    event = QWheelEvent(
        QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), turned,
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def ask_for_menu(widget: QWidget, place: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def pick(number: int) -> None:
    """Choose an entry of the menu or list that is open, if there is one, and close it."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        entries = [action for action in leaves(popup) if action.isEnabled()]
        if entries:
            chosen(entries, number).trigger()
    while popup := QApplication.activePopupWidget():
        popup.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def leaves(menu: QMenu) -> list[QAction]:
    """Return the entries of a menu and of those that it opens."""
    found: list[QAction] = []
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            found.extend(leaves(inside))
        elif not action.isSeparator():
            found.append(action)
    return found


def reachable(window: QWidget) -> list[QWidget]:
    """Return every widget that a hand could use, in the window and in its dialogs."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QSpinBox | QTabBar)
        or (widget.focusPolicy() & Qt.FocusPolicy.ClickFocus and type(widget) is not QTextBrowser)
        if widget.isVisible() and widget.isEnabled() and not isinstance(widget, Stage)
    ]


def use(widget: QWidget, number: int, text: str) -> None:
    """Do with a widget what it is there for."""
    middle = widget.rect().center()
    if isinstance(widget, QToolButton) and widget.menu() is not None:
        widget.menu().popup(QPoint())  # a press would wait until it is closed
        pick(number)
    elif isinstance(widget, QAbstractButton):
        QTest.mouseClick(widget, LEFT, PLAIN, middle)
        pick(number)
    elif isinstance(widget, QComboBox):
        _choose_entry(widget, number)
    elif isinstance(widget, QLineEdit | QSpinBox):
        type_in(widget, text)
    else:
        across = QPoint(1 + number % max(1, widget.width() - 2), middle.y())
        drag(widget, across, QPoint(number % 41 - 20, number % 13))


def _choose_entry(box: QComboBox, number: int) -> None:
    if box.count():
        box.setCurrentIndex(number % box.count())
        box.activated.emit(box.currentIndex())


def type_in(widget: QWidget, text: str) -> None:
    """Type something in place of what stands there, and press Enter."""
    widget.window().activateWindow()
    QApplication.processEvents()
    QTest.mouseClick(widget, LEFT, PLAIN, widget.rect().center())
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def drop(window: QWidget, path: str) -> None:
    """Let a file fall into the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    how = Qt.DropAction.CopyAction, data, LEFT, PLAIN
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(10, 10), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), *how))


def close_dialogs(window: Window) -> None:
    """Answer no question that is open."""
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
