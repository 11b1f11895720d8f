"""Playing that follows training."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit, with_option
from app.core.project import ParameterEdit
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import arrive
from tests.app.core.test_session_halt import first_of, overflowing
from tests.app.core.time.plays import EVENTS, STEPS, played, session_of


@pytest.mark.parametrize("granularity", list(Granularity))
def test_following_takes_whole_steps_to_the_end_of_the_run(granularity: Granularity) -> None:
    session = session_of(follow=True, granularity=granularity)
    session.seek(10.5)
    session.play(1)
    assert session.following
    assert session.timing.granularity in (Granularity.STEP, Granularity.EPOCH)
    session.tick(0.015)
    assert session.place > 10.5
    assert session.place % EVENTS == 0.0
    arrive(session)
    assert session.place == session.run.events
    assert not session.player.playing
    assert session.timing.granularity is granularity
    session.play(1)
    arrive(session)
    assert session.place == session.run.events


@pytest.mark.usefixtures("slow_machine")
def test_following_shows_steps_on_the_way() -> None:
    session = session_of(follow=True)
    session.play(1)
    steps = []
    while session.busy:
        session.tick(0.015)
        steps.append(session.step)
    assert steps == sorted(set(steps))
    assert len(steps) >= 4
    assert steps[-1] == STEPS - 1


@pytest.mark.usefixtures("slow_machine")
def test_following_goes_through_what_was_computed_long_ago_step_by_step() -> None:
    session = session_of(follow=True)
    session.run.history.state(STEPS)
    session.play(1)
    session.tick(0.015)
    assert 0 < session.step < STEPS - 1


def test_following_pauses_where_a_number_is_not_finite() -> None:
    session = overflowing(Granularity.NEURON)
    session.document.adjust(view=replace(session.project.view, follow=True))
    assert played(session) == first_of(session) + 1
    assert session.halted is not None
    assert played(session) == session.run.events


def test_backwards_and_by_steps_nothing_is_followed() -> None:
    session = session_of(follow=True)
    session.seek(60.0)
    session.play(-1)
    assert not session.following
    session.tick(0.5)
    assert 57.0 < session.place < 60.0
    session.pause()
    session.step_by(1)
    assert not session.following


@pytest.mark.usefixtures("slow_machine")
def test_a_change_while_following_goes_on_in_the_new_run() -> None:
    session = session_of(follow=True)
    session.play(1)
    for _ in range(3):
        session.tick(0.015)
    step = session.step
    session.document.change("Rate", with_option(session.project, "learning_rate", 0.01))
    assert session.player.playing
    arrive(session)
    assert session.place == session.run.events
    straight = session_of()
    straight.document.change("Rate", with_option(straight.project, "learning_rate", 0.01))
    assert step > 0
    assert math.isclose(
        session.run.history.record(STEPS - 1).loss, straight.run.history.record(STEPS - 1).loss,
        rel_tol=0.0,
    )  # fmt: skip


@pytest.mark.usefixtures("slow_machine")
def test_undo_while_following_goes_on_too() -> None:
    session = session_of(follow=True)
    edit = ParameterEdit(2, 0, 1, 0, 0, 3.0)
    session.document.change("Weight", with_edit(session.project, edit))
    session.play(1)
    session.tick(0.015)
    session.document.undo()
    assert session.player.playing
    arrive(session)
    assert session.place == session.run.events
    assert session.run.history.edits == ()
