from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit, with_option
from app.core.navigation.finder import Finder, Outcome
from app.core.project import ParameterEdit, Training
from app.core.session import Session
from engine.plan.step_plan import Granularity
from engine.problem import Problem
from tests.app.core.sessions import session_of

EVENTS, STEPS = 51, 500


@pytest.fixture
def session() -> Session:
    session = session_of(granularity=Granularity.NEURON)
    session.document.change("Steps", replace(session.project, training=Training(steps=STEPS)))
    return session


def looked(session: Session, text: str, direction: int = 1) -> Outcome:
    finder = Finder(session)
    finder.start(text, direction)
    finder.work(math.inf)
    return finder.outcome


def test_every_event_that_satisfies_it_is_found_in_turn(session: Session) -> None:
    places = []
    for direction in (1, 1, 1, -1, -1, -1):
        assert looked(session, "kind = error", direction) is not Outcome.LOOKING
        places.append(session.place)
    assert places == [17.0, 18.0, 68.0, 18.0, 17.0, 17.0]
    assert looked(session, "kind = error", -1) is Outcome.NOT_FOUND


def test_a_number_far_ahead_is_found(session: Session) -> None:
    loss = session.run.history.record(300).loss
    assert looked(session, f"kind = loss and value <= {loss!r}") is Outcome.FOUND
    assert session.step == 300
    assert looked(session, "value is nan") is Outcome.NOT_FOUND
    assert session.step == 300


def test_looking_takes_slices_and_says_how_far_it_is(session: Session) -> None:
    finder = Finder(session)
    finder.start("value is nan", 1)
    shares = [finder.share]
    while finder.outcome is Outcome.LOOKING:
        finder.work(0.0)
        shares.append(finder.share)
    assert shares == sorted(shares)
    assert len(shares) > 4
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_it_can_be_given_up(session: Session) -> None:
    finder = Finder(session)
    finder.start("value is nan", 1)
    finder.work(0.0)
    finder.cancel()
    finder.work(math.inf)
    assert finder.outcome is Outcome.NONE
    assert session.place == 0.0


def test_looking_pauses_what_plays(session: Session) -> None:
    session.play(1)
    looked(session, "kind = error")
    assert not session.player.playing


@pytest.mark.parametrize("edit", [True, False])
def test_another_run_ends_the_search_in_the_old_one(session: Session, edit: bool) -> None:
    finder, project = Finder(session), session.project
    finder.start("value is nan", 1)
    changed = (
        with_edit(project, ParameterEdit(3, 0, 1, 0, 0, 2.0))
        if edit
        else with_option(project, "learning_rate", 0.1)
    )
    session.document.change("Change", changed)
    finder.work(math.inf)
    assert finder.outcome is Outcome.NONE


def test_what_is_no_condition_is_refused(session: Session) -> None:
    with pytest.raises(Problem):
        Finder(session).start("delta", 1)
