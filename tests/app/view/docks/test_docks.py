from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.changes import with_edit
from app.core.navigation import steering
from app.core.project import ParameterEdit
from app.view.docks.asking import Listing
from app.view.docks.confusion import ConfusionView
from app.view.docks.dock import Dock, DockTitle
from app.view.docks.registry import VIEWS
from app.view.docks.samples import SamplesView
from app.view.parts.picture import Picture
from app.view.window.window import Window
from tests.app.view.driving import settle


def dock_of(window: Window, name: str) -> Dock:
    return window.workspace.docks.docks[name]


def button(dock: Dock, words: str) -> QToolButton:
    buttons = dock.titleBarWidget().findChildren(QToolButton)
    return next(button for button in buttons if button.toolTip() == words)


def test_at_first_exactly_the_docks_of_the_table_are_open(window: Window) -> None:
    for spec in VIEWS:
        assert window.desk.shows_view(spec.name) == spec.shown


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


def test_a_dock_that_is_lifted_is_seen_to_float(qtbot: QtBot, window: Window) -> None:
    dock = dock_of(window, "neuron")
    place = dock.mapToGlobal(QPoint())
    qtbot.mouseClick(button(dock, "Float or dock"), Qt.MouseButton.LeftButton)
    lifted = dock.mapToGlobal(QPoint())
    assert lifted.x() < place.x() - 20
    assert lifted.y() < place.y() - 20


def test_a_floating_dock_goes_back_where_it_was(qtbot: QtBot, window: Window) -> None:
    dock = dock_of(window, "neuron")
    for floating in (True, False):
        qtbot.mouseClick(button(dock, "Float or dock"), Qt.MouseButton.LeftButton)
        assert dock.isFloating() is floating


@pytest.mark.parametrize("by_button", [True, False])
def test_a_floating_dock_goes_back_in_front_of_those_in_its_place(
    qtbot: QtBot, window: Window, by_button: bool
) -> None:
    window.desk.show_view("samples", True)
    dock = dock_of(window, "samples")
    for floating in (True, False):
        if by_button:
            qtbot.mouseClick(button(dock, "Float or dock"), Qt.MouseButton.LeftButton)
        else:
            qtbot.mouseDClick(dock.titleBarWidget(), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dock.seen)
        assert dock.isFloating() is floating
    assert not dock_of(window, "neuron").seen


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
    arrangement, shares = host.arrangement(), host.shares
    host.restore_all()
    host.arrange_as(arrangement, shares)
    assert not window.desk.shows_view("loss")
    host.arrange_as(b"no arrangement", {})
    assert not window.desk.shows_view("loss")


def test_a_closed_view_is_up_to_date_when_it_comes_back(window: Window) -> None:
    dock = dock_of(window, "neuron")
    dock.close()
    window.document.adjust(view=window.document.project.view)
    window.session.step_by(1)
    settle(window)
    dock.show()
    assert dock.view is not None
    assert dock.view.windowTitle() == "hidden neuron 1"
    assert dock.windowTitle() == "Hidden neuron 1"
    title = dock.titleBarWidget()
    assert isinstance(title, DockTitle)
    assert title.text.text() == "HIDDEN NEURON 1"


def test_views_that_are_closed_at_first_open_behind_a_tab_in_front_of_the_others(
    window: Window,
) -> None:
    host = window.workspace.docks
    for name in ("confusion", "samples"):
        window.desk.show_view(name, True)
        assert [dock.spec.name for dock in host.in_order] == ["network", name, "loss"]
    assert dock_of(window, "neuron") in host.tabifiedDockWidgets(dock_of(window, "samples"))


def test_the_action_of_a_view_behind_a_tab_brings_it_to_the_front(window: Window) -> None:
    window.desk.show_view("samples", True)
    window.table.refresh()
    action = window.table["view_neuron"]
    assert not action.isChecked()
    action.trigger()
    assert window.desk.shows_view("neuron")
    assert not window.desk.shows_view("samples")


def test_what_cannot_be_seen_is_not_refreshed_until_it_can(window: Window) -> None:
    dock = dock_of(window, "neuron")
    window.desk.show_view("samples", True)
    window.session.seek(6.0)
    assert dock.windowTitle() == "Hidden neuron 1"
    window.desk.show_view("neuron", True)
    assert dock.windowTitle() == "Hidden neuron 2"


