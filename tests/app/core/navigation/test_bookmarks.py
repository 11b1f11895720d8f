from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.navigation import bookmarks
from app.core.project import Bookmark, Training
from app.core.session import Session
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import arrive, session_of


@pytest.fixture
def session() -> Session:
    return session_of(granularity=Granularity.NEURON)


def marked(session: Session, *places: float) -> None:
    for place in places:
        session.seek(place)
        bookmarks.toggle(session, f"at {place:g}")


def test_bookmarks_stand_in_order_and_the_same_key_removes_one(session: Session) -> None:
    marked(session, 60.0, 3.0, 19.5)
    assert session.project.bookmarks == (
        Bookmark("at 3", (0, 3)), Bookmark("at 19.5", (0, 20)), Bookmark("at 60", (1, 9)),
    )  # fmt: skip
    marked(session, 3.0)
    assert [bookmark.at for bookmark in session.project.bookmarks] == [(0, 20), (1, 9)]
    session.document.undo()
    assert len(session.project.bookmarks) == 3
    assert session.document.undo_label == "Add a bookmark"


def test_they_are_gone_through_either_way(session: Session) -> None:
    marked(session, 3.0, 19.0, 60.0)
    session.seek(10.0)
    places = []
    for direction in (1, 1, 1, -1, -1, -1):
        bookmarks.go_on(session, direction)
        places.append(session.place)
    assert places == [19.0, 60.0, 60.0, 19.0, 3.0, 3.0]


def test_going_to_one_pauses_and_does_not_leave_the_run(session: Session) -> None:
    marked(session, 60.0)
    session.play(1)
    session.document.change("Steps", replace(session.project, training=Training(steps=1)))
    bookmarks.go_to(session, (1, 9))
    assert not session.player.playing
    assert session.place == session.run.events == 51.0


def test_one_is_renamed_and_removed(session: Session) -> None:
    marked(session, 3.0, 19.0)
    bookmarks.rename(session, (0, 19), "The loss")
    assert session.project.bookmarks[1] == Bookmark("The loss", (0, 19))
    bookmarks.remove(session, (0, 3))
    assert session.project.bookmarks == (Bookmark("The loss", (0, 19)),)


@pytest.mark.parametrize(
    ("size", "name"),
    [(Granularity.NEURON, "Step 2 · h1 · weighted sum"), (Granularity.STEP, "Step 2")],
)
def test_a_moment_has_a_name_of_its_own(size: Granularity, name: str) -> None:
    session = session_of(granularity=size)
    session.seek(54.0)
    arrive(session)
    assert bookmarks.usual_name(session) == name
