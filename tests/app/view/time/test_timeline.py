from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.examples import open_example
from app.core.session import Session
from app.core.steering import track_of
from app.core.theme import theme
from app.view.time import timeline_items
from app.view.time.timeline import Timeline
from app.view.time.transport import INSET
from engine.events import Phase
from engine.step_plan import Granularity
from tests.app.view.hosting import show

LEFT = Qt.MouseButton.LeftButton
WIDTH = 1016
ABOVE, BELOW = 30, 64
EVENTS = 51


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def timeline_of(qtbot: QtBot, session: Session) -> Timeline:
    timeline = Timeline(session)
    session.document.subscribe(lambda old, new: timeline.refresh())
    show(qtbot, timeline, WIDTH, 94)
    return timeline


def set_granularity(session: Session, granularity: Granularity) -> None:
    session.document.adjust(view=replace(session.project.view, granularity=granularity))


def at(share: float, y: int) -> QPoint:
    return QPoint(round(INSET + share * (WIDTH - 2 * INSET)), y)


def wheel(timeline: Timeline, notches: int) -> None:
    middle = QPointF(timeline.rect().center())
    event = QWheelEvent(
        middle, timeline.mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline, event)


def pictures(timeline: Timeline) -> list[int]:
    return [picture.cacheKey() for picture in timeline._pictures()]


def shot(timeline: Timeline) -> QImage:
    return timeline.grab().toImage()


def test_a_click_seeks_within_the_step_and_pauses(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    session.play(1)
    qtbot.mouseClick(timeline, LEFT, pos=at(0.5, ABOVE))
    middle = track_of(session, session.step).place_at(0.5)
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
    qtbot.mouseClick(timeline, LEFT, pos=at(10.5 / 60, BELOW))
    assert session.step == 10
    assert session.place == pytest.approx(10 * EVENTS)


def test_dragging_beyond_the_lower_track_scrolls_it(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    qtbot.mousePress(timeline, LEFT, pos=at(0.5, BELOW))
    qtbot.mouseMove(timeline, at(65.5 / 60, BELOW))
    assert session.step == 65
    assert timeline.steps_shown == range(6, 66)
    qtbot.mouseMove(timeline, at(-5.5 / 60, BELOW))
    assert session.step == 0
    assert timeline.steps_shown == range(60)


def test_the_wheel_scrolls_the_steps_and_the_playhead_stays(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    wheel(timeline, -2)
    assert timeline.steps_shown == range(10, 70)
    wheel(timeline, 5)
    assert timeline.steps_shown == range(60)
    assert session.place == 0.0


def test_the_steps_follow_the_playhead(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    session.run.history.state(130)
    session.seek(130.5 * EVENTS)
    assert timeline.steps_shown == range(120, 180)


def test_a_run_of_a_few_steps_shows_them_all(qtbot: QtBot) -> None:
    project = open_example("two-two-two")
    few = replace(project, training=replace(project.training, steps=3))
    session = Session(Document(few))
    timeline = timeline_of(qtbot, session)
    assert timeline.steps_shown == range(3)
    qtbot.mouseClick(timeline, LEFT, pos=at(0.99, BELOW))
    assert session.step == 2


def test_keys(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    timeline.setFocus()
    for key, step, place in (
        (Qt.Key.Key_End, 0, EVENTS),
        (Qt.Key.Key_PageDown, 1, EVENTS),
        (Qt.Key.Key_PageDown, 2, 2 * EVENTS),
        (Qt.Key.Key_PageUp, 1, EVENTS),
        (Qt.Key.Key_Home, 0, 0),
        (Qt.Key.Key_End, 0, EVENTS),
    ):
        qtbot.keyClick(timeline, key)
        assert session.step == step
        assert session.place == pytest.approx(place)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert session.player.playing


def test_at_step_granularity_the_upper_track_is_the_whole_run(
    qtbot: QtBot, session: Session
) -> None:
    set_granularity(session, Granularity.STEP)
    timeline = timeline_of(qtbot, session)
    qtbot.mouseClick(timeline, LEFT, pos=at(0.01, ABOVE))
    while session.progress is not None:
        session.tick(0.01)
    assert session.step == pytest.approx(100, abs=10)


def test_a_moving_playhead_repaints_no_kept_picture(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    kept = pictures(timeline)
    for place in (5.5, 20.0, 50.9):
        session.seek(place)
        shot(timeline)
        assert pictures(timeline) == kept
    session.seek(3.5 * EVENTS)
    assert pictures(timeline) == kept
    set_granularity(session, Granularity.LAYER)
    assert pictures(timeline) != kept


def test_nothing_is_painted_when_nothing_has_changed(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    timeline.setAccessibleDescription("untouched")
    timeline.refresh()
    assert timeline.accessibleDescription() == "untouched"
    session.seek(7.0)
    assert timeline.accessibleDescription() == "training step 1 · event 7 of 51"


def test_what_has_been_played_is_bright_up_to_the_playhead(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    hue = QColor.fromRgba(theme("dark").phase(Phase.FORWARD))
    y = round(timeline_items.TICK_TOP + 2)
    spots = [at(0.3, y), at(0.34, y)]
    session.seek(track_of(session, session.step).place_at(0.32))
    picture = shot(timeline)
    assert [picture.pixelColor(spot) == hue for spot in spots] == [True, False]


def test_both_themes_and_many_samples_can_be_painted(qtbot: QtBot) -> None:
    session = Session(Document(open_example("iris")))
    timeline = timeline_of(qtbot, session)
    dark = shot(timeline)
    session.document.adjust(view=replace(session.project.view, theme="light"))
    assert shot(timeline) != dark
