from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.changes import with_option
from app.core.settings import SettingsFile
from app.view.main import settings_path
from app.view.panels.settings_panel import SettingsPanel
from app.view.parts.control_row import ControlRow
from app.view.parts.number_field import NumberField
from app.view.window.hints import HINTS, Hint
from app.view.window.window import Window
from tests.app.view.driving import child, covers_nothing

ALL = {spec.name for spec in HINTS}


@pytest.fixture
def hinted(window: Window) -> Window:
    QApplication.processEvents()  # a dock makes its view when it is shown
    window.hints.offer(window.workspace)
    QApplication.processEvents()  # room is made for it
    return window


def shown(window: Window) -> set[str]:
    return {hint.spec.name for hint in window.hints.shown}


def hint(window: Window, name: str) -> Hint:
    return next(one for one in window.hints.shown if one.spec.name == name)


def test_the_first_start_shows_three_hints_and_no_other_does(hinted: Window) -> None:
    assert shown(hinted) == ALL
    for one in hinted.hints.shown:
        assert one.isVisible()
        assert hinted.rect().contains(one.geometry())
    hinted.hints.close()
    hinted.settings.change(hints_seen=tuple(ALL))
    hinted.hints.offer(hinted.workspace)
    assert shown(hinted) == set()


def test_no_hint_covers_what_it_is_about(hinted: Window) -> None:
    for one in hinted.hints.shown:
        anchor = one.spec.anchor(hinted.workspace)
        assert anchor is not None
        place = anchor.rect().translated(anchor.mapTo(hinted, anchor.rect().topLeft()))
        assert not one.geometry().intersects(place)


@pytest.mark.parametrize("size", [(1024, 640), (1440, 900), (1920, 1080)])
def test_hints_cover_nothing_that_is_read(
    hinted: Window, qtbot: QtBot, size: tuple[int, int]
) -> None:
    hinted.resize(*size)
    qtbot.waitUntil(lambda: hinted.size().toTuple() == size)
    assert shown(hinted) == ALL
    for one in hinted.hints.shown:
        qtbot.waitUntil(partial(covers_nothing, hinted, one))
        assert hinted.rect().contains(one.geometry())


def test_the_room_of_a_hint_is_given_back(window: Window, qtbot: QtBot) -> None:
    bottom, settings = window.workspace.transport, child(window, SettingsPanel).groups["network"]

    def heights() -> tuple[int, int]:
        return bottom.sizeHint().height(), settings.sizeHint().height()

    before = heights()
    for end in (lambda: qtbot.keyClick(window.stage, Qt.Key.Key_Escape), window.hints.close):
        window.table["hints"].trigger()
        qtbot.waitUntil(lambda: all(now > old for now, old in zip(heights(), before, strict=True)))
        end()
        qtbot.waitUntil(lambda: heights() == before)


def test_the_number_is_one_that_can_be_seen(hinted: Window) -> None:
    anchor = hint(hinted, "number").spec.anchor(hinted.workspace)
    assert isinstance(anchor, NumberField)
    assert hinted.workspace.docks.docks["network"].isAncestorOf(anchor)
    assert not anchor.visibleRegion().isEmpty()


def test_a_click_ends_one_for_good(hinted: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(hint(hinted, "play"), Qt.MouseButton.LeftButton)
    assert shown(hinted) == ALL - {"play"}
    assert SettingsFile(settings_path()).now.hints_seen == ("play",)


def test_escape_ends_all(hinted: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(hinted.stage, Qt.Key.Key_Escape)
    assert shown(hinted) == set()
    assert set(hinted.settings.now.hints_seen) == ALL


def test_doing_what_one_says_ends_that_one(hinted: Window, qtbot: QtBot) -> None:
    hinted.session.seek(2.0)
    assert shown(hinted) == {"number", "timeline"}
    project = with_option(hinted.document.project, "learning_rate", 0.25)
    hinted.document.change("Learning rate", project)
    assert shown(hinted) == {"timeline"}
    qtbot.mouseClick(hinted.workspace.timeline, Qt.MouseButton.LeftButton)
    assert shown(hinted) == set()


def test_they_follow_the_window(hinted: Window, qtbot: QtBot) -> None:
    hinted.resize(1024, 640)
    qtbot.waitUntil(lambda: hinted.width() == 1024)
    qtbot.waitUntil(
        lambda: all(hinted.rect().contains(one.geometry()) for one in hinted.hints.shown)
    )


def test_one_comes_and_goes_with_what_it_is_about(hinted: Window) -> None:
    one, dock = hint(hinted, "number"), hinted.workspace.docks.docks["network"]
    for take in (dock.setHidden, dock.setFloating):
        take(True)
        assert not one.isVisible()
        take(False)
        assert one.isVisible()
    assert shown(hinted) == ALL


def test_help_shows_them_again(window: Window) -> None:
    QApplication.processEvents()
    window.settings.change(hints_seen=tuple(ALL))
    window.table["hints"].trigger()
    assert shown(window) == ALL


def test_another_project_takes_them_away_unread(hinted: Window) -> None:
    hinted.open_example("xor")
    assert shown(hinted) == set()
    assert hinted.settings.now.hints_seen == ()


def test_escape_takes_a_drag_back_before_it_ends_the_hints(hinted: Window, qtbot: QtBot) -> None:
    row = child(hinted, SettingsPanel).groups["network"].row("Momentum")
    assert isinstance(row, ControlRow)
    before, middle = hinted.document.project, row.slider.rect().center()
    row.slider.setFocus()
    qtbot.mousePress(row.slider, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: hinted.document.project != before)
    qtbot.keyClick(row.slider, Qt.Key.Key_Escape)
    assert hinted.document.project == before
    assert shown(hinted) == {"play", "timeline"}  # it is known by now how a number is changed
    qtbot.mouseRelease(row.slider, Qt.MouseButton.LeftButton, pos=middle)
