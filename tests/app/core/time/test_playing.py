"""Playing that pauses at breakpoints, or goes round and round."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.project import Breakpoint, Instant, ParameterEdit, Training, View
from app.core.session import Session
from app.core.time.halts import Met
from engine.plan.step_plan import Granularity
from engine.trouble import Trouble
from tests.app.core.sessions import arrive
from tests.app.core.test_session_halt import first_of, overflowing
from tests.app.core.time.plays import EVENTS, STEPS, played, session_of

SPEEDS = [View(speed=1.0), View(speed=100.0), View(follow=True)]
BACKWARD = [20.0 + EVENTS * step for step in range(STEPS)]


def met(session: Session) -> str:
    assert isinstance(session.halted, Met)
    assert session.halted.place == session.place
    assert not session.player.playing
    return session.halted.breakpoint.condition


@pytest.mark.parametrize("granularity", list(Granularity))
@pytest.mark.parametrize("view", SPEEDS)
def test_playing_pauses_where_a_phase_begins_in_every_step(
    granularity: Granularity, view: View
) -> None:
    session = session_of("phase = backward", granularity=granularity, speed=view.speed,
                         follow=view.follow)  # fmt: skip
    for place in BACKWARD[:3]:
        assert played(session) == place
        assert met(session) == "phase = backward"


@pytest.mark.parametrize("view", SPEEDS[:2])
def test_so_it_does_backwards(view: View) -> None:
    session = session_of("phase = loss", speed=view.speed)
    session.seek(2.5 * EVENTS)
    assert played(session, -1) == 19.0 + 2 * EVENTS
    assert met(session) == "phase = loss"
    assert played(session, -1) == 19.0 + EVENTS
    assert played(session) == 17.0 + 2 * EVENTS


@pytest.mark.parametrize("view", SPEEDS)
def test_a_condition_on_values_is_met_where_it_first_holds(view: View) -> None:
    text = "kind = delta and layer = 2 and unit = 1 and value > -0.025"
    session = session_of(text, speed=view.speed, follow=view.follow)
    expected = next(
        event.index + 1 for event in session.run.trace
        if event.address.kind == "delta" and event.address[3:5] == (2, 1) and event.value > -0.025
    )  # fmt: skip
    assert expected > 3 * EVENTS
    assert played(session) == expected


@pytest.mark.parametrize("view", SPEEDS)
def test_a_condition_on_training_is_met_at_the_end_of_an_epoch(view: View) -> None:
    session = session_of("loss < 0.2", speed=view.speed, follow=view.follow)
    losses = [session.run.history.record(step).loss for step in range(STEPS)]
    step = next(number for number, loss in enumerate(losses) if loss < 0.2)
    assert step > 2
    assert played(session) == session.run.plan.start(step)
    assert played(session) == session.run.events
    assert session.halted is None


def test_the_first_of_several_is_met_and_what_is_off_is_not() -> None:
    session = session_of("phase = update", "phase = backward", "phase = loss")
    off = replace(session.project.breakpoints[2], on=False)
    breakpoints = (*session.project.breakpoints[:2], off)
    session.document.change("Off", replace(session.project, breakpoints=breakpoints))
    assert played(session) == 20.0
    assert met(session) == "phase = backward"
    assert played(session) > 20.0
    assert met(session) == "phase = update"


def test_a_breakpoint_that_comes_while_playing_is_met() -> None:
    session = session_of()
    session.play(1)
    session.tick(0.5)
    breakpoints = (Breakpoint("phase = loss"),)
    session.document.change("Add", replace(session.project, breakpoints=breakpoints))
    arrive(session)
    assert session.place == 17.0
    session.document.undo()
    session.play(1)
    session.tick(1000.0)
    assert session.place > 2 * EVENTS


def test_seeking_past_a_breakpoint_while_playing_does_not_pause() -> None:
    session = session_of("phase = backward")
    session.play(1)
    session.tick(0.5)
    session.seek(30.0)
    assert session.player.playing
    arrive(session)
    assert session.place == BACKWARD[1]


def test_a_step_is_not_stopped_by_a_breakpoint() -> None:
    session = session_of("kind = product", granularity=Granularity.LAYER)
    session.step_by(1)
    arrive(session)
    assert session.place == 8.0
    assert session.halted is None


def test_why_it_paused_is_forgotten_when_something_else_is_shown() -> None:
    session = session_of("phase = backward")
    played(session)
    assert session.halted is not None
    session.seek(3.0)
    assert session.halted is None


def test_a_number_that_is_not_finite_comes_before_a_later_breakpoint() -> None:
    session = overflowing(Granularity.STEP, 100.0)
    breakpoints = (Breakpoint("value is nan"),)
    first = first_of(session)
    session.document.change("Add", replace(session.project, breakpoints=breakpoints))
    assert played(session) == first + 1
    assert isinstance(session.halted, Trouble)


def test_an_edit_moves_where_a_breakpoint_is_met() -> None:
    session = session_of("kind = weighted_sum and value > 5", follow=True)
    assert played(session) == session.run.events
    edit = ParameterEdit(4, 0, 1, 1, None, 9.0)
    session.document.change("Bias", with_edit(session.project, edit))
    session.seek(0.0)
    assert played(session) == 4 * EVENTS + 7.0
    session.document.undo()
    assert played(session) == session.run.events


def repeated(start: Instant, stop: Instant, **view: Any) -> Session:
    return session_of(repeat=(start, stop), **view)


def test_playing_goes_round_and_round() -> None:
    session = repeated((0, 3), (0, 9))
    session.play(1)
    places = []
    for _ in range(60):
        session.tick(0.3)
        places.append(session.place)
    assert min(places) >= 3.0
    assert max(places) == 9.0
    assert sum(after < before for before, after in pairwise(places)) >= 2
    assert session.player.playing


def test_backwards_it_goes_round_the_other_way() -> None:
    session = repeated((0, 3), (0, 9))
    session.play(-1)
    session.tick(0.1)
    assert session.place == 9.0
    places = []
    for _ in range(60):
        session.tick(0.3)
        places.append(session.place)
    assert min(places) == pytest.approx(3.0)
    assert max(places) == 9.0


@pytest.mark.parametrize("view", SPEEDS)
def test_playing_from_outside_begins_with_what_is_repeated(view: View) -> None:
    session = repeated((2, 0), (4, 51), speed=view.speed, follow=view.follow)
    session.seek(20.0 * EVENTS)
    session.play(1)
    session.tick(0.01)
    assert session.place == pytest.approx(2 * EVENTS)
    assert session.step == 2
    steps = set()
    for _ in range(300):
        session.tick(0.5)
        steps.add(session.step)
    assert {2, 4} <= steps <= {2, 3, 4}


def test_a_breakpoint_is_met_in_every_round() -> None:
    session = session_of("kind = activation and unit = 0", repeat=((0, 0), (0, 8)))
    assert played(session) == 4.0
    assert played(session) == 4.0
    assert met(session) == "kind = activation and unit = 0"


def test_steps_leave_what_is_repeated() -> None:
    session = repeated((0, 3), (0, 9))
    session.seek(9.0)
    session.step_by(1)
    arrive(session)
    assert session.place > 9.0


def test_what_is_repeated_ends_with_the_run() -> None:
    session = repeated((2, 0), (400, 0))
    assert session.player.repeat is not None
    assert session.player.repeat[1] == session.run.events
    shorter = replace(session.project, training=Training(steps=1))
    session.document.change("Steps", shorter)
    assert session.player.repeat == pytest.approx((EVENTS - 1.0, EVENTS))
