from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core import what_if
from app.core.changes import with_edit, with_option
from app.core.navigation import steering
from app.core.project import ParameterEdit, Training
from app.core.session import Session
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import arrive, session_of

STEP = 20


@pytest.fixture
def session() -> Session:
    session = session_of("xor", granularity=Granularity.STEP)
    session.seek(session.run.plan.start(STEP) + 5.0)
    arrive(session)
    what_if.begin(session)
    return session


def change_weight(session: Session, value: float = 3.0) -> None:
    edit = ParameterEdit(STEP, 0, 1, 0, 0, value)
    session.change("Weight", with_edit(session.project, edit))


def go_to(session: Session, step: int) -> None:
    steering.go_to_step(session, step)
    arrive(session)


def test_as_long_as_nothing_is_changed_there_is_no_ghost(session: Session) -> None:
    assert what_if.comparing(session)
    assert session.ghost is None
    session.document.adjust(view=replace(session.project.view, digits=7))
    assert session.ghost is None


def test_both_are_the_same_before_the_fork(session: Session) -> None:
    before = session.run.history.record(STEP - 1)
    change_weight(session)
    ghost = session.ghost_shown()
    assert ghost is not None
    assert ghost is not session.run
    assert ghost.history.record(STEP - 1).loss == before.loss
    assert list(ghost.history.losses[:STEP]) == list(session.run.history.losses[:STEP])
    assert ghost.history.record(STEP).loss != session.run.history.record(STEP).loss


def test_what_is_shared_is_not_computed_again(session: Session) -> None:
    change_weight(session)
    assert session.ghost is not None
    assert session.ghost.run.history.computed > STEP


def test_a_change_made_later_shares_what_came_before_it(session: Session) -> None:
    go_to(session, 60)
    session.change("Weight", with_edit(session.project, ParameterEdit(60, 0, 1, 0, 0, 3.0)))
    assert session.ghost is not None
    assert session.ghost.run.history.computed >= 60


def test_the_ghost_follows_the_playhead(session: Session) -> None:
    change_weight(session)
    for step in (40, 3, 41):
        go_to(session, step)
        ghost = session.ghost_shown()
        assert ghost is not None
        assert ghost.history.distance(step) == 0


def test_a_far_step_of_the_ghost_is_reached_in_slices(session: Session) -> None:
    change_weight(session)
    ghost = session.ghost
    assert ghost is not None
    ghost.reached = None
    assert ghost.work(1500, 0.0)
    assert ghost.reached is None
    while ghost.work(1500, 0.001):
        pass
    assert ghost.reached == 1500


def test_a_drag_keeps_one_ghost(session: Session) -> None:
    session.document.begin("Weight")
    change = session.project
    ghosts = set()
    for value in (1.0, 2.0, 3.0):
        edit = ParameterEdit(STEP, 0, 1, 0, 0, value)
        session.preview(with_edit(change, edit))
        ghosts.add(session.ghost)
    session.document.commit()
    assert len(ghosts) == 1


def test_undo_makes_both_the_same_again(session: Session) -> None:
    losses = session.run.history.record(STEP).loss
    change_weight(session)
    session.document.undo()
    assert session.ghost is None
    assert what_if.comparing(session)
    assert session.run.history.record(STEP).loss == losses
    session.document.redo()
    assert session.ghost is not None
    session.document.undo()
    session.document.undo()
    assert not what_if.comparing(session)


def test_another_network_has_a_ghost_of_the_old_one(session: Session) -> None:
    run = session.run
    session.change("Rate", with_option(session.project, "learning_rate", 0.01))
    assert session.ghost is not None
    assert session.run is not run
    assert list(session.ghost.run.history.losses[:STEP]) == list(run.history.losses[:STEP])


def test_keeping_the_new_course_can_be_undone(session: Session) -> None:
    change_weight(session)
    project = session.project
    what_if.keep(session)
    assert session.ghost is None
    assert session.project == project
    assert session.document.undo_label == "Keep the new course"
    session.document.undo()
    assert session.ghost is not None


def test_going_back_can_be_undone(session: Session) -> None:
    old = session.project.edits
    loss = session.run.history.record(STEP).loss
    change_weight(session)
    new = session.run.history.record(STEP).loss
    what_if.go_back(session)
    assert (session.ghost, session.project.edits) == (None, old)
    assert session.run.history.record(STEP).loss == loss
    assert session.document.undo_label == "Back to the old course"
    session.document.undo()
    assert session.run.history.record(STEP).loss == new
    assert session.ghost is not None
    assert np.array_equal(session.ghost.run.history.record(STEP).loss, loss)


def test_there_is_no_ghost_after_its_end(session: Session) -> None:
    short = replace(session.project, training=Training(steps=30, batch_size=4))
    longer = replace(session.project, training=Training(steps=100, batch_size=4))
    session.change("Steps", short)
    what_if.begin(session)
    session.change("Steps", longer)
    go_to(session, 40)
    assert session.ghost is not None
    assert session.ghost_shown() is None


def test_the_ghost_is_not_saved(session: Session) -> None:
    assert not session.document.modified
    change_weight(session)
    what_if.go_back(session)
    assert not session.document.modified
