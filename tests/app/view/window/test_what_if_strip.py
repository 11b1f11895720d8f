from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.changes import with_edit
from app.core.navigation import steering
from app.core.project import ParameterEdit
from app.core.time.player import place_of
from app.core.views.loss_chart import Curve, Field
from app.view.docks.loss import LossView
from app.view.window.what_if_strip import WhatIfStrip
from app.view.window.window import Window
from tests.app.view.driving import child, picture, settle
from tests.app.view.hearing import Said


def strip(window: Window) -> WhatIfStrip:
    return window.workspace.what_if


def change_weight(window: Window, value: float = -1.5, step: int = 0) -> None:
    session = window.session
    edit = ParameterEdit(step, 0, 1, 0, 0, value)
    session.change("Weight", with_edit(session.project, edit))


def press(qtbot: QtBot, window: Window, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window.stage, key, held)


def begin(qtbot: QtBot, window: Window) -> None:
    window.session.seek(21.0)
    qtbot.mouseClick(window.top_bar.what_if, Qt.MouseButton.LeftButton)


def curves(view: LossView) -> tuple[Curve, ...]:
    return view.plot.curves if view.plot else ()


def test_the_button_keeps_the_course_and_a_line_says_so(qtbot: QtBot, window: Window) -> None:
    assert not strip(window).isVisible()
    begin(qtbot, window)
    assert strip(window).isVisible()
    assert window.top_bar.what_if.isChecked()
    assert "Nothing is otherwise yet" in strip(window).label.text()
    change_weight(window)
    qtbot.waitUntil(lambda: "w₁₁ from x₁ differs most" in strip(window).label.text())
    assert strip(window).label.text().startswith("Loss was 0.2984, is 0.297")
    qtbot.waitUntil(strip(window).first.isVisible)
    assert strip(window).first.text() == "first at step 1, event 1"


def test_how_far_the_courses_are_apart_is_said_once(
    qtbot: QtBot, window: Window, said: list[Said]
) -> None:
    begin(qtbot, window)
    change_weight(window)
    qtbot.waitUntil(strip(window).first.isVisible)

    def times() -> int:
        return [each.text for each in said].count(strip(window).label.text())

    qtbot.waitUntil(lambda: times() == 1)
    window.workspace.refresh()
    qtbot.waitUntil(lambda: not strip(window)._later.isActive())
    assert times() == 1


def test_the_ghost_is_on_the_stage(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    before = picture(window)
    change_weight(window, 0.1500001)  # too little to be seen but in the ghost
    assert window.stage.shot().ghost is not None
    change_weight(window)
    assert picture(window) != before


def test_the_first_difference_can_be_gone_to(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    change_weight(window)
    qtbot.waitUntil(strip(window).first.isVisible)
    qtbot.mouseClick(strip(window).first, Qt.MouseButton.LeftButton)
    assert place_of(window.session.project.playhead) == 1.0


def test_the_ghost_is_computed_to_where_the_playhead_goes(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    change_weight(window)
    steering.go_to_step(window.session, 4000)
    settle(window)
    qtbot.waitUntil(lambda: window.session.ghost_shown() is not None)
    qtbot.waitUntil(lambda: "differs most" in strip(window).label.text())


def test_the_loss_has_both_curves(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    change_weight(window)
    view = child(window, LossView)
    names = ["before", "what if"]
    qtbot.waitUntil(lambda: [curve.name for curve in curves(view)] == names)
    session = window.session
    assert session.ghost is not None
    qtbot.waitUntil(
        lambda: (
            session.ghost is not None
            and session.ghost.run.history.computed >= session.run.history.computed >= 1000
        )
    )
    assert view.fields.buttons[Field.LOSS].isEnabled()


def test_the_same_button_offers_how_to_end(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    qtbot.mouseClick(window.top_bar.what_if, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Keep the new course", "Back to the old course"]
    assert strip(window).isVisible()
    menu.close()


@pytest.mark.parametrize(("number", "kept"), [(0, True), (1, False)])
def test_the_line_ends_it_either_way(qtbot: QtBot, window: Window, number: int, kept: bool) -> None:
    begin(qtbot, window)
    change_weight(window)
    qtbot.mouseClick(strip(window).ends[number], Qt.MouseButton.LeftButton)
    assert bool(window.session.project.edits) is kept
    assert not strip(window).isVisible()
    assert not window.top_bar.what_if.isChecked()
    window.document.undo()
    assert strip(window).isVisible()
    assert window.session.ghost is not None


def test_it_goes_by_keys(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_W)
    assert strip(window).isVisible()
    change_weight(window)
    press(qtbot, window, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert not window.session.project.edits
    press(qtbot, window, Qt.Key.Key_W)
    change_weight(window)
    press(qtbot, window, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.project.edits
    assert not strip(window).isVisible()


def test_another_project_is_not_compared(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window)
    change_weight(window)
    window.open_example("xor")
    assert not strip(window).isVisible()
    assert not window.top_bar.what_if.isChecked()
