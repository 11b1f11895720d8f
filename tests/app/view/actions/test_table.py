"""What a screen reader is told of what was done by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from app.core.changes import with_option
from app.view.window.window import Window
from tests.app.view.hearing import Heard, Said

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CONTROL = MODIFIER.NoModifier, MODIFIER.ShiftModifier, MODIFIER.ControlModifier


@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [
        (KEY.Key_F9, NONE, "Breakpoint at this operation: on"),
        (KEY.Key_B, NONE, "Bookmark this moment: on"),
        (KEY.Key_W, NONE, "What if …: on"),
        (KEY.Key_H, NONE, "Heat maps in the neurons: on"),
        (KEY.Key_F5, SHIFT, "As fast as training goes: on"),
        (KEY.Key_BracketLeft, NONE, "Repeat from here on"),
        (KEY.Key_Less, NONE, "0.5 times"),
        (KEY.Key_Greater, CONTROL, "Digits, 5"),
        (KEY.Key_C, CONTROL, "Copy the formula as text"),
        (KEY.Key_Down, NONE, "input 1. value of the input: 0.050000"),
    ],
)
def test_what_a_key_has_done_is_said(
    qtbot: QtBot, window: Window, heard: Heard, key: Qt.Key, modifier: Qt.KeyboardModifier,
    words: str,
) -> None:  # fmt: skip
    qtbot.keyClick(window.stage, key, modifier)
    assert heard.new()[-1] == words


def test_a_switch_says_how_it_stands_now(qtbot: QtBot, window: Window, heard: Heard) -> None:
    for state in ("on", "off", "on"):
        qtbot.keyClick(window.stage, KEY.Key_B)
        assert heard.new() == [f"Bookmark this moment: {state}"]
    qtbot.keyClick(window.stage, KEY.Key_2, MODIFIER.AltModifier)
    assert heard.new() == ["Step by, Neuron: on"]


def test_what_is_undone_is_said_after_what_is_shown_then(
    qtbot: QtBot, window: Window, said: list[Said]
) -> None:
    window.session.change("Learning rate", with_option(window.session.project, "learning_rate", 2))
    qtbot.keyClick(window.stage, KEY.Key_Z, CONTROL)
    assert said[-1] == ("Undo: Learning rate", QAccessible.AnnouncementPoliteness.Polite)


def test_what_was_added_by_key_is_said(qtbot: QtBot, window: Window, heard: Heard) -> None:
    window.stage.choose((1, 0))
    qtbot.keyClick(window.stage, KEY.Key_Insert)
    assert heard.new()[-1] == "Add unit h3"
