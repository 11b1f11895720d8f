from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
from app.core.time.scope import Scope
from tests.app.view.time.timelines import (
    ABOVE,
    BELOW,
    EVENTS,
    LEFT,
    RULER,
    STEPS,
    WIDTH,
    at,
    seen,
    settle,
    timeline_of,
)


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def test_a_click_seeks_within_the_step_and_pauses(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    session.play(1)
    qtbot.mouseClick(timeline, LEFT, pos=at(0.5, ABOVE))
    middle = session.lens.place_at(0.5)
    assert session.place == pytest.approx(middle, abs=0.1)
    assert 0 < session.place < EVENTS
    assert not session.player.playing


def test_dragging_scrubs_continuously_and_stays_in_the_step(qtbot: QtBot, session: Session) -> None:
    session.seek(3.5 * EVENTS)
    timeline = timeline_of(qtbot, session)
    qtbot.mousePress(timeline, LEFT, pos=at(0.2, ABOVE))
    places = []
    for share in (0.3, 0.301, 0.9, 1.5, -0.5):
        qtbot.mouseMove(timeline, at(share, ABOVE))
        places.append(session.place)
        assert session.step == 3
    qtbot.mouseRelease(timeline, LEFT, pos=at(-0.5, ABOVE))
    assert places[:4] == sorted(set(places[:4]))
    assert places[3] == 4 * EVENTS
    assert places[4] == pytest.approx(3 * EVENTS)
    qtbot.mouseMove(timeline, at(0.7, ABOVE))
    assert session.place == places[4]


def test_the_lower_track_goes_to_a_step(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    qtbot.mousePress(timeline, LEFT, pos=at(0.5, BELOW))
    settle(session)
    assert session.step == pytest.approx(STEPS / 2, abs=STEPS / WIDTH)
    assert session.place == pytest.approx(session.step * EVENTS)
    qtbot.mouseMove(timeline, at(1.2, BELOW))
    settle(session)
    assert session.step == STEPS - 1


def test_the_frame_below_is_what_is_seen_above_and_can_be_moved(
    qtbot: QtBot, session: Session
) -> None:
    timeline = timeline_of(qtbot, session)
    session.look(Scope(2000.0, 2000.0, STEPS))
    qtbot.mousePress(timeline, LEFT, pos=at(0.3, BELOW))
    qtbot.mouseMove(timeline, at(0.55, BELOW))
    assert seen(session) == pytest.approx((4500.0, 6500.0), abs=20)
    qtbot.mouseMove(timeline, at(2.0, BELOW))
    assert seen(session) == (8000.0, 10_000.0)
    qtbot.mouseRelease(timeline, LEFT, pos=at(2.0, BELOW))
    assert session.place == 0.0


@pytest.mark.parametrize(
    ("edge", "to", "expected"),
    [
        (0.2, 0.1, (1000.0, 4000.0)),
        (0.2, 0.3, (3000.0, 4000.0)),
        (0.4, 0.9, (2000.0, 9000.0)),
        (0.4, 0.1, (2000.0, 2001.0)),
    ],
)
def test_its_edges_make_it_longer_or_shorter(
    qtbot: QtBot, session: Session, edge: float, to: float, expected: tuple[float, float]
) -> None:
    timeline = timeline_of(qtbot, session)
    session.look(Scope(2000.0, 2000.0, STEPS))
    qtbot.mousePress(timeline, LEFT, pos=at(edge, BELOW))
    qtbot.mouseMove(timeline, at(to, BELOW))
    assert seen(session) == pytest.approx(expected, abs=20)
    assert session.place == 0.0


def test_the_frame_of_a_single_step_can_be_taken_hold_of(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    x = at(0.0, BELOW).x()
    qtbot.mousePress(timeline, LEFT, pos=QPoint(x + 5, BELOW))
    qtbot.mouseMove(timeline, QPoint(x + 105, BELOW))
    assert seen(session) == pytest.approx((1000.0, 1001.0), abs=1)
    assert session.place == 0.0


@pytest.mark.parametrize(
    ("x", "shape"),
    [
        (0.3, Qt.CursorShape.OpenHandCursor),
        (0.2, Qt.CursorShape.SizeHorCursor),
        (0.7, Qt.CursorShape.ArrowCursor),
    ],
)
def test_the_mouse_shows_what_can_be_taken_hold_of(
    qtbot: QtBot, session: Session, x: float, shape: Qt.CursorShape
) -> None:
    timeline = timeline_of(qtbot, session)
    session.look(Scope(2000.0, 2000.0, STEPS))
    qtbot.mouseMove(timeline, at(x, BELOW))
    assert timeline.cursor().shape() is shape


def test_dragging_above_the_track_repeats_a_part_and_a_click_goes_there(
    qtbot: QtBot, session: Session
) -> None:
    timeline = timeline_of(qtbot, session)
    qtbot.mousePress(timeline, LEFT, pos=at(0.3, RULER))
    qtbot.mouseMove(timeline, at(0.2, RULER))
    qtbot.mouseRelease(timeline, LEFT, pos=at(0.2, RULER))
    assert session.project.view.repeat == ((0, 9), (0, 15))
    assert session.place == 0.0
    qtbot.mouseClick(timeline, LEFT, pos=at(0.6, RULER))
    assert session.lens.share_of(session.project.playhead) == pytest.approx(0.6, abs=0.01)
    assert session.project.view.repeat == ((0, 9), (0, 15))
