from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Breakpoint
from app.core.session import Session
from app.view.icons import LINES, SHAPES
from app.view.time.transport import Transport, where_text
from tests.app.core.sessions import arrive
from tests.app.view.hearing import Said
from tests.app.view.hosting import show

LEFT = Qt.MouseButton.LeftButton


def session_of(example: str = "two-two-two") -> Session:
    return Session(Document(open_example(example)))


@pytest.fixture
def session() -> Session:
    return session_of()


def transport_of(qtbot: QtBot, session: Session) -> Transport:
    transport = Transport(session)
    session.document.subscribe(lambda old, new: transport.refresh())
    show(qtbot, transport, 900, 40)
    return transport


def test_play_and_pause_are_one_button(qtbot: QtBot, session: Session) -> None:
    transport = transport_of(qtbot, session)
    assert transport.play.accessibleName() == "Play"
    qtbot.mouseClick(transport.play, LEFT)
    assert session.player.playing
    assert transport.play.accessibleName() == "Pause"
    qtbot.mouseClick(transport.play, LEFT)
    assert not session.player.playing
    assert transport.play.accessibleName() == "Play"


def test_the_button_follows_playing_that_ends_by_itself(qtbot: QtBot, session: Session) -> None:
    transport = transport_of(qtbot, session)
    qtbot.mouseClick(transport.on, LEFT)
    assert transport.play.accessibleName() == "Pause"
    session.tick(1000.0)
    assert session.place == 3.0
    assert transport.play.accessibleName() == "Play"


def test_one_back_goes_to_the_stop_before(qtbot: QtBot, session: Session) -> None:
    session.seek(4.0)
    transport = transport_of(qtbot, session)
    qtbot.mouseClick(transport.back, LEFT)
    assert session.place == 3.0


def test_the_outer_buttons_go_to_the_ends_of_steps(qtbot: QtBot, session: Session) -> None:
    transport = transport_of(qtbot, session)
    events = session.run.plan.full.events
    for end in (1, 2):
        qtbot.mouseClick(transport.to_end, LEFT)
        assert session.place == end * events
    session.seek(2.5 * events)
    for start in (2, 1, 0, 0):
        qtbot.mouseClick(transport.to_start, LEFT)
        assert session.step == start
        assert session.place == pytest.approx(start * events)


@pytest.mark.parametrize(("position", "speed", "text"), [
    (-100, 0.1, "0.1×"), (0, 1.0, "1×"), (50, 3.2, "3.2×"), (200, 100.0, "100×"),
])  # fmt: skip
def test_the_speed_slider_is_logarithmic(
    qtbot: QtBot, session: Session, position: int, speed: float, text: str
) -> None:
    transport = transport_of(qtbot, session)
    transport.speed.setValue(1)
    transport.speed.setValue(position)
    assert session.project.view.speed == speed
    assert session.player.speed == speed
    assert transport.speed_text.text() == text
    assert session.document.undo_label is None


def test_a_speed_between_the_steps_of_the_slider_stays_exact(
    qtbot: QtBot, session: Session
) -> None:
    session.document.adjust(view=replace(session.project.view, speed=0.123456))
    transport_of(qtbot, session)
    assert session.project.view.speed == 0.123456


def test_words_count_from_one_and_group_thousands(session: Session) -> None:
    assert where_text(session) == "training step 1 · event 1 of 51"
    session.seek(14.0)
    assert where_text(session) == "training step 1 · event 14 of 51"
    session.run.history.state(1999)
    session.seek(1999 * 51 + 0.5)
    assert where_text(session) == "training step 2,000 · event 1 of 51"


def test_epochs_are_told_where_they_have_several_steps() -> None:
    session = session_of("iris")
    steps = session.run.plan.steps_per_epoch
    assert steps > 1
    session.run.history.state(steps)
    session.seek(session.run.plan.start(steps) + 0.5)
    arrive(session)
    assert where_text(session).startswith(f"epoch 2 · training step {steps + 1} · event 1 of ")


def test_beyond_the_fastest_speed_training_is_followed(qtbot: QtBot, session: Session) -> None:
    transport = transport_of(qtbot, session)
    transport.speed.setValue(transport.speed.maximum())
    assert session.project.view.follow
    assert transport.speed_text.text() == "max"
    assert transport.speed.text() == "as fast as training goes"
    transport.speed.setValue(0)
    assert not session.project.view.follow
    assert transport.speed_text.text() == "1×"
    assert transport.speed.text() == "1 times"


def test_words_while_following_and_with_breakpoints(session: Session) -> None:
    session.document.adjust(view=replace(session.project.view, follow=True))
    session.play(1)
    assert where_text(session) == "training step 1 · following"
    session.pause()
    for number, words in ((1, "1 breakpoint"), (2, "2 breakpoints")):
        breakpoints = (Breakpoint("phase = loss"), Breakpoint("phase = update"))[:number]
        off = (Breakpoint("value is nan", on=False),)
        project = replace(session.project, breakpoints=(*breakpoints, *off))
        session.document.change("Add", project)
        assert where_text(session) == f"training step 1 · event 1 of 51 · {words}"


def test_more_or_less_of_the_run_can_be_shown(qtbot: QtBot, session: Session) -> None:
    transport, lengths = transport_of(qtbot, session), []
    for button in (transport.zoom_out, transport.zoom_out, transport.zoom_in):
        qtbot.mouseClick(button, LEFT)
        lengths.append(session.lens.scope.length)
    assert lengths == [2.0, 4.0, 2.0]


def test_at_which_breakpoint_playing_has_paused_is_told(
    qtbot: QtBot, session: Session, said: list[Said]
) -> None:
    project = replace(session.project, breakpoints=(Breakpoint("phase = loss"),))
    session.document.change("Add", project)
    transport = transport_of(qtbot, session)
    session.play(1)
    while session.busy:
        session.tick(1.0)
    assert transport.halted.text() == "paused at phase = loss"
    assert [each.text for each in said] == ["paused at phase = loss"]
    session.play(1)
    assert transport.halted.text() == ""
    session.pause()


@pytest.mark.usefixtures("slow_machine")
def test_a_far_way_is_told_while_it_is_computed(qtbot: QtBot, session: Session) -> None:
    transport = transport_of(qtbot, session)
    session.seek(100.0 * 51)
    assert session.progress is not None
    assert transport.where.text().startswith("computing ")
    assert transport.where.text().endswith(" %")


@pytest.mark.usefixtures("slow_machine")
def test_a_far_way_is_given_up_by_the_button_that_pauses(qtbot: QtBot, session: Session) -> None:
    transport = transport_of(qtbot, session)
    session.seek(100.0 * 51)
    assert transport.play.accessibleName() == "Pause"
    qtbot.mouseClick(transport.play, LEFT)
    assert session.progress is None
    assert not session.busy
    assert session.place == 0.0
    assert transport.play.accessibleName() == "Play"


def test_nothing_is_set_when_nothing_has_changed(qtbot: QtBot, session: Session) -> None:
    transport = transport_of(qtbot, session)
    transport.where.setText("untouched")
    transport.refresh()
    assert transport.where.text() == "untouched"
    session.seek(7.0)
    assert transport.where.text() != "untouched"


def test_icons_lie_within_their_square() -> None:
    points = [
        point
        for shapes in (*SHAPES.values(), *LINES.values())
        for shape in shapes
        for point in shape
    ]
    assert all(abs(x) <= 1.0 and abs(y) <= 1.0 for x, y in points)
