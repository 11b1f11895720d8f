from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.view.docks.dock import Dock, DockTitle
from app.view.docks.registry import VIEWS
from app.view.window.window import Window
from tests.app.view.driving import settle


def dock_of(window: Window, name: str) -> Dock:
    return window.workspace.docks.docks[name]


def button(dock: Dock, words: str) -> QToolButton:
    buttons = dock.titleBarWidget().findChildren(QToolButton)
    return next(button for button in buttons if button.accessibleName() == words)


def test_at_first_exactly_the_docks_of_the_table_are_open(window: Window) -> None:
    for spec in VIEWS:
        assert window.shows_view(spec.name) == spec.shown


def test_a_dock_is_closed_and_brought_back_by_its_action(qtbot: QtBot, window: Window) -> None:
    dock = dock_of(window, "loss")
    qtbot.mouseClick(button(dock, "Close"), Qt.MouseButton.LeftButton)
    assert not dock.isVisible()
    window.table.refresh()
    action = window.table["view_loss"]
    assert not action.isChecked()
    action.trigger()
    assert dock.isVisible()
    assert action.isChecked()


def test_a_floating_dock_goes_back_where_it_was(qtbot: QtBot, window: Window) -> None:
    dock = dock_of(window, "neuron")
    for floating in (True, False):
        qtbot.mouseClick(button(dock, "Float or dock"), Qt.MouseButton.LeftButton)
        assert dock.isFloating() is floating


def test_all_docks_are_restored_by_one_action(window: Window) -> None:
    dock_of(window, "loss").close()
    dock_of(window, "neuron").setFloating(True)
    window.workspace.docks.addDockWidget(
        Qt.DockWidgetArea.RightDockWidgetArea, dock_of(window, "network")
    )
    window.table["restore_views"].trigger()
    host = window.workspace.docks
    for spec in VIEWS:
        dock = dock_of(window, spec.name)
        assert not dock.isFloating()
        assert host.dockWidgetArea(dock) is spec.area
        assert dock.isHidden() is not spec.shown


def test_an_arrangement_is_remembered(window: Window) -> None:
    host = window.workspace.docks
    dock_of(window, "loss").close()
    arrangement = host.arrangement()
    host.restore_all()
    host.arrange_as(arrangement)
    assert not window.shows_view("loss")
    host.arrange_as(b"no arrangement")
    assert not window.shows_view("loss")


def test_a_closed_view_is_up_to_date_when_it_comes_back(window: Window) -> None:
    dock = dock_of(window, "neuron")
    dock.close()
    window.document.adjust(view=window.document.project.view)
    window.session.step_by(1)
    settle(window)
    dock.show()
    assert dock.view is not None
    assert dock.windowTitle() == dock.view.windowTitle() == "hidden neuron 1"
    title = dock.titleBarWidget()
    assert isinstance(title, DockTitle)
    assert title.text.text() == "HIDDEN NEURON 1"
