from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.navigation.steering import change_view
from app.view.docks.words import COUNT, WordsView
from app.view.window.window import Window
from tests.app.view.driving import child, settle


@pytest.fixture
def words(window: Window) -> WordsView:
    window.desk.show_view("words", True)
    return child(window, WordsView)


def text(words: WordsView) -> str:
    return words.text.toPlainText()


def test_the_words_are_those_of_the_stage(window: Window, words: WordsView) -> None:
    window.session.seek(4.0)
    caption, sentence, numbers = text(words).splitlines()[:3]
    assert f"{caption}. {sentence} {numbers}" == window.stage.accessibleDescription()


def test_they_follow_the_playhead_and_keep_what_was_before(
    window: Window, words: WordsView, qtbot: QtBot
) -> None:
    window.session.seek(4.0)
    first = text(words).splitlines()[0]
    window.session.step_by(1)
    settle(window)
    qtbot.waitUntil(lambda: text(words).splitlines()[0] != first)
    lines = text(words).splitlines()
    assert first in lines
    assert len(lines) <= 3 * COUNT


def test_while_playing_they_come_as_fast_as_one_can_read(
    window: Window, words: WordsView, qtbot: QtBot
) -> None:
    before = text(words)
    change_view(window.session, speed=100.0)
    window.session.play(1)
    window.session.tick(0.05)
    assert text(words) == before
    qtbot.waitUntil(lambda: text(words) != before)
    window.session.pause()


def test_they_can_be_selected_and_are_left_by_tab(
    window: Window, words: WordsView, qtbot: QtBot
) -> None:
    words.text.setFocus()
    qtbot.keyClick(words.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert words.text.textCursor().selectedText()
    qtbot.keyClick(words.text, Qt.Key.Key_Tab)
    assert not words.text.hasFocus()


def test_the_stage_says_nothing_while_it_plays(window: Window) -> None:
    before = window.stage.accessibleDescription()
    window.session.play(1)
    window.session.tick(2.0)
    assert window.stage.accessibleDescription() == before
    window.session.pause()
    assert window.stage.accessibleDescription() != before
