from collections import Counter

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.view.actions import SPECS
from app.view.docks.registry import VIEWS
from app.view.panels.settings_panel import SettingsPanel
from app.view.parts.control_row import ControlRow
from app.view.window.key_sheet import PAGES, KeySheet, lines
from app.view.window.window import Window
from tests.app.view.driving import child, settle

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
SHIFT, CONTROL = MODIFIER.ShiftModifier, MODIFIER.ControlModifier


def press(qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier) -> float:
    qtbot.keyClick(window.stage, key, modifier)
    settle(window)
    return window.session.place


def test_every_key_is_known_and_means_one_thing() -> None:
    keys = [QKeySequence(key).toString() for spec in SPECS for key in spec.keys]
    assert "" not in keys
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_key_is_on_the_sheet() -> None:
    menus = dict.fromkeys(spec.menu for spec in SPECS)
    for page in PAGES:
        assert sorted(menus) == sorted(menu for column in page for menu in column)
    shown = [key for menu in menus for _, row in lines(menu) for key in row]
    alone = [spec.keys for spec in SPECS if not spec.family]
    assert set(shown) >= {QKeySequence(key).toString() for keys in alone for key in keys}
    assert "0 … 9" in shown


ON = [
    (KEY.Key_Right, MODIFIER.NoModifier, 3.0),
    (KEY.Key_Period, MODIFIER.NoModifier, 3.0),
    (KEY.Key_F10, MODIFIER.NoModifier, 3.0),
    (KEY.Key_F11, MODIFIER.NoModifier, 1.0),
    (KEY.Key_L, MODIFIER.NoModifier, 8.0),
    (KEY.Key_F11, SHIFT, 8.0),
    (KEY.Key_Right, SHIFT, 8.0),
    (KEY.Key_Right, CONTROL, 16.0),
    (KEY.Key_End, MODIFIER.NoModifier, 51.0),
    (KEY.Key_F5, MODIFIER.NoModifier, 51.0),
    (KEY.Key_0, MODIFIER.NoModifier, 0.0),
]
BACK = [
    (KEY.Key_Left, MODIFIER.NoModifier, 15.0),
    (KEY.Key_Comma, MODIFIER.NoModifier, 15.0),
    (KEY.Key_J, MODIFIER.NoModifier, 8.0),
    (KEY.Key_Left, SHIFT, 8.0),
    (KEY.Key_Left, CONTROL, 0.0),
    (KEY.Key_Home, MODIFIER.NoModifier, 0.0),
    (KEY.Key_Home, CONTROL, 0.0),
]


@pytest.mark.parametrize(("start", "presses"), [(0.0, ON), (16.0, BACK)], ids=["on", "back"])
def test_keys_go_on_and_back(
    qtbot: QtBot,
    window: Window,
    start: float,
    presses: list[tuple[Qt.Key, Qt.KeyboardModifier, float]],
) -> None:
    for key, modifier, place in presses:
        window.session.seek(start)
        assert press(qtbot, window, key, modifier) == place, (key, modifier)


def test_space_plays_and_pauses_and_backspace_plays_backwards(qtbot: QtBot, window: Window) -> None:
    window.session.seek(10.0)
    directions = []
    for key in (KEY.Key_Space, KEY.Key_Backspace, KEY.Key_Backspace, KEY.Key_K):
        qtbot.keyClick(window.stage, key)
        directions.append(window.session.player.direction)
    assert directions == [1, -1, 0, 1]
    assert window.workspace.clock.running
    window.session.pause()
    assert not window.workspace.clock.running


def test_a_focused_slider_keeps_its_arrows(qtbot: QtBot, window: Window) -> None:
    slider = window.workspace.transport.speed
    slider.setFocus()
    before = window.document.project.view.speed
    qtbot.keyClick(slider, KEY.Key_Right)
    assert window.document.project.view.speed > before
    assert not window.session.busy
    qtbot.keyClick(slider, KEY.Key_K)
    assert window.session.player.playing
    window.session.pause()


def test_a_focused_button_keeps_its_space(qtbot: QtBot, window: Window) -> None:
    button = window.top_bar.segments[2]
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Space)
    assert window.document.project.view.granularity == "layer"
    assert not window.session.player.playing


def test_a_field_keeps_what_is_typed(qtbot: QtBot, window: Window) -> None:
    row = child(window, SettingsPanel).groups["network"].row("Learning rate η")
    assert isinstance(row, ControlRow)
    field = row.field
    field.setFocus()
    qtbot.keyClicks(field, "0.25")
    qtbot.keyClick(field, KEY.Key_Return)
    assert window.document.project.optimizer["learning_rate"] == 0.25
    assert window.session.place == 0.0


