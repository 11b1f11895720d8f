from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.navigation import breakpoints
from app.core.time.scope import Scope
from app.view.time.breakpoint_marks import BreakpointMarks
from tests.app.core.sessions import session_of


def test_places_are_found_once_what_is_seen_stands_still(qtbot: QtBot) -> None:
    session, parent = session_of(), QObject()
    marks = BreakpointMarks(session, parent)
    for condition in ("phase = loss", "phase = update"):
        breakpoints.add(session, condition)
    breakpoints.switch(session, "phase = update")
    marks.refresh()
    assert [sign.text for sign in marks.signs] == []
    with qtbot.waitSignal(marks.changed):
        pass
    assert [sign.text for sign in marks.signs] == ["phase = loss"]
    session.look(Scope(3.0, 2.0, session.lens.scope.steps))
    with qtbot.waitSignal(marks.changed):
        marks.refresh()
    assert marks.signs == ()
    qtbot.waitUntil(lambda: len(marks.signs) == 2)
    breakpoints.remove(session, "phase = loss")
    marks.refresh()
    qtbot.wait(200)
    assert marks.signs == ()
