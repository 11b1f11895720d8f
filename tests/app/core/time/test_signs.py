from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.project import Bookmark, Breakpoint
from app.core.session import Session
from app.core.time.scope import Scope, single, whole
from app.core.time.signs import MOST_PLACES, Sign, bookmark_signs, breakpoint_signs, repeated
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import session_of

STEPS = 10_000


@pytest.fixture
def session() -> Session:
    return session_of(granularity=Granularity.NEURON)


def marked(session: Session, condition: str) -> list[Sign]:
    found = breakpoint_signs(session.run, session.lens, Breakpoint(condition))
    return [sign for sign in found if sign is not None]


def test_a_breakpoint_is_marked_where_it_is_met_within_what_is_seen(session: Session) -> None:
    (sign,) = marked(session, "phase = backward")
    assert sign.text == "phase = backward"
    assert sign.share == pytest.approx(11.5 / 23, abs=0.5 / 23)
    session.look(Scope(4.0, 3.0, STEPS))
    assert len(marked(session, "phase = backward")) == 3
    assert [sign.share * 3 for sign in marked(session, "phase = update and step = 5")] == [
        pytest.approx(1 + 19.5 / 23, abs=0.5 / 23)
    ]


def test_breakpoints_on_numbers_and_on_training_are_marked_too(session: Session) -> None:
    session.look(Scope(0.0, 12.0, STEPS))
    losses = [session.run.history.record(step).loss for step in range(12)]
    low = f"kind = loss and value <= {losses[7]!r}"
    assert len(marked(session, low)) == sum(loss <= losses[7] for loss in losses) == 5
    (sign,) = marked(session, "epoch >= 5")
    assert sign.share == pytest.approx(5 / 12)


def test_of_many_steps_and_of_very_many_places_not_all_are_marked(session: Session) -> None:
    session.look(Scope(0.0, 12.0, STEPS))
    assert len(marked(session, "source = 0")) == MOST_PLACES
    session.look(whole(STEPS))
    assert marked(session, "phase = backward") == []


def test_bookmarks_stand_at_their_moments(session: Session) -> None:
    bookmarks = (
        Bookmark("here", (0, 51)),
        Bookmark("far", (5000, 0)),
        Bookmark("late", (99999, 0)),
    )
    project = replace(session.project, bookmarks=bookmarks)
    run, lens = session.run, session.lens
    assert bookmark_signs(project, run, lens, single(0, STEPS)) == (Sign(1.0, "here"),)
    assert bookmark_signs(project, run, lens, whole(STEPS)) == (
        Sign(1 / STEPS, "here"), Sign(0.5, "far"), Sign(1.0, "late"),
    )  # fmt: skip


def test_what_is_repeated_is_seen_as_far_as_it_is_there(session: Session) -> None:
    project = session.project
    run, lens = session.run, session.lens
    assert repeated(project, run, lens, whole(STEPS)) is None
    project = replace(project, view=replace(project.view, repeat=((2, 0), (4, 0))))
    assert repeated(project, run, lens, Scope(3.0, 4.0, STEPS)) == pytest.approx((0.0, 0.25))
    assert repeated(project, run, lens, Scope(5.0, 1.0, STEPS)) is None
