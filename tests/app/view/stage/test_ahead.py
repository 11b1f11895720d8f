from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Frame, Item
from app.core.navigation import steering
from app.core.scene import Shot, coming, compose, shot_of
from app.core.session import Session
from app.paint import StillPicture
from app.view.stage.ahead import Ahead
from app.view.window.window import Window
from tests.app.view.driving import picture


class PaintedError(Exception):
    """A still part was painted that had been prepared."""


def never(frame: Frame) -> Frame:
    def still() -> Iterator[Item]:
        raise PaintedError

    return replace(frame, make_still=still)


@pytest.fixture
def session() -> Session:
    session = Session(Document(open_example("two-two-two")))
    session.play(1)
    session.tick(0.1)
    return session


def followed(qtbot: QtBot, session: Session) -> tuple[StillPicture, Shot]:
    """Return what is kept once a frame has been followed, and the shot that comes next."""
    still, parent = StillPicture(), QObject()
    shot = shot_of(session, 440, 340)
    frame = compose(shot)
    still.of(frame)
    found = coming(shot, replace(session.player, direction=1))
    assert found is not None
    ahead = Ahead(session, still, parent)
    ahead.follow(shot, frame, 1.0)
    qtbot.waitUntil(lambda: not ahead.isActive())
    return still, found[0]


def test_what_comes_next_is_painted_before_it_is_needed(qtbot: QtBot, session: Session) -> None:
    still, shot = followed(qtbot, session)
    assert still.of(never(compose(shot))) == StillPicture().of(compose(shot))


def test_nothing_is_prepared_that_would_come_too_soon(qtbot: QtBot, session: Session) -> None:
    steering.change_view(session, speed=50.0)
    still, shot = followed(qtbot, session)
    with pytest.raises(PaintedError):
        still.of(never(compose(shot)))


def test_nothing_is_prepared_while_it_stands_still(qtbot: QtBot, session: Session) -> None:
    session.pause()
    still, shot = followed(qtbot, session)
    with pytest.raises(PaintedError):
        still.of(never(compose(shot)))


def test_what_is_to_be_seen_now_goes_before_what_comes_next(window: Window) -> None:
    window.session.play(1)
    picture(window)
    ahead = window.stage.findChild(Ahead)
    assert ahead is not None
    assert ahead.isActive()
    window.session.tick(0.05)
    assert not ahead.isActive()
