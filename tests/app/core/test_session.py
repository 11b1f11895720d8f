from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit, with_option
from app.core.file_format.examples import open_example
from app.core.project import OptimizerEdit, ParameterEdit, Playhead, Split, Training
from app.core.session import Session
from app.core.time.player import place_of
from engine.plan.step_plan import Granularity
from tests.app.core.sessions import arrive, session_of, stepped


@pytest.fixture
def session() -> Session:
    return session_of(granularity=Granularity.NEURON)


def test_looking_differently_keeps_the_run(session: Session) -> None:
    run, record = session.run, session.run.history.record(3)
    view = replace(session.project.view, speed=4.0, granularity=Granularity.STEP)
    session.document.adjust(view=view)
    assert session.run is run
    assert session.run.history.record(3) is record
    assert session.player.speed == 4.0
    assert session.timing.granularity is Granularity.STEP


def test_an_edit_truncates_and_undo_gives_the_old_course_back(session: Session) -> None:
    run = session.run
    before = run.history.state(8).parameters
    edit = ParameterEdit(5, 0, 1, 0, 0, 3.0)
    session.document.change("Weight", with_edit(session.project, edit))
    assert session.run is run
    assert run.history.computed == 5
    assert run.history.state(6).parameters[0] != before[0]
    session.document.undo()
    assert (run.history.state(8).parameters == before).all()


def test_another_seed_rebuilds_and_reads_no_data_again() -> None:
    session = session_of("iris")
    run = session.run
    session.document.change("Seed", replace(session.project, seed=99))
    assert session.run is not run
    assert session.run.data is run.data
    assert (session.run.history.state(0).parameters != run.history.state(0).parameters).any()


def test_other_data_are_read() -> None:
    session = session_of("xor")
    rows = open_example("two-two-two")
    session.document.change("Open", rows)
    assert session.run.network.sizes == (2, 2, 2)
    assert session.run.data.inputs.tolist() == [[0.05, 0.1]]


def test_another_split_scales_the_data_anew() -> None:
    session = session_of("iris")
    before = session.run.data
    training = replace(session.project.training, split=Split(0.5))
    session.document.change("Split", replace(session.project, training=training))
    assert (session.run.data.inputs != before.inputs).all()


def test_a_shorter_time_line_takes_the_playhead_back_to_its_end(session: Session) -> None:
    session.seek(session.run.plan.start(20))
    shorter = replace(session.project, training=Training(steps=5))
    session.document.change("Steps", shorter)
    assert session.place == session.run.events == session.run.plan.start(5)
    assert session.project.playhead.fraction == 1.0
    assert session.player.end == session.run.events


def test_a_rebuild_ends_a_step_that_was_under_way(session: Session) -> None:
    session.seek(session.run.plan.start(20))
    session.step_by(1)
    session.document.change("Steps", replace(session.project, training=Training(steps=5)))
    assert not session.busy
    session.step_by(1)
    arrive(session)
    assert session.place == session.run.events


@pytest.mark.parametrize("granularity", Granularity)
@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris"])
def test_twenty_on_and_twenty_back_is_where_it_began(name: str, granularity: Granularity) -> None:
    session = session_of(name, granularity=granularity)
    seen = [session.project.playhead]
    seen += [stepped(session, 1) for _ in range(20)]
    assert len(set(map(place_of, seen))) == 21
    back = [stepped(session, -1) for _ in range(20)]
    assert back == seen[-2::-1]


@pytest.mark.parametrize("granularity", Granularity)
def test_at_rest_something_has_just_been_finished(granularity: Granularity) -> None:
    session = session_of("xor", granularity=granularity)
    for _ in range(5):
        playhead = stepped(session, 1)
        assert playhead.fraction == 1.0
        assert session.timing.stop(playhead.index).stop == playhead.index + 1


def test_a_step_plays_and_a_second_press_arrives_at_once(session: Session) -> None:
    session.step_by(1)
    session.tick(0.5)
    assert 0.0 < session.place < 3.0
    assert session.player.playing
    session.step_by(1)
    assert session.place == 3.0
    assert session.player.target == 4.0
    arrive(session)
    assert session.place == 4.0


def test_a_step_back_while_one_plays_goes_back_to_where_that_began(session: Session) -> None:
    stepped(session, 1)
    session.step_by(1)
    session.tick(0.5)
    session.step_by(-1)
    assert (session.place, session.busy) == (3.0, False)


