"""Moments so far away that a session computes its way there in slices."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.changes import with_edit, with_option
from app.core.project import ParameterEdit, Training
from app.core.session import Session
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import arrive, session_of

pytestmark = pytest.mark.usefixtures("slow_machine")


@pytest.fixture
def session() -> Session:
    return session_of(granularity=Granularity.NEURON)


def progress_of(session: Session) -> Iterator[float]:
    while session.progress is not None:
        yield session.progress
        session.tick(0.0)


def test_a_far_place_is_computed_in_slices_and_shown_when_it_is_reached(session: Session) -> None:
    far = float(session.run.plan.start(200) + 7)
    session.seek(far)
    assert session.busy
    assert session.place == 0.0
    seen = list(progress_of(session))
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert 0.0 <= seen[0] < 0.2
    assert seen[-1] > 0.8
    assert (session.place, session.busy) == (far, False)


def test_a_far_way_can_be_given_up(session: Session) -> None:
    session.seek(float(session.run.plan.start(200)))
    session.pause()
    session.tick(1.0)
    assert (session.place, session.progress, session.busy) == (0.0, None, False)


def test_playing_gives_up_a_far_way(session: Session) -> None:
    session.seek(float(session.run.plan.start(200)))
    session.play(1)
    session.tick(0.5)
    assert 0.0 < session.place < 3.0


def test_a_step_during_a_far_way_comes_after_it(session: Session) -> None:
    far = float(session.run.plan.start(50))
    session.seek(far)
    session.step_by(1)
    arrive(session)
    assert session.place == far + 3.0


def test_an_epoch_of_many_steps_is_played_in_slices() -> None:
    session = session_of("iris", granularity=Granularity.EPOCH)
    session.document.adjust(view=replace(session.project.view, speed=100.0))
    session.step_by(1)
    session.tick(0.1)
    assert session.progress is not None
    arrive(session)
    assert session.place == session.run.plan.epoch_events


def test_a_rebuild_on_a_far_way_goes_on_within_the_new_run(session: Session) -> None:
    session.seek(float(session.run.plan.start(200)))
    session.document.change("Steps", replace(session.project, training=Training(steps=100)))
    assert session.progress is not None
    arrive(session)
    assert session.place == session.run.events == session.run.plan.start(100)


def test_after_a_rebuild_a_far_moment_comes_back_when_it_is_computed(session: Session) -> None:
    far = float(session.run.plan.start(100) + 7)
    session.seek(far)
    arrive(session)
    session.document.change("Rate", with_option(session.project, "learning_rate", 0.1))
    assert session.place < far
    assert session.place == session.run.plan.start(session.run.history.computed)
    arrive(session)
    assert session.place == far


def test_after_an_edit_near_the_start_a_far_moment_comes_back_in_slices(session: Session) -> None:
    far = float(session.run.plan.start(200) + 7)
    session.seek(far)
    arrive(session)
    before = session.run.history.state(200).parameters
    edit = ParameterEdit(step=2, event=5, layer=1, unit=0, source=0, value=0.5)
    session.document.change("Weight", with_edit(session.project, edit))
    assert session.place == session.run.plan.start(session.run.history.computed)
    seen = list(progress_of(session))
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert session.place == far
    assert not np.array_equal(session.run.history.state(200).parameters, before)
    session.document.undo()
    assert session.place < far
    arrive(session)
    assert session.place == far
    assert np.array_equal(session.run.history.state(200).parameters, before)
