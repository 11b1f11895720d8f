from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.navigation.finder import Outcome
from app.core.session import Session
from app.view.time.search_bar import SearchBar
from tests.app.core.sessions import session_of
from tests.app.view.hearing import Said
from tests.app.view.hosting import show

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def session() -> Session:
    return session_of()


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> SearchBar:
    bar = SearchBar(session)
    show(qtbot, bar, 900, 60)
    bar.open_line()
    return bar


def arrived(bar: SearchBar, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: bar.finder.outcome is not Outcome.LOOKING)
    return bar.status.text()


def test_the_next_and_the_one_before_are_found(
    qtbot: QtBot, session: Session, bar: SearchBar
) -> None:
    assert bar.field.edit.hasFocus()
    qtbot.keyClicks(bar.field.edit, "kind = error")
    places = []
    for button in (bar.next, bar.next, bar.before):
        qtbot.mouseClick(button, LEFT)
        assert arrived(bar, qtbot) == "found"
        places.append(session.place)
    assert places == [17.0, 18.0, 17.0]
    qtbot.keyClick(bar.field.edit, KEY.Key_Return)
    assert arrived(bar, qtbot) == "found"
    assert session.place == 18.0
    qtbot.mouseClick(bar.before, LEFT)
    arrived(bar, qtbot)
    qtbot.keyClick(bar.field.edit, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert arrived(bar, qtbot) == "none before"
    assert session.place == 17.0


def test_that_there_is_none_is_told_and_forgotten_when_typing(
    qtbot: QtBot, session: Session, bar: SearchBar, said: list[Said]
) -> None:
    qtbot.keyClicks(bar.field.edit, "kind = dropout")
    qtbot.keyClick(bar.field.edit, KEY.Key_Return)
    assert arrived(bar, qtbot) == "none further on"
    assert [each.text for each in said] == ["none further on"]
    qtbot.keyClick(bar.field.edit, KEY.Key_Backspace)
    assert bar.status.text() == ""


def test_escape_gives_up_looking_and_then_closes(
    qtbot: QtBot, session: Session, bar: SearchBar
) -> None:
    qtbot.keyClicks(bar.field.edit, "value is nan")
    qtbot.keyClick(bar.field.edit, KEY.Key_Return)
    assert bar.status.text() == "looking, 0 %"
    qtbot.keyClick(bar.field.edit, KEY.Key_Escape)
    assert bar.finder.outcome is Outcome.NONE
    assert bar.isVisible()
    qtbot.keyClick(bar.field.edit, KEY.Key_Escape)
    assert not bar.isVisible()


def test_a_mistake_is_told_below(qtbot: QtBot, bar: SearchBar) -> None:
    qtbot.keyClicks(bar.field.edit, "kind = ")
    qtbot.keyClick(bar.field.edit, KEY.Key_Return)
    assert bar.field.complaint.text().startswith("column 8: the condition ends here")
    assert bar.finder.outcome is Outcome.NONE


def test_looking_on_without_anything_to_look_for_asks_for_it(bar: SearchBar) -> None:
    bar.close_line()
    bar.look(1)
    assert bar.isVisible()
