from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.hands_on.controls import LEARNING_RATE
from app.core.session import Session
from app.view.parts.control_row import ControlRow
from tests.app.view.hearing import Said
from tests.app.view.parts.rows import LEFT, WEIGHT, entries, row_of, weight


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def enter_text(row: ControlRow, text: str) -> None:
    """Type in the field; QTest itself knows no minus sign but the hyphen."""
    row.field.setFocus()
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(row.field, event)


def pulled(qtbot: QtBot, row: ControlRow, pixels: int) -> None:
    start = row.field.rect().center()
    qtbot.mousePress(row.field, LEFT, pos=start)
    for share in (0.5, 1.0):
        qtbot.mouseMove(row.field, start + QPoint(round(pixels * share), 0))


def test_a_number_can_be_pulled_along(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, WEIGHT)
    pulled(qtbot, row, 40)
    qtbot.mouseRelease(row.field, LEFT)
    assert weight(session) == pytest.approx(0.55)
    assert not row.field.hasFocus()
    assert entries(session) == 1
    assert weight(session) == 0.15


def test_escape_gives_a_pulled_number_back(qtbot: QtBot, session: Session) -> None:
    before = session.project
    row = row_of(qtbot, session, WEIGHT)
    pulled(qtbot, row, -40)
    qtbot.waitUntil(lambda: weight(session) < 0.15)
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    qtbot.mouseRelease(row.field, LEFT)
    assert session.project == before
    assert session.document.undo_label is None
    assert row.field.text() == "+0.1500"


def test_a_press_without_a_way_opens_the_field(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, WEIGHT)
    qtbot.mouseClick(row.field, LEFT)
    assert row.field.hasFocus()
    assert row.field.selectedText() == "0.15"


@pytest.mark.parametrize(
    ("typed", "value"), [("1/3", 1 / 3), ("0,25", 0.25), ("\N{MINUS SIGN}1e-3", -0.001)]
)
def test_a_typed_value_is_taken_exactly_and_is_one_entry(
    qtbot: QtBot, session: Session, typed: str, value: float
) -> None:
    row = row_of(qtbot, session, WEIGHT)
    enter_text(row, typed)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert weight(session) == value
    row.slider.setFocus()
    assert entries(session) == 1


def test_leaving_the_field_takes_what_was_typed(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, WEIGHT)
    enter_text(row, "0.75")
    row.slider.setFocus()
    assert weight(session) == 0.75
    assert row.field.text() == "+0.7500"


@pytest.mark.parametrize(
    ("typed", "why"),
    [("1 000", "not a number"), ("nan", "not a number"), ("-1", "outside"), ("1e999", "too large")],
)
def test_what_cannot_be_used_is_marked_and_the_old_value_stays(
    qtbot: QtBot, session: Session, said: list[Said], typed: str, why: str
) -> None:
    row = row_of(qtbot, session, LEARNING_RATE)
    enter_text(row, typed)
    assert row.field.property("invalid") is True
    assert why in row.field.toolTip()
    said.clear()
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert [each.text for each in said] == [row.field.toolTip()]
    assert row.field.text() == typed
    row.slider.setFocus()
    assert row.field.property("invalid") is False
    assert row.field.text() == "0.500"
    assert LEARNING_RATE.read(session) == 0.5
    assert entries(session) == 0


def test_escape_gives_up_typing(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, WEIGHT)
    enter_text(row, "7")
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    row.slider.setFocus()
    assert weight(session) == 0.15


def test_looking_at_a_number_shows_every_digit_and_changes_none(
    qtbot: QtBot, session: Session
) -> None:
    exact = 0.10000000000000003
    session.document.change("", WEIGHT.write(session.project, (0, 0), exact))
    row = row_of(qtbot, session, WEIGHT)
    row.field.setFocus()
    assert row.field.text() == "0.10000000000000003"
    row.slider.setFocus()
    assert row.field.text() == "+0.1000"
    assert weight(session) == exact
    assert entries(session) == 1


def test_what_is_being_typed_survives_a_refresh(qtbot: QtBot, session: Session) -> None:
    row = row_of(qtbot, session, WEIGHT)
    enter_text(row, "0.")
    session.document.change("", WEIGHT.write(session.project, (0, 0), 0.3))
    assert row.field.text() == "0."