def test_a_step_of_another_granularity_than_the_view_s(session: Session) -> None:
    session.step_by(1, session.timing_at(Granularity.PHASE))
    arrive(session)
    assert session.place == 16.0


def test_the_ends_of_the_time_line_are_not_passed() -> None:
    session = session_of(granularity=Granularity.STEP)
    session.document.change("Steps", replace(session.project, training=Training(steps=2)))
    assert stepped(session, -1) == Playhead(0, 0.0)
    for _ in range(3):
        stepped(session, 1)
    assert session.place == session.run.events
    session.play(1)
    arrive(session)
    assert session.place == session.run.events
    session.play(-1)
    arrive(session)
    assert session.place == 0.0


def test_seeking_while_a_step_plays_stays_where_it_was_sought(session: Session) -> None:
    session.step_by(1)
    session.tick(0.1)
    session.seek(30.0)
    assert not session.player.playing
    session.tick(5.0)
    assert session.place == 30.0


def test_seeking_while_playing_plays_on_from_there(session: Session) -> None:
    session.play(1)
    session.tick(0.1)
    session.seek(30.0)
    session.tick(0.5)
    assert 30.0 < session.place < 32.0


@pytest.mark.parametrize(("place", "arrived"), [(-5.0, 0.0), (1e18, None), (7.25, 7.25)])
def test_a_place_is_sought_within_the_time_line(
    session: Session, place: float, arrived: float | None
) -> None:
    session.document.change("Steps", replace(session.project, training=Training(steps=50)))
    session.seek(place)
    arrive(session)
    assert session.place == (session.run.events if arrived is None else arrived)


@pytest.mark.parametrize(
    ("place", "moment"), [(0.0, (0, 0)), (0.5, (0, 0)), (1.0, (0, 1)), (1.5, (0, 1))]
)
def test_an_edit_now_holds_from_the_event_ahead(
    session: Session, place: float, moment: tuple[int, int]
) -> None:
    session.seek(place)
    assert session.moment == moment


def test_an_edit_at_the_end_of_a_step_belongs_to_the_next(session: Session) -> None:
    session.document.change("Steps", replace(session.project, training=Training(steps=2)))
    for step in (1, 2):
        session.seek(float(session.run.plan.start(step)))
        assert session.moment == (step, 0)
        assert session.step == step - 1


def test_the_sample_shown_is_that_of_the_event() -> None:
    session = session_of("xor")
    session.document.change("Batch", replace(session.project, training=Training(batch_size=2)))
    plan = session.run.plan
    for index in range(plan.epoch_events):
        session.seek(index + 0.5)
        sample = session.run.trace[index].sample
        if sample is not None:
            assert session.sample == sample
    session.seek(float(plan.start(1)))
    assert session.sample == 1


def test_listeners_hear_of_what_may_begin_or_end(session: Session) -> None:
    heard = []
    session.subscribe(lambda: heard.append((session.busy, session.place)))
    session.play(1)
    session.tick(0.2)
    session.pause()
    session.tick(0.2)
    assert [busy for busy, _ in heard] == [True, True, False]
    session.seek(5.0)
    assert heard[-1] == (False, 5.0)


def test_listeners_hear_of_a_change_only_if_it_ends_something(session: Session) -> None:
    heard = []
    session.subscribe(lambda: heard.append(session.busy))
    session.change("Rate", with_edit(session.project, OptimizerEdit(1, 0, "learning_rate", 0.25)))
    assert heard == []
    session.step_by(1)
    heard.clear()
    session.change("Rate", with_option(session.project, "learning_rate", 0.125))
    assert heard == [False]


def test_the_document_tells_after_the_run_is_up_to_date(session: Session) -> None:
    seen = []
    session.document.subscribe(
        lambda old, new: seen.append(session.run.history.first_model.optimizer.options)
    )
    session.document.change("Rate", with_option(session.project, "learning_rate", 0.125))
    assert [options["learning_rate"] for options in seen] == [0.125]


def test_moving_the_playhead_is_no_change_of_the_project(session: Session) -> None:
    stepped(session, 1)
    session.seek(20.0)
    assert session.document.undo_label is None
    assert not session.document.modified
