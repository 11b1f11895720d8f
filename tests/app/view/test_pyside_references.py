"""A canary: PySide6 6.12.0 on Python 3.10 and 3.11 loses a reference to None and True per call.

After some hundred calls such a program aborts, so the lock must not move there.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 200
SLACK = 50  # what the interpreter itself may take or give meanwhile


class Sender(QObject):
    """Has a signal to send and slots that return None and True."""

    sent = Signal(bool)

    def forget(self, value: bool) -> None:
        """Take a value."""

    def confirm(self, value: bool) -> bool:
        """Take a value and say so."""
        return True


def signals_without_answer() -> None:
    sender = Sender()
    sender.sent.connect(sender.forget)
    for _ in range(CALLS):
        sender.sent.emit(True)


def signals_with_answer() -> None:
    sender = Sender()
    sender.sent.connect(sender.confirm)
    for _ in range(CALLS):
        sender.sent.emit(True)


def calls_of_methods() -> None:
    widget = QWidget()
    for _ in range(CALLS):
        widget.setEnabled(True)
        widget.isEnabled()
    widget.deleteLater()


@pytest.mark.parametrize(
    "work",
    [signals_without_answer, signals_with_answer, calls_of_methods],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("value", [None, True, False], ids=str)
def test_reference_counts_stay_put(
    qtbot: QtBot, work: Callable[[], None], value: bool | None
) -> None:
    before = sys.getrefcount(value)
    work()
    assert abs(sys.getrefcount(value) - before) < SLACK
