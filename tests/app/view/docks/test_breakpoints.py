from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.navigation import bookmarks, breakpoints
from app.core.project import Bookmark, Breakpoint
from app.core.session import Session
from app.view.docks.breakpoint_rows import Rows
from app.view.docks.breakpoints import BreakpointsView, toggle_bookmark
from tests.app.core.sessions import session_of
from tests.app.view.hosting import show_view

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session() -> Session:
    return session_of()


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> BreakpointsView:
    return show_view(qtbot, session, BreakpointsView(session), 290, 400)


def in_order(rows: Rows[Any]) -> list[object]:
    """What the rows are about, from top to bottom."""
    column = rows.layout()
    assert column is not None
    return sorted(rows.rows, key=lambda key: column.indexOf(rows.rows[key]))


def test_a_condition_is_typed_and_listed(
    qtbot: QtBot, session: Session, view: BreakpointsView
) -> None:
    qtbot.keyClicks(view.field.edit, "value  is nan")
    qtbot.keyClick(view.field.edit, Qt.Key.Key_Return)
    assert session.project.breakpoints == (Breakpoint("value is nan"),)
    assert view.field.edit.text() == ""
    (row,) = view.breakpoints.rows.values()
    assert row.text.text() == "value is nan"
    assert row.box.isChecked()


def test_a_mistake_is_told_below_the_field_until_it_is_changed(
    qtbot: QtBot, session: Session, view: BreakpointsView
) -> None:
    qtbot.keyClicks(view.field.edit, "kind = dleta")
    qtbot.keyClick(view.field.edit, Qt.Key.Key_Return)
    assert not session.project.breakpoints
    assert view.field.complaint.isVisible()
    expected = "column 8: unknown kind 'dleta' (did you mean 'delta'?)"
    assert view.field.complaint.text() == expected
    qtbot.keyClick(view.field.edit, Qt.Key.Key_Backspace)
    assert not view.field.complaint.isVisible()


def test_one_is_switched_and_removed_and_the_row_keeps_the_focus(
    qtbot: QtBot, session: Session, view: BreakpointsView
) -> None:
    for condition in ("value is nan", "kind = loss"):
        breakpoints.add(session, condition)
    row = view.breakpoints.rows["value is nan"]
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    assert [each.on for each in session.project.breakpoints] == [False, True]
    assert view.breakpoints.rows["value is nan"] is row
    assert row.box.hasFocus()
    qtbot.mouseClick(row.remover, LEFT)
    assert list(view.breakpoints.rows) == ["kind = loss"]
    session.document.undo()
    assert in_order(view.breakpoints) == ["value is nan", "kind = loss"]
    assert not view.breakpoints.rows["value is nan"].box.isChecked()


def test_phases_have_buttons(qtbot: QtBot, session: Session, view: BreakpointsView) -> None:
    button = view.phases["phase = backward"]
    qtbot.mouseClick(button, LEFT)
    assert session.project.breakpoints == (Breakpoint("phase = backward"),)
    assert button.isChecked()
    session.document.undo()
    assert not button.isChecked()


def test_a_unit_that_dies_has_a_button(
    qtbot: QtBot, session: Session, view: BreakpointsView
) -> None:
    button = view.moments[breakpoints.A_DEATH]
    qtbot.mouseClick(button, LEFT)
    assert session.project.breakpoints == (Breakpoint("dead > 0"),)
    assert button.isChecked()
    assert not view.moments[breakpoints.NOT_A_NUMBER].isChecked()


def test_bookmarks_are_gone_to_renamed_and_removed(
    qtbot: QtBot, session: Session, view: BreakpointsView
) -> None:
    session.seek(17.0)
    qtbot.mouseClick(view.here, LEFT)
    assert session.project.bookmarks == (Bookmark("Step 1 · o1 · error", (0, 17)),)
    (row,) = view.bookmarks.rows.values()
    assert row.where.text() == "1 · 17"
    session.seek(40.0)
    qtbot.mouseClick(row.where, LEFT)
    assert session.place == 17.0
    row.name.selectAll()
    qtbot.keyClicks(row.name, "The first error")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert session.project.bookmarks == (Bookmark("The first error", (0, 17)),)
    row.name.clear()
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert session.project.bookmarks[0].name == "The first error"
    qtbot.mouseClick(row.remover, LEFT)
    assert not session.project.bookmarks


def test_what_others_change_is_shown(session: Session, view: BreakpointsView) -> None:
    toggle_bookmark(session)
    bookmarks.rename(session, (0, 0), "Start")
    (row,) = view.bookmarks.rows.values()
    assert row.name.text() == "Start"
    assert row.remover.accessibleName() == "Remove Start"
    session.seek(3.0)
    toggle_bookmark(session)
    session.seek(1.0)
    toggle_bookmark(session)
    assert in_order(view.bookmarks) == [(0, 0), (0, 1), (0, 3)]
