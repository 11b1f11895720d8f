"""A row for a number in a window of its own: what tests of its parts share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.hands_on.controls import Control, parameter_control
from app.core.session import Session
from app.view.parts.control_row import ControlRow
from tests.app.view.hosting import show

WEIGHT = parameter_control("w₁₁ from x₁", 1, 0, 0)
LEFT = Qt.MouseButton.LeftButton


def row_of(qtbot: QtBot, session: Session, control: Control) -> ControlRow:
    row = ControlRow(session, control)
    session.document.subscribe(lambda old, new: row.refresh())
    show(qtbot, row, 240, 44)
    row.slider.setFocus()
    return row


def weight(session: Session) -> float:
    return WEIGHT.read(session)


def entries(session: Session) -> int:
    """Return how often undo does something, and undo as often."""
    count = 0
    while session.document.undo_label is not None:
        session.document.undo()
        count += 1
    return count