def test_a_view_follows_a_drag_after_the_stage_is_painted(qtbot: QtBot, window: Window) -> None:
    document, session = window.document, window.session
    window.session.seek(40.0)
    window.desk.show_view("histograms", True)
    pictures = dock_of(window, "histograms").findChildren(Picture)

    def words() -> list[str]:
        return [picture.accessibleDescription() for picture in pictures]

    before = words()
    document.begin("Weight")
    document.preview(with_edit(session.project, ParameterEdit(*session.moment, 1, 0, 0, 1.5)))
    assert words() == before
    qtbot.waitUntil(lambda: words() != before)
    document.commit()
    document.undo()
    assert words() == before


def test_another_project_gets_its_stage_painted_in_a_turn_of_its_own(window: Window) -> None:
    window.open_example("xor")
    docks = window.workspace.docks.docks.values()
    assert not window.stage.updatesEnabled()
    assert not any(dock.view for dock in docks)
    while not window.stage.updatesEnabled():
        QApplication.processEvents()
    assert not any(dock.view for dock in docks)


def test_another_project_gets_its_views_one_after_the_other(qtbot: QtBot, window: Window) -> None:
    window.open_example("xor")
    docks = window.workspace.docks.docks.values()
    made = [0]
    while made[-1] < 3:
        QApplication.processEvents()
        made.append(sum(dock.view is not None for dock in docks))
    assert [after - before for before, after in pairwise(made) if after != before] == [1, 1, 1]
    assert dock_of(window, "neuron").windowTitle() == "Hidden neuron 1"


def test_one_view_has_another_show_something(window: Window) -> None:
    window.desk.show_view("confusion", True)
    view = dock_of(window, "confusion").view
    assert isinstance(view, ConfusionView)
    view.asked.emit("samples", Listing(np.array([0]), "one of them"))
    samples = dock_of(window, "samples")
    assert samples.seen
    assert isinstance(samples.view, SamplesView)
    assert samples.view.words.text() == "one of them"


@pytest.mark.parametrize(("height", "loss"), [(900, 252), (800, 216), (640, 172)])
def test_the_right_docks_share_their_height(
    qtbot: QtBot, window: Window, height: int, loss: int
) -> None:
    host = window.workspace.docks
    window.resize(1100, height)
    window.grab()
    host.restore_all()
    qtbot.waitUntil(lambda: abs(dock_of(window, "loss").height() - loss) <= 6)
    rest = host.height() - dock_of(window, "loss").height()
    assert abs(dock_of(window, "neuron").height() - rest) <= 2


def test_a_key_goes_round_all_parts_of_the_window_and_back(qtbot: QtBot, window: Window) -> None:
    work = window.workspace
    docks = [dock_of(window, name) for name in ("network", "neuron", "loss")]
    parts = [*docks, work.transport, work.timeline, work.stage]
    for part in parts:
        qtbot.keyClick(window, Qt.Key.Key_F6)
        assert is_in(part)
    for part in [*parts[-2::-1], work.stage]:
        qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert is_in(part)


def is_in(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (part is focused or part.isAncestorOf(focused))


def test_a_view_that_floats_is_framed_and_follows(qtbot: QtBot, window: Window) -> None:
    window.desk.show_view("samples", True)
    window.desk.show_view("neuron", True)
    dock = dock_of(window, "samples")
    dock.setFloating(True)
    qtbot.waitUntil(lambda: dock.seen)
    assert (dock.contentsMargins().left(), dock.property("framed")) == (1, True)
    assert isinstance(dock.view, SamplesView)
    before = dock.view.table.model().index(0, 4).data()
    steering.go_to_step(window.session, 5)
    settle(window)
    assert dock.view.table.model().index(0, 4).data() != before
    dock.setFloating(False)
    assert (dock.contentsMargins().left(), dock.property("framed")) == (0, False)


def test_the_name_of_a_dock_stands_on_its_tab_or_else_in_its_title(
    qtbot: QtBot, window: Window
) -> None:
    def named() -> list[bool]:
        return [bool(dock_of(window, name)._title.text.text()) for name in ("neuron", "samples")]

    window.desk.show_view("samples", True)
    assert named() == [False, False]
    dock_of(window, "samples").setFloating(True)
    assert named() == [True, True]
    dock_of(window, "samples").setFloating(False)
    window.desk.show_view("samples", True)
    dock_of(window, "samples").close()
    assert named()[0]
    window.desk.show_view("samples", True)
    window.table["restore_views"].trigger()
    assert named()[0]


def test_a_long_name_does_not_make_a_dock_wider(window: Window) -> None:
    dock = dock_of(window, "neuron")
    before = dock.minimumSizeHint().width()
    dock.setWindowTitle("Hidden neuron 1 of layer 1 of a network with very many layers")
    assert dock.minimumSizeHint().width() == before
