"""The left panel in the window: rows, chips, folds."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core.choices import NETWORK
from app.core.document import Document
from app.core.session import Session
from app.view.docks.host import SHARES
from app.view.language import speak
from app.view.panels.settings_panel import SettingsPanel
from app.view.parts.choice_row import ChoiceRow
from app.view.parts.command_row import CommandRow
from app.view.parts.control_row import ControlRow
from app.view.parts.switch_row import SwitchRow
from app.view.style import dress
from app.view.window.window import Window
from tests.app.core.everything import FEATURES
from tests.app.view.driving import child
from tests.app.view.hands import turn_wheel
from tests.app.view.hosting import show

LEFT = Qt.MouseButton.LeftButton
_, NARROWEST, _ = SHARES[Qt.DockWidgetArea.LeftDockWidgetArea]


def panel_of(window: Window, name: str) -> SettingsPanel:
    window.document.change("Other project", FEATURES[name])
    return child(window, SettingsPanel)


def pick(row: ChoiceRow, key: str) -> None:
    """Choose an entry as a hand would."""
    number = row.choices.findData(key)
    row.choices.setCurrentIndex(number)
    row.choices.activated.emit(number)


def choice(panel: SettingsPanel, group: str, label: str) -> ChoiceRow:
    row = panel.groups[group].row(label)
    assert isinstance(row, ChoiceRow)
    return row


def test_the_rate_of_a_schedule_is_that_of_the_step_shown(window: Window) -> None:
    panel = panel_of(window, "schedule")
    events = window.session.run.plan.full.events
    for step, rate in ((0, "0.25"), (1, "0.5"), (3, "0.25")):
        window.session.seek(step * events + 0.5)
        assert panel.rate.text() == f"{rate} in this step, by schedule: exponential"
        assert panel.rate.isVisible()
    panel_of(window, "adam")
    assert not panel.rate.isVisible()


@pytest.mark.parametrize(("name", "there"), [("adam", False), ("rmsprop", True)])
def test_rows_are_those_of_the_optimizer(window: Window, name: str, there: bool) -> None:
    panel = panel_of(window, name)
    labels = {row.label.text() for row in panel.groups["network"].findChildren(ControlRow)
              if row.isVisible()}  # fmt: skip
    assert ("Momentum" in labels) == there
    assert "Learning rate η" in labels


def test_screen_readers_go_through_the_rows_from_the_top(window: Window) -> None:
    panel = child(window, SettingsPanel)
    rows = panel.groups["network"]
    for name in ("adam", "sgd", "rmsprop"):
        pick(choice(panel, "network", "Optimizer"), name)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        told = QAccessible.queryAccessibleInterface(rows)
        assert [told.child(n).object() for n in range(told.childCount())] == rows.rows


def test_choosing_an_optimizer_is_one_undo_entry(window: Window) -> None:
    panel = child(window, SettingsPanel)
    row = choice(panel, "network", "Optimizer")
    rate = panel.groups["network"].row("Learning rate η")
    pick(row, "adam")
    assert window.session.project.optimizer == {"name": "adam", "learning_rate": 0.01}
    assert panel.groups["network"].row("Learning rate η") is rate
    assert window.document.undo_label == "Optimizer"
    window.document.undo()
    assert row.choices.currentData() == "sgd"
    assert window.document.undo_label is None


def test_what_goes_together_is_changed_together_and_said(window: Window) -> None:
    panel = child(window, SettingsPanel)
    window.document.change("tanh", FEATURES["no bias"])
    pick(choice(panel, "network", "Loss"), "categorical_cross_entropy")
    assert not window.notice.isVisible()
    window.document.change("two", FEATURES["prelu"])
    chip = panel.chips.chips[2]
    qt_menu = open_menu(chip)
    next(one for one in qt_menu.actions() if one.text() == "Tanh").trigger()
    assert window.session.project.network.layers[1].activation == "tanh"
    pick(choice(panel, "network", "Loss"), "binary_cross_entropy")
    assert window.session.project.network.layers[1].activation == "sigmoid"
    assert "activation of the outputs is now: sigmoid" in window.notice.label.text()
    qt_menu.close()


def open_menu(chip: object) -> QMenu:
    assert hasattr(chip, "click")
    chip.click()
    menu = chip.findChild(QMenu)  # type: ignore[attr-defined]
    assert isinstance(menu, QMenu)
    return menu


def test_what_is_refused_is_said_and_not_shown_as_chosen(window: Window) -> None:
    panel = panel_of(window, "clipping")
    panel.folds["training"].button.click()
    row = choice(panel, "training", "Update")
    pick(row, "immediate")
    assert "clipping needs all gradients" in window.notice.label.text()
    assert row.choices.currentData() == "at_once"


def test_folded_rows_catch_up_when_they_are_opened(window: Window) -> None:
    panel = child(window, SettingsPanel)
    fold = panel.folds["training"]
    assert not fold.body.isVisible()
    window.document.change("Other project", FEATURES["clipping"])
    fold.button.click()
    assert fold.body.isVisible()
    assert choice(panel, "training", "Clipping").choices.currentData() == "norm"


def test_switches_and_commands(window: Window) -> None:
    panel = panel_of(window, "nesterov")
    switch = panel.groups["network"].row("Nesterov")
    assert isinstance(switch, SwitchRow)
    assert switch.box.isChecked()
    switch.box.click()
    assert window.session.project.optimizer["nesterov"] is False
    command = panel.groups["network"].row("Draw again")
    assert isinstance(command, CommandRow)
    assert not command.button.isEnabled()
    pick(choice(panel, "network", "Initialise"), "he_normal")
    command.button.click()
    assert window.session.project.seed == 1


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_turns_only_a_list_that_has_the_focus(window: Window, focused: bool) -> None:
    box = choice(child(window, SettingsPanel), "network", "Loss").choices
    before = window.session.project.loss
    if focused:
        box.setFocus()
    turn_wheel(box, box.rect().center(), -1, Qt.KeyboardModifier.NoModifier)
    assert (window.session.project.loss != before) is focused


def test_every_row_fits_the_narrowest_window(window: Window, qtbot: QtBot) -> None:
    window.resize(1024, 640)
    panel = child(window, SettingsPanel)
    panel.folds["training"].button.click()
    qtbot.waitUntil(lambda: panel.chips.width() < panel.viewport().width() < 300)
    for rows in panel.groups.values():
        assert rows.x() + rows.width() <= panel.viewport().width()
        for row in rows.rows:
            assert row.minimumSizeHint().width() <= rows.width()


def test_the_title_of_the_first_group_is_that_of_the_dock() -> None:
    assert NETWORK.title == "Network"


@pytest.mark.parametrize("name", ["shared weights", "prelu", "adam"])
def test_nothing_is_pushed_out_of_a_narrow_panel(
    styled: None, qtbot: QtBot, request: pytest.FixtureRequest, name: str
) -> None:
    request.addfinalizer(partial(speak, "en"))
    speak("de")
    panel = SettingsPanel(Session(Document(FEATURES[name])))
    dress(panel, "dark")
    show(qtbot, panel, NARROWEST, 600)
    for fold in panel.folds.values():
        fold.button.setChecked(True)
    content = panel.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= panel.viewport().width()
