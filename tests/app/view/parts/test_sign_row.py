from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.choices import LAYOUT
from app.core.choices.layout import FLOW
from app.view.parts.sign_row import SignRow
from app.view.window.window import Window


def test_a_sign_chooses_and_what_is_chosen_is_pressed(window: Window, qtbot: QtBot) -> None:
    row = SignRow(window.session, FLOW)
    qtbot.addWidget(row)
    row.refresh()
    assert FLOW in LAYOUT.make(window.session)
    for key, button in row.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.document.project.layout.direction == key
        assert [other for other in row.buttons if row.buttons[other].isChecked()] == [key]


def test_each_sign_is_named(window: Window, qtbot: QtBot) -> None:
    row = SignRow(window.session, FLOW)
    qtbot.addWidget(row)
    names = [button.accessibleName() for button in row.buttons.values()]
    assert names[0] == "Flow: To the right"
    assert len(set(names)) == 4
