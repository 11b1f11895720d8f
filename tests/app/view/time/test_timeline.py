from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.navigation import steering
from app.core.project import Bookmark, Breakpoint
from app.core.session import Session
from app.core.theme import theme
from app.core.time.scope import Scope, single, whole
from app.view.time import timeline_items
from app.view.time.timeline import Timeline
from app.view.time.transport import INSET
from engine.plan.events import Phase
from engine.plan.step_plan import Granularity
from tests.app.view.driving import settled
from tests.app.view.hosting import show

LEFT = Qt.MouseButton.LeftButton
WIDTH = 1016
RULER, ABOVE, BELOW = 4, 30, 64
EVENTS, STEPS = 51, 10_000
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


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


def seen(session: Session) -> tuple[float, float]:
    return session.lens.scope.start, session.lens.scope.stop


def settle(session: Session) -> None:
    while session.busy:
        session.tick(1.0)


def wheel(
    timeline: Timeline, notches: int, pos: QPoint, modifier: Qt.KeyboardModifier = PLAIN
) -> None:
    where = QPointF(pos)
    event = QWheelEvent(
        where, timeline.mapToGlobal(where), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifier,
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


def test_the_wheel_zooms_about_the_mouse(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    session.look(single(50, STEPS))
    wheel(timeline, 4, at(0.25, ABOVE))
    assert session.lens.scope.length == pytest.approx(1.25**-4)
    assert session.lens.scope.at(0.25) == pytest.approx(50.25, abs=1e-3)
    wheel(timeline, -100, at(0.25, ABOVE))
    assert session.lens.scope == whole(STEPS)
    assert session.place == 0.0


@pytest.mark.parametrize(("y", "modifier"), [(ABOVE, SHIFT), (BELOW, PLAIN)])
def test_with_shift_or_below_it_scrolls(
    qtbot: QtBot, session: Session, y: int, modifier: Qt.KeyboardModifier
) -> None:
    timeline = timeline_of(qtbot, session)
    session.look(Scope(100.0, 50.0, STEPS))
    wheel(timeline, -2, at(0.5, y), modifier)
    assert seen(session) == (110.0, 160.0)
    wheel(timeline, 100, at(0.5, y), modifier)
    assert seen(session) == (0.0, 50.0)


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


@pytest.mark.usefixtures("slow_machine")
def test_escape_gives_up_the_way_to_a_far_step_and_then_what_is_repeated(
    qtbot: QtBot, session: Session
) -> None:
    timeline = timeline_of(qtbot, session)
    steering.repeat_to(session)
    repeated = session.project.view.repeat
    assert repeated is not None
    session.seek(5_000.0 * EVENTS)
    assert session.progress is not None
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert session.progress is None
    assert session.project.view.repeat == repeated
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert session.project.view.repeat is None


def told(timeline: Timeline, place: QPoint) -> str:
    """Return what is said while the mouse rests at a place."""
    event = QHelpEvent(QEvent.Type.ToolTip, place, timeline.mapToGlobal(place))
    QApplication.sendEvent(timeline, event)
    return QToolTip.text()


def test_two_fingers_that_part_show_less_of_the_run(qtbot: QtBot, session: Session) -> None:
    timeline, place = timeline_of(qtbot, session), QPointF(at(0.5, ABOVE))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        place, place, timeline.mapToGlobal(place), 1.0, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(timeline, event)
    assert seen(session) == pytest.approx((0.25, 0.75), abs=0.01)


def test_a_mark_tells_what_it_is(qtbot: QtBot, session: Session) -> None:
    timeline = timeline_of(qtbot, session)
    breakpoints, bookmarks = (Breakpoint("phase = backward"),), (Bookmark("Half way", (5000, 0)),)
    project = replace(session.project, breakpoints=breakpoints, bookmarks=bookmarks)
    session.document.change("Add", project)
    mark = session.lens.scope.share(session.lens.ruler.at(20.0))
    qtbot.waitUntil(lambda: told(timeline, at(mark, ABOVE)) == "phase = backward")
    assert told(timeline, at(0.5, BELOW)) == "Half way"
    qtbot.waitUntil(lambda: told(timeline, at(0.3, BELOW)) == "")


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
    session.seek(session.lens.place_at(0.32))
    picture = shot(timeline)
    assert [picture.pixelColor(spot) == hue for spot in spots] == [True, False]


def test_both_themes_and_many_samples_can_be_painted(qtbot: QtBot) -> None:
    session = Session(Document(open_example("iris")))
    timeline = timeline_of(qtbot, session)
    dark = shot(timeline)
    session.document.adjust(view=replace(session.project.view, theme="light"))
    assert shot(timeline) != dark


@pytest.mark.parametrize(
    ("reason", "y", "step", "moved"),
    [
        (QContextMenuEvent.Reason.Mouse, ABOVE, 0, True),
        (QContextMenuEvent.Reason.Mouse, BELOW, STEPS / 100, True),
        (QContextMenuEvent.Reason.Keyboard, ABOVE, 0, False),
    ],
)
def test_a_menu_is_asked_for_where_the_mouse_is(
    qtbot: QtBot, session: Session, reason: QContextMenuEvent.Reason, y: int, step: int, moved: bool
) -> None:
    timeline = timeline_of(qtbot, session)
    asked = QContextMenuEvent(reason, at(0.01 if y == BELOW else 0.5, y), QPoint(7, 9))
    with qtbot.waitSignal(timeline.menu_wanted) as wanted:
        QApplication.sendEvent(timeline, asked)
    assert wanted.args == [QPoint(7, 9)]
    assert settled(session).step == pytest.approx(step, abs=5)
    assert (session.place > 0.0) is moved