def test_granularity_and_colours_are_marked(window: Window) -> None:
    window.table["by_phase"].trigger()
    assert [button.isChecked() for button in window.top_bar.segments] == [
        False, False, False, True, False, False,
    ]  # fmt: skip
    window.table["light"].trigger()
    assert window.document.project.view.theme == "light"
    assert window.table["light"].isChecked()
    assert not window.table["dark"].isChecked()
    assert window.document.undo_label is None


def test_only_what_can_be_done_is_enabled(window: Window) -> None:
    assert not window.table["undo"].isEnabled()
    assert not window.table["step_back"].isEnabled()
    document = window.document
    document.change("Loss", replace(document.project, loss="squared_error"))
    window.session.seek(3.0)
    assert window.table["undo"].isEnabled()
    assert window.table["undo"].text() == "Undo: Loss"
    assert window.table["step_back"].isEnabled()


def test_digits_stay_within_bounds(window: Window) -> None:
    for _ in range(20):
        window.table["more_digits"].trigger()
    assert window.document.project.view.digits == 17
    for _ in range(20):
        window.table["fewer_digits"].trigger()
    assert window.document.project.view.digits == 3


def test_the_sheet_of_keys_opens_beside_the_window(qtbot: QtBot, window: Window) -> None:
    window.table["keys"].trigger()
    sheet = child(window, KeySheet)
    assert sheet.isVisible()
    assert not sheet.isModal()
    window.table["keys"].trigger()
    assert window.findChildren(KeySheet) == [sheet]


def test_the_sheet_of_keys_fits_on_the_screen(window: Window) -> None:
    window.table["keys"].trigger()
    sheet = child(window, KeySheet)
    assert sheet.screen().availableGeometry().contains(sheet.geometry())
    # Offscreen that is too small for three columns.
    assert len({label.mapTo(sheet, QPoint()).x() for label in headings(sheet)}) == 1
    assert [label.text() for label in headings(sheet)] == [*map(str.upper, PAGES[-1][0])]


def headings(sheet: KeySheet) -> list[QLabel]:
    return [label for label in sheet.findChildren(QLabel) if label.property("role") == "heading"]


def test_buttons_tell_their_keys(window: Window) -> None:
    play = window.workspace.transport.play
    assert play.toolTip() == "Play or pause (Space or K)"
    window.session.play(1)
    assert play.toolTip() == "Play or pause (Space or K)"
    assert play.accessibleName() == "Pause"
    window.session.pause()


def test_the_menu_marks_the_panels_that_are_open(window: Window) -> None:
    def marked() -> list[str]:
        window.table["menu"].trigger()
        window.top_bar.menu_button.menu().close()
        return [view.name for view in VIEWS if window.table[f"view_{view.name}"].isChecked()]

    assert marked() == ["network", "neuron", "loss"]
    window.workspace.docks.docks["neuron"].close()
    assert marked() == ["network", "loss"]
    window.desk.show_view("words", True)
    assert marked() == ["network", "loss", "words"]


def test_a_drag_can_be_undone_by_key_as_soon_as_it_is_over(qtbot: QtBot, window: Window) -> None:
    row = child(window, SettingsPanel).groups["network"].row("Learning rate η")
    assert isinstance(row, ControlRow)
    before, middle = window.document.project, row.slider.rect().center()
    qtbot.mousePress(row.slider, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(row.slider, middle + QPoint(30, 0))
    qtbot.mouseRelease(row.slider, Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 0))
    assert window.document.project != before
    qtbot.keyClick(window.stage, KEY.Key_Z, CONTROL)
    assert window.document.project == before


def test_a_menu_has_lines_between_groups_and_one_submenu_for_each_family(window: Window) -> None:
    menus = window.top_bar.menu_button.menu().findChildren(QMenu)
    edit = next(menu for menu in menus if menu.title() == "Edit")
    assert [entry.text() for entry in edit.actions()][:4] == ["Undo", "Redo", "", "What if …"]
    (panels,) = (menu for menu in menus if menu.title() == "Panels")
    assert panels.actions()[-1].text() == "Restore all panels"
    assert panels.actions()[len(VIEWS)].isSeparator()


def test_the_button_of_what_if_says_that_it_asks(window: Window) -> None:
    assert window.top_bar.what_if.text() == "What if …"
    window.table["what_if"].trigger()
    assert window.top_bar.what_if.text() == "What if …"
