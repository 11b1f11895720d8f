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
from engine.plan.events import Phase
from engine.plan.step_plan import Granularity
from tests.app.view.driving import settled
from tests.app.view.time.timelines import (
    ABOVE,
    BELOW,
    EVENTS,
    LEFT,
    STEPS,
    at,
    seen,
    timeline_of,
)

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def set_granularity(session: Session, granularity: Granularity) -> None:
    session.document.adjust(view=replace(session.project.view, granularity=granularity))


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
