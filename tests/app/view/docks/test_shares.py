"""The docks at a side share its height as before, however high it is, whichever come and go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.view.docks.dock import Dock
from app.view.window.window import Window
from tests.app.view.driving import drag_line_above

SIZE, LOW = (1280, 800), (1024, 560)


def share(dock: Dock) -> float:
    """Return the share of the height that a dock has."""
    host = dock.parentWidget()
    assert host is not None
    return dock.height() / host.height()


def resize(qtbot: QtBot, window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: window.size().toTuple() == size)


def heights(window: Window) -> dict[str, int]:
    """Return the height of each dock that is seen, once all have found their places."""
    host = window.workspace.docks
    host._shares._soon.flush()
    return {dock.spec.name: dock.height() for dock in host.in_order}


def close_and_open(window: Window, closed: Sequence[str], opened: Sequence[str]) -> None:
    for name in closed:
        window.workspace.docks.docks[name].close()
        heights(window)
    for name in opened:
        window.desk.show_view(name, True)


def beside_each_other(window: Window) -> None:
    """Let there be docks above, below and beside each other at one side, and one below all."""
    host = window.workspace.docks
    for name in ("words", "curve", "histograms"):
        window.desk.show_view(name, True)
    docks = host.docks
    host.splitDockWidget(docks["loss"], docks["words"], Qt.Orientation.Vertical)
    host.splitDockWidget(docks["loss"], docks["curve"], Qt.Orientation.Horizontal)
    host.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks["histograms"])


def test_docks_that_are_opened_again_have_their_heights_whatever_the_order(window: Window) -> None:
    before = heights(window)
    for closed in (["loss"], ["neuron"], ["neuron", "loss"], ["loss", "neuron"]):
        for opened in permutations(closed):
            close_and_open(window, closed, opened)
            assert heights(window) == before, (closed, opened)


def test_docks_beside_each_other_have_their_heights_again(window: Window) -> None:
    window.resize(1600, 1000)
    beside_each_other(window)
    before = heights(window)
    assert len(before) == 6
    for closed in (["curve"], ["words", "neuron"], ["loss", "curve"], ["histograms", "loss"]):
        for opened in permutations(closed):
            close_and_open(window, closed, opened)
            assert heights(window) == before, (closed, opened)


def test_a_dock_behind_a_tab_has_the_height_of_those_in_its_place(window: Window) -> None:
    before = heights(window)["loss"]
    window.desk.show_view("words", True)
    assert heights(window)["loss"] == before
    close_and_open(window, ["loss", "words"], ["neuron", "loss"])
    assert heights(window)["loss"] == before


def test_a_dock_that_floated_has_its_height_again(window: Window) -> None:
    host = window.workspace.docks
    before = heights(window)
    for floated in ("loss", "neuron"):
        host.docks[floated].setFloating(True)
        close_and_open(window, [floated], [floated])
        assert host.docks[floated].isFloating()
        host.docks[floated].setFloating(False)
        assert heights(window) == before


def test_what_is_changed_beside_a_closed_dock_stays_when_it_is_back(window: Window) -> None:
    window.resize(1280, 1100)
    window.desk.show_view("words", True)
    host = window.workspace.docks
    host.splitDockWidget(host.docks["loss"], host.docks["words"], Qt.Orientation.Vertical)
    neuron = heights(window)["neuron"]
    close_and_open(window, ["neuron"], [])
    drag_line_above(window, "words", -60)
    changed = heights(window)
    close_and_open(window, [], ["neuron"])
    now = heights(window)
    assert now["neuron"] == pytest.approx(neuron, abs=1)
    assert now["words"] / now["loss"] == pytest.approx(changed["words"] / changed["loss"], abs=0.02)


def test_what_leaves_a_place_that_it_shared_takes_only_what_it_is_given(window: Window) -> None:
    window.resize(1280, 1100)
    window.desk.show_view("words", True)
    host = window.workspace.docks
    loss = heights(window)["loss"]
    host.splitDockWidget(host.docks["neuron"], host.docks["words"], Qt.Orientation.Vertical)
    assert heights(window)["loss"] == loss
    close_and_open(window, ["words"], ["words"])
    assert heights(window)["loss"] == loss


def test_restored_docks_have_their_usual_heights(window: Window) -> None:
    before = heights(window)
    drag_line_above(window, "loss", -60)
    close_and_open(window, ["loss"], [])
    window.table["restore_views"].trigger()
    assert heights(window) == before


def test_a_low_window_takes_no_dock_its_share_for_good(qtbot: QtBot, window: Window) -> None:
    loss = window.workspace.docks.docks["loss"]
    before = share(loss)
    resize(qtbot, window, LOW)
    assert share(loss) > before + 0.02, "the window is too high to tell"
    resize(qtbot, window, SIZE)
    assert share(loss) == pytest.approx(before, abs=0.004)


def test_a_share_that_somebody_has_chosen_is_kept(qtbot: QtBot, window: Window) -> None:
    loss = window.workspace.docks.docks["loss"]
    before = loss.height()
    drag_line_above(window, "loss", -90)
    assert loss.height() == before + 90
    chosen = share(loss)
    for size in (LOW, (1280, 1000), SIZE):
        resize(qtbot, window, size)
    assert share(loss) == pytest.approx(chosen, abs=0.004)


def test_a_click_beside_the_line_chooses_nothing(qtbot: QtBot, window: Window) -> None:
    host = window.workspace.docks
    before = share(host.docks["loss"])
    resize(qtbot, window, LOW)
    QTest.mouseClick(host, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    resize(qtbot, window, SIZE)
    assert share(host.docks["loss"]) == pytest.approx(before, abs=0.004)
