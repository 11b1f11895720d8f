from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.view.parts.latest import Latest


def test_of_many_calls_in_a_tick_the_last_is_made(qtbot: QtBot) -> None:
    called: list[int] = []
    owner = QObject()
    latest = Latest(owner)
    for number in range(3):
        latest.put(partial(called.append, number))
    assert called == []
    qtbot.waitUntil(lambda: called == [2])
    latest.put(lambda: called.append(3))
    latest.flush()
    latest.flush()
    assert called == [2, 3]


def test_what_is_dropped_is_never_called(qtbot: QtBot) -> None:
    called: list[int] = []
    owner = QObject()
    latest = Latest(owner)
    latest.put(lambda: called.append(1))
    latest.drop()
    qtbot.wait(20)
    assert called == []
