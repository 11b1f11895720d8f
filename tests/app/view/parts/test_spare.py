from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.view.parts.latest import Latest
from app.view.parts.spare import Spare


class Painted(QWidget):
    """Keeps when it was painted among what else has happened."""

    def __init__(self, events: list[str]) -> None:
        super().__init__()
        self.events = events

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        self.events.append("painted")


def test_it_is_due_until_all_is_painted(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    spare = Spare(owner)
    spare.put(lambda: done.append(1))
    spare.stop()
    spare.timeout.emit()
    assert (spare.due, done) == (True, [])
    QCoreApplication.sendPostedEvents(spare)
    assert (spare.due, done) == (False, [1])


def test_what_can_wait_is_done_after_what_a_move_changed_is_painted(qtbot: QtBot) -> None:
    events: list[str] = []
    widget = Painted(events)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: events == ["painted"])

    def move() -> None:
        events.append("moved")
        widget.update()

    Spare(widget).put(lambda: events.append("spare"))
    Latest(widget).put(move)
    qtbot.waitUntil(lambda: "spare" in events)
    assert events == ["painted", "moved", "painted", "spare"]
