"""Breakpoints, bookmarks, repeating, searching and zooming by key."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.project import Breakpoint
from app.view.menus import neuron_menu
from app.view.window.window import Window
from engine.plan.step_plan import Granularity

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CONTROL, ALT = (
    MODIFIER.NoModifier, MODIFIER.ShiftModifier, MODIFIER.ControlModifier, MODIFIER.AltModifier,
)  # fmt: skip


def press(qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(window.stage, key, modifier)


def at(window: Window, place: float) -> bool:
    return window.session.place == place


def test_f9_pauses_at_the_operation_shown_and_no_more(qtbot: QtBot, window: Window) -> None:
    window.session.seek(17.0)
    press(qtbot, window, KEY.Key_F9)
    found = window.document.project.breakpoints
    assert found == (Breakpoint("kind = error and layer = 2 and unit = 0"),)
    assert window.table["breakpoint"].isChecked()
    press(qtbot, window, KEY.Key_F9)
    assert not window.document.project.breakpoints


def test_a_neuron_is_paused_at_by_key_and_by_its_menu(qtbot: QtBot, window: Window) -> None:
    assert not window.table["breakpoint_neuron"].isEnabled()
    window.stage.choose((0, 1))
    assert not window.table["breakpoint_neuron"].isEnabled()
    window.stage.choose((2, 1))
    press(qtbot, window, KEY.Key_F9, SHIFT)
    assert window.document.project.breakpoints == (Breakpoint("layer = 2 and unit = 1"),)
    menu = neuron_menu(window.session, (2, 1), window)
    (action,) = [action for action in menu.actions() if action.text() == "Pause at this neuron"]
    assert action.isChecked()
    action.trigger()
    assert not window.document.project.breakpoints
    menu.deleteLater()


def test_the_panel_opens_by_key(qtbot: QtBot, window: Window) -> None:
    for shown in (True, False):
        press(qtbot, window, KEY.Key_B, CONTROL)
        assert window.desk.shows_view("breakpoints") is shown


def test_bookmarks_by_key(qtbot: QtBot, window: Window) -> None:
    for place in (3.0, 17.0):
        window.session.seek(place)
        press(qtbot, window, KEY.Key_B)
    names = [bookmark.name for bookmark in window.document.project.bookmarks]
    assert names == ["Step 1 · h1 · weighted sum", "Step 1 · o1 · error"]
    press(qtbot, window, KEY.Key_Left, ALT)
    assert window.session.place == 3.0
    press(qtbot, window, KEY.Key_Right, ALT)
    assert window.session.place == 17.0


def test_a_part_is_repeated_by_keys(qtbot: QtBot, window: Window) -> None:
    assert not window.table["repeat_nothing"].isEnabled()
    window.session.seek(3.0)
    press(qtbot, window, KEY.Key_BracketLeft)
    window.session.seek(9.0)
    press(qtbot, window, KEY.Key_BracketRight)
    assert window.document.project.view.repeat == ((0, 3), (0, 9))
    timeline = window.workspace.timeline
    timeline.setFocus()
    qtbot.keyClick(timeline, KEY.Key_Escape)
    assert window.document.project.view.repeat is None


def test_zooming_by_keys(qtbot: QtBot, window: Window) -> None:
    lengths = []
    for key in (KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Minus, KEY.Key_0, KEY.Key_1):
        press(qtbot, window, key, CONTROL | ALT)
        lengths.append(window.session.lens.scope.length)
    assert lengths == [0.5, 1.0, 2.0, 10_000.0, 1.0]


@pytest.mark.parametrize("key", [KEY.Key_F3, KEY.Key_F])
def test_the_search_opens_by_key(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    search = window.workspace.search
    press(qtbot, window, key, NONE if key is KEY.Key_F3 else CONTROL)
    assert search.isVisible()
    assert search.field.edit.hasFocus()
    qtbot.keyClicks(search.field.edit, "kind = error")
    for pressed, modifier, place in (
        (KEY.Key_F3, NONE, 17.0), (KEY.Key_F3, NONE, 18.0), (KEY.Key_F3, SHIFT, 17.0),
    ):  # fmt: skip
        qtbot.keyClick(search.field.edit, pressed, modifier)
        qtbot.waitUntil(partial(at, window, place))
    qtbot.keyClick(search.field.edit, KEY.Key_Escape)
    assert not search.isVisible()


def test_training_is_followed_by_key_and_the_stage_shows_whole_steps(
    qtbot: QtBot, window: Window
) -> None:
    document = window.document
    few = replace(document.project.training, steps=50_000)
    document.change("Steps", replace(document.project, training=few))
    press(qtbot, window, KEY.Key_F5, SHIFT)
    assert window.table["follow"].isChecked()
    press(qtbot, window, KEY.Key_Space)
    qtbot.waitUntil(lambda: window.session.step > 20)
    assert window.stage.shot().timing.granularity is Granularity.STEP
    assert window.workspace.transport.where.text().endswith("following")
    press(qtbot, window, KEY.Key_Space)
    assert window.stage.shot().timing.granularity is Granularity.NEURON
