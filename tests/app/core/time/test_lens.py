from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Training
from app.core.session import Session
from app.core.time.lens import Lens
from app.core.time.scope import Scope, single, whole
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import session_of

EVENTS, STEPS = 51, 10_000


@pytest.fixture
def session() -> Session:
    return session_of(granularity=Granularity.NEURON)


def shown(session: Session) -> Scope:
    return session.lens.scope


@pytest.mark.parametrize("size", list(Granularity))
def test_at_first_a_step_is_seen_or_the_whole_run(size: Granularity) -> None:
    steps = size in (Granularity.STEP, Granularity.EPOCH)
    assert shown(session_of(granularity=size)) == (whole(STEPS) if steps else single(0, STEPS))


def test_the_step_of_the_playhead_is_seen_from_its_first_event_to_its_last(
    session: Session,
) -> None:
    lens = session.lens
    for place, step, share in (
        (0.0, 0, 0.0), (51.0, 0, 1.0), (51.001, 1, 0.0), (102.0, 1, 1.0), (51.0, 0, 1.0),
        (20 * 51.0 + 1e-9, 20, 0.0),
    ):  # fmt: skip
        session.seek(place)
        assert shown(session) == single(step, STEPS)
        assert lens.share_of(session.project.playhead) == pytest.approx(share, abs=1e-3)


def test_what_is_clicked_is_what_is_shown(session: Session) -> None:
    session.look(Scope(3.25, 0.5, STEPS))
    for number in range(101):
        session.seek(session.lens.place_at(number / 100))
        assert shown(session) == Scope(3.25, 0.5, STEPS)
        share = session.lens.share_of(session.project.playhead)
        assert share == pytest.approx(number / 100, abs=1e-9)


def test_the_left_end_belongs_to_the_step_that_begins_there(session: Session) -> None:
    session.seek(3.5 * EVENTS)
    session.seek(session.lens.place_at(0.0))
    assert session.step == 3
    assert session.place == pytest.approx(3 * EVENTS)


def test_playing_turns_the_page(session: Session) -> None:
    session.document.adjust(view=replace(session.project.view, speed=100.0))
    session.seek(50.0)
    session.play(1)
    session.tick(0.2)
    assert session.step > 0
    assert shown(session) == single(session.step, STEPS)


def test_who_has_scrolled_away_stays_there_until_going_somewhere(session: Session) -> None:
    session.look(single(70, STEPS))
    session.play(1)
    session.tick(5.0)
    assert shown(session) == single(70, STEPS)
    session.pause()
    session.seek(5 * EVENTS + 1.0)
    assert shown(session) == single(5, STEPS)


def test_a_scope_of_one_s_own_stays_through_changes(session: Session) -> None:
    own = Scope(2.0, 7.5, STEPS)
    session.look(own)
    session.document.adjust(view=replace(session.project.view, granularity=Granularity.STEP))
    assert shown(session) == own
    session.document.change("Seed", replace(session.project, seed=5))
    assert shown(session) == own
    session.document.change("Steps", replace(session.project, training=Training(steps=3)))
    assert shown(session) == whole(3)


def test_the_usual_scope_follows_the_size_of_steps(session: Session) -> None:
    session.seek(5.5 * EVENTS)
    for size, expected in (
        (Granularity.EPOCH, whole(STEPS)),
        (Granularity.LAYER, single(5, STEPS)),
    ):
        session.document.adjust(view=replace(session.project.view, granularity=size))
        assert shown(session) == expected


def test_following_shows_the_whole_run_and_pausing_the_step_again(session: Session) -> None:
    session.document.adjust(view=replace(session.project.view, follow=True))
    session.play(1)
    assert shown(session) == whole(STEPS)
    session.tick(0.01)
    session.pause()
    assert shown(session) == single(session.step, STEPS)


def test_nothing_shorter_than_an_event_is_seen() -> None:
    project = open_example("two-two-two")
    lens: Lens = Session(Document(project)).lens
    assert lens.zoomed(1e-9, 1.5 / 23).length == pytest.approx(1 / 23)
    assert lens.zoomed(1e-9, 0.5 / 23).length == pytest.approx(1 / 69)
