"""Time passes only while that changes anything, and no faster than it is painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from app.core.session import Session
from app.view.time.clock import Clock
from app.view.window.window import Window
from tests.app.core.sessions import session_of


class Order(QObject):
    """Writes down the ticks of a session and the paintings of a window, as they come."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__()
        self.seen = list[str]()
        tick = session.tick

        def heard(seconds: float) -> None:
            self.seen.append("tick")
            tick(seconds)

        session.tick = heard  # type: ignore[method-assign]
        window.window().installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.UpdateRequest:
            self.seen.append("paint")
        return False


def test_what_a_tick_changed_is_painted_before_the_next(qtbot: QtBot, window: Window) -> None:
    order = Order(window.session, window)
    window.session.play(1)
    qtbot.waitUntil(lambda: order.seen.count("tick") >= 10)
    window.session.pause()
    first = order.seen.index("tick")
    assert "tick tick" not in " ".join(order.seen[first:])


def test_it_stands_still_where_nothing_changes_and_goes_on_after(qtbot: QtBot) -> None:
    session, parent = session_of("xor"), QObject()
    clock = Clock(session, parent)
    assert not clock.running
    session.play(1)
    assert clock.running
    qtbot.waitUntil(lambda: session.place > 0.0)
    assert clock.running
    session.pause()
    assert not clock.running
    place = session.place
    qtbot.wait(50)
    assert session.place == place
    session.play(1)
    qtbot.waitUntil(lambda: session.place > place)


def test_who_stops_it_between_two_ticks_stops_it(qtbot: QtBot) -> None:
    session, parent = session_of("xor"), QObject()
    clock = Clock(session, parent)
    session.play(1)
    qtbot.waitUntil(lambda: session.place > 0.0)
    clock.stop()
    place = session.place
    qtbot.wait(50)
    assert not clock.running
    assert session.place == place
