"""However high the window is made, the docks at a side share its height as before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.view.docks.dock import Dock
from app.view.window.window import Window

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


def test_a_low_window_takes_no_dock_its_share_for_good(qtbot: QtBot, window: Window) -> None:
    loss = window.workspace.docks.docks["loss"]
    before = share(loss)
    resize(qtbot, window, LOW)
    assert share(loss) > before + 0.02, "the window is too high to tell"
    resize(qtbot, window, SIZE)
    assert share(loss) == pytest.approx(before, abs=0.004)


def test_a_share_that_somebody_has_chosen_is_kept(qtbot: QtBot, window: Window) -> None:
    host = window.workspace.docks
    loss = host.docks["loss"]
    line, way = QPoint(loss.x() + loss.width() // 2, loss.y() - 1), QPoint(0, -90)
    before = loss.height()
    QTest.mousePress(host, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(host, line + way)
    QApplication.processEvents()  # the line follows when there is time
    QTest.mouseRelease(host, Qt.MouseButton.LeftButton, pos=line + way)
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
