"""Widgets that nobody holds any more are destroyed by the thread of the window, by no other."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread
from weakref import finalize

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.view.garbage import Garbage


class Ring(QWidget):
    """Holds itself, as widgets do whose signals are connected to functions within them."""

    def __init__(self, freed: list[Thread]) -> None:
        super().__init__()
        self.ring = self
        QTimer(self).start(1000)
        finalize(self, lambda: freed.append(current_thread()))


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    was_enabled = gc.isenabled()
    garbage = Garbage(qapp)
    yield garbage
    garbage.deleteLater()
    if was_enabled:
        gc.enable()


def objects() -> list[list[int]]:
    return [[number] for number in range(2000)]


def test_a_widget_is_freed_by_no_other_thread(qtbot: QtBot, garbage: Garbage) -> None:
    freed = list[Thread]()
    Ring(freed)
    made = list[list[list[int]]]()
    other = Thread(target=lambda: made.extend(objects() for _ in range(20)))
    other.start()
    other.join()
    assert not freed
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [main_thread()]


def test_what_has_lived_long_is_freed_when_much_has_been_made(garbage: Garbage) -> None:
    freed = list[Thread]()
    ring = Ring(freed)
    gc.collect()
    del ring
    made = list[list[list[int]]]()
    while not freed and len(made) < 1000:
        made.append(objects())
        garbage.collect_what_is_due()
    assert freed
    assert len(made) > 10
