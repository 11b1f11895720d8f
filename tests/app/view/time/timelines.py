"""A time line in a window of its own: what its tests share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.core.session import Session
from app.view.time.timeline import Timeline
from app.view.time.transport import INSET
from tests.app.view.hosting import show

LEFT = Qt.MouseButton.LeftButton
WIDTH = 1016
RULER, ABOVE, BELOW = 4, 30, 64
EVENTS, STEPS = 51, 10_000


def timeline_of(qtbot: QtBot, session: Session) -> Timeline:
    timeline = Timeline(session)
    session.document.subscribe(lambda old, new: timeline.refresh())
    show(qtbot, timeline, WIDTH, 94)
    return timeline


def at(share: float, y: int) -> QPoint:
    return QPoint(round(INSET + share * (WIDTH - 2 * INSET)), y)


def seen(session: Session) -> tuple[float, float]:
    return session.lens.scope.start, session.lens.scope.stop


def settle(session: Session) -> None:
    while session.busy:
        session.tick(1.0)
