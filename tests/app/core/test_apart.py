from __future__ import annotations

import pytest

from app.core import what_if
from app.core.apart import Apart
from app.core.changes import with_edit, with_option
from app.core.hands_on.offers import add_unit, take
from app.core.project import ParameterEdit, Project
from app.core.session import Session
from tests.app.core.sessions import arrive, session_of

STEP = 20


@pytest.fixture
def session() -> Session:
    session = session_of("xor")
    session.seek(session.run.plan.start(STEP) + 5.0)
    arrive(session)
    what_if.begin(session)
    return session


def compared(session: Session, project: Project) -> Apart:
    session.change("Change", project)
    assert session.ghost is not None
    apart = Apart(session.ghost, session.run)
    while apart.work(session.step):
        pass
    return apart


def test_the_first_difference_is_where_the_edit_is_met(session: Session) -> None:
    apart = compared(session, with_edit(session.project, ParameterEdit(STEP, 0, 2, 0, 0, 3.0)))
    assert apart.first is not None
    step, offset = session.run.plan.locate(apart.first)
    assert step == STEP
    address = session.run.plan.step_plan(step).address(offset)
    assert (address.layer, address.unit, address.source) == (2, 0, 0)
    assert apart.first_words() == f"first at step {STEP + 1}, event {offset + 1}"


def test_it_says_what_the_loss_was_and_which_parameter_differs_most(session: Session) -> None:
    apart = compared(session, with_edit(session.project, ParameterEdit(STEP, 0, 2, 0, 0, 30.0)))
    loss, other = (
        run.history.record(STEP).loss for run in (apart.ghost.run, session.run)
    )  # fmt: skip
    words = apart.words(STEP)
    assert words.startswith(f"Loss was {loss:.4g}, is {other:.4g} · w₁₁ from h₁ differs most, by ")


def test_another_rate_first_shows_in_an_update(session: Session) -> None:
    apart = compared(session, with_option(session.project, "learning_rate", 0.01))
    assert apart.first is not None
    step, offset = session.run.plan.locate(apart.first)
    assert step == 0
    assert session.run.plan.step_plan(0).address(offset).phase == "update"


def test_networks_of_other_shapes_have_but_losses(session: Session) -> None:
    take(session, add_unit(session.run, 1))
    apart = compared(session, session.project)
    assert apart.first is None
    assert "·" not in apart.words(STEP)


def test_it_says_that_it_does_not_know_yet(session: Session) -> None:
    apart = compared(session, with_edit(session.project, ParameterEdit(STEP, 0, 2, 0, 0, 3.0)))
    assert apart.words(STEP + 50) == "The old course is being computed …"
    assert apart.words(10**9) == "The old course has ended."


def test_it_holds_until_something_else_is_compared(session: Session) -> None:
    apart = compared(session, with_edit(session.project, ParameterEdit(STEP, 0, 2, 0, 0, 3.0)))
    assert apart.holds(apart.ghost, session.run)
    session.change("Change", with_edit(session.project, ParameterEdit(STEP, 0, 2, 0, 0, 4.0)))
    assert session.ghost is not None
    assert not apart.holds(session.ghost, session.run)
