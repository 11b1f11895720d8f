from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.view.actions import SPECS
from app.view.docks.dock import Dock
from app.view.docks.loss import LossView
from app.view.docks.registry import VIEWS
from app.view.window.tab_order import neighbour, tab_order
from app.view.window.window import Window
from tests.app.view.driving import child
from tests.app.view.hosting import show


def walked(qtbot: QtBot, window: Window, key: Qt.Key) -> list[QWidget]:
    """Where a key leads from the stage, until it is there again."""
    reached: list[QWidget] = [window.stage]
    while True:
        qtbot.keyClick(reached[-1], key)
        focus = window.focusWidget()
        assert focus is not None
        if focus is window.stage:
            return reached
        assert focus not in reached
        reached.append(focus)


def open_all(window: Window, qtbot: QtBot) -> None:
    """Open every view, and wait for the one whose chart comes later."""
    for view in VIEWS:
        window.desk.show_view(view.name, True)
    loss = child(window, LossView)
    qtbot.waitUntil(lambda: loss.plot is not None)
    QApplication.processEvents()


def dock_of(widget: QWidget) -> Dock | None:
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, Dock):
        parent = parent.parentWidget()
    return parent


def test_tab_reaches_everything_and_shift_tab_leads_back(window: Window, qtbot: QtBot) -> None:
    open_all(window, qtbot)
    there, back = (walked(qtbot, window, key) for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
    assert back == [there[0], *reversed(there[1:])]
    expected = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and ((dock := dock_of(widget)) is None or dock.seen)
    }  # fmt: skip
    assert any(not dock.seen for dock in window.workspace.docks.docks.values())
    assert set(there) == expected


def test_each_dock_is_gone_through_before_the_next(window: Window, qtbot: QtBot) -> None:
    open_all(window, qtbot)
    docks = [dock_of(widget) for widget in walked(qtbot, window, Qt.Key.Key_Tab)]
    changes = [
        dock for n, dock in enumerate(docks) if dock is not None and dock is not docks[n - 1]
    ]
    assert len(changes) == len(set(changes)) > 2


def test_tab_goes_nowhere_outside_of_the_window(window: Window) -> None:
    """Not to the tabs, either, of a dock that shares its place with others that are closed."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    assert any(bar.visibleRegion().isEmpty() for bar in bars)
    order = tab_order(window, (window.workspace, window.workspace.docks))
    inside = [widget for bar in bars for widget in (bar, *bar.findChildren(QWidget))]
    assert set(order).isdisjoint(inside)


@pytest.mark.parametrize("gone", [QWidget.hide, lambda widget: widget.setEnabled(False)])
def test_the_focus_of_what_is_gone_goes_to_the_stage(
    window: Window, gone: Callable[[QWidget], None]
) -> None:
    window.workspace.search.open_line()
    assert window.focusWidget() is window.workspace.search.field.edit
    gone(window.workspace.search.field.edit)
    assert window.focusWidget() is window.stage


def test_lines_are_read_from_the_left(qtbot: QtBot) -> None:
    window = QWidget()
    fields = [QLineEdit(window) for _ in range(4)]
    for field, (x, y) in zip(fields, [(200, 0), (0, 3), (100, 60), (0, 57)], strict=True):
        field.setGeometry(x, y, 80, 20)
    show(qtbot, window, 400, 200)
    order = tab_order(window, ())
    assert [fields.index(field) for field in order if isinstance(field, QLineEdit)] == [1, 0, 3, 2]
    assert neighbour(order, fields[2], 1) is fields[1]
    assert neighbour(order, fields[1], -1) is fields[2]
    assert neighbour(order, None, 1) is fields[1]
    assert neighbour([], fields[0], 1) is None


def test_whatever_takes_the_focus_has_a_name(window: Window, qtbot: QtBot) -> None:
    open_all(window, qtbot)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]  # fmt: skip
    assert nameless == []


def test_whatever_takes_the_focus_can_be_told_from_the_rest(window: Window, qtbot: QtBot) -> None:
    open_all(window, qtbot)
    reached = tab_order(window, (window.workspace, window.workspace.docks))
    told = Counter(
        (interface.role(), interface.text(QAccessible.Text.Name), widget.accessibleName())
        for widget in reached
        if (interface := QAccessible.queryAccessibleInterface(widget))
    )
    assert [each for each, times in told.items() if times > 1] == []


def test_every_action_is_in_the_menu(window: Window) -> None:
    menus = [window.top_bar.menu_button.menu(), *window.top_bar.findChildren(QMenu)]
    found = {action for menu in menus for action in menu.actions()}
    assert {window.table[spec.name] for spec in SPECS} <= found


def test_the_menu_opens_by_key_ready_for_the_arrows(window: Window) -> None:
    window.table["menu"].trigger()
    menu = window.top_bar.menu_button.menu()
    assert menu.isVisible()
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


def test_the_focus_can_be_seen_wherever_it_is(window: Window) -> None:
    """A picture of each widget with the focus is another one than that without."""
    unseen: dict[QWidget, bool] = {}
    for view in VIEWS:  # those that share a place are seen one after the other
        window.desk.show_view(view.name, True)
        QApplication.processEvents()
        for widget in tab_order(window, (window.workspace, window.workspace.docks)):
            if widget not in unseen:
                unseen[widget] = unfocused(widget, window) == focused(widget)
    assert [widget for widget, same in unseen.items() if same] == []


def focused(widget: QWidget) -> QImage:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return widget.grab().toImage()


def unfocused(widget: QWidget, window: Window) -> QImage:
    other = window.top_bar.menu_button if widget is window.stage else window.stage
    other.setFocus()
    QApplication.processEvents()
    return widget.grab().toImage()
