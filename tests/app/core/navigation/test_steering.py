import pytest
from msgspec.structs import replace

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.navigation import steering
from app.core.project import Split
from app.core.session import Session
from engine.plan.events import Phase
from engine.plan.step_plan import Granularity


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("two-two-two")))


def settle(session: Session) -> float:
    while session.busy:
        session.tick(1000.0)
    return session.place


def test_a_step_no_larger_than_chosen_is_played(session: Session) -> None:
    steering.step(session, 1, Granularity.PRODUCT)
    assert session.player.playing
    assert settle(session) == 1.0


def test_a_larger_step_is_made_at_once(session: Session) -> None:
    steering.step(session, 1, Granularity.LAYER)
    assert not session.player.playing
    assert session.place == 8.0
    steering.step(session, -1, Granularity.PHASE)
    assert session.place == 0.0


def test_sizes_end_at_product_and_epoch(session: Session) -> None:
    steering.change_view(session, granularity=Granularity.PRODUCT)
    steering.step_resized(session, 1, -1)
    assert settle(session) == 1.0
    steering.change_view(session, granularity=Granularity.EPOCH)
    steering.step_resized(session, 1, 1)
    assert settle(session) == 51.0


def test_the_same_press_plays_and_pauses(session: Session) -> None:
    session.seek(9.0)
    directions = []
    on, back = steering.play_or_pause, steering.play_backwards
    for press in (on, on, back, on, on, back, back):
        press(session)
        directions.append(session.player.direction)
    assert directions == [1, 0, -1, 0, 1, -1, 0]


def test_borders_of_the_track_are_passed_by_a_second_press(session: Session) -> None:
    ends = []
    for direction in (1, 1, -1, -1, -1):
        steering.seek_border(session, direction)
        ends.append((session.step, round(session.place)))
    assert ends == [(0, 51), (1, 102), (1, 51), (0, 0), (0, 0)]
    steering.seek_end(session, 1.0)
    settle(session)
    steering.seek_border(session, 1)
    assert session.place == session.run.events


def test_the_border_of_a_track_of_all_steps_is_the_end_of_the_run(session: Session) -> None:
    steering.change_view(session, granularity=Granularity.STEP)
    steering.seek_border(session, 1)
    assert settle(session) == session.run.events
    steering.seek_border(session, -1)
    assert settle(session) == 0.0


def test_shares_are_those_of_the_track(session: Session) -> None:
    steering.seek_share(session, 1.0)
    assert session.place == 51.0
    steering.seek_share(session, 0.0)
    assert session.place == 0.0
    steering.change_view(session, granularity=Granularity.STEP)
    steering.seek_share(session, 0.5)
    settle(session)
    assert session.step in (4999, 5000)


def test_the_ends_of_the_run(session: Session) -> None:
    steering.seek_end(session, 1.0)
    assert settle(session) == session.run.events
    steering.seek_end(session, 0.0)
    assert session.place == 0.0


def test_a_step_out_of_reach_is_the_nearest_one_there_is(session: Session) -> None:
    for step, found in ((7, 7), (-3, 0), (10**9, 9999)):
        steering.go_to_step(session, step)
        settle(session)
        assert session.step == found


def test_a_sample_is_gone_to_where_its_next_pass_begins() -> None:
    project = open_example("iris")
    training = replace(project.training, split=Split(0.2), steps=30)
    session = Session(Document(replace(project, training=training)))
    steering.go_to_step(session, 2)
    data = session.run.data
    for row in (int(data.train_rows[5]), int(data.train_rows[70])):
        step = session.step
        assert steering.go_to_sample(session, row)
        settle(session)
        assert (session.sample, session.step >= step) == (row, True)
        at = session.run.plan.address(session.project.playhead.index)[1]
        assert (at.phase, at.layer, at.unit, at.source) == (Phase.FORWARD, 1, 0, 0)
    place = session.place
    assert not steering.go_to_sample(session, int(data.test_rows[0]))
    steering.go_to_step(session, 29)
    gone = int(next(iter({*data.train_rows} - {*session.run.history.batches[29].rows})))
    assert not steering.go_to_sample(session, gone)
    assert session.place > place


def test_speed_goes_through_round_values_and_has_ends(session: Session) -> None:
    speeds = []
    for direction in (1, 1, -1, -1, -1):
        steering.change_speed(session, direction)
        speeds.append(session.project.view.speed)
    assert speeds == [2.0, 5.0, 2.0, 1.0, 0.5]
    for _ in range(20):
        steering.change_speed(session, 1)
    assert session.project.view.speed == 100.0


def test_faster_than_the_fastest_follows_training(session: Session) -> None:
    steering.change_view(session, speed=50.0)
    seen = []
    for direction in (1, 1, 1, -1, -1):
        steering.change_speed(session, direction)
        view = session.project.view
        seen.append((view.speed, view.follow))
    assert seen == [(100.0, False), (100.0, True), (100.0, True), (100.0, False), (50.0, False)]


def test_zooming_by_key_keeps_the_playhead_in_sight(session: Session) -> None:
    session.seek(30.0)
    lens = session.lens
    for factor in (0.5, 0.5, 0.5, 4.0, 100.0):
        steering.zoom(session, factor)
        assert 0.0 <= lens.share_of(session.project.playhead) <= 1.0
    assert lens.scope.length == pytest.approx(50.0)
    steering.show_step(session)
    assert (lens.scope.start, lens.scope.length) == (0.0, 1.0)
    steering.scroll(session, 7.0)
    assert lens.scope.start == 7.0
    steering.zoom(session, 0.5)
    assert lens.scope.shows(lens.ruler.shown(session.project.playhead))
    steering.show_all(session)
    assert lens.scope.length == session.project.training.steps


def test_borders_are_those_of_what_is_seen(session: Session) -> None:
    steering.zoom(session, 4.0)
    places = []
    for direction in (1, 1, -1, -1, -1):
        steering.seek_border(session, direction)
        places.append(round(settle(session)))
    assert places == [4 * 51, 8 * 51, 4 * 51, 0, 0]


def test_what_is_repeated_is_whole_events_or_of_many_steps_whole_steps(session: Session) -> None:
    steering.repeat_seen(session, 0.2, 0.3)
    assert session.project.view.repeat == ((0, 9), (0, 15))
    steering.show_all(session)
    steering.repeat_seen(session, 0.20001, 0.29999)
    assert session.project.view.repeat == ((2000, 0), (2999, 51))
    steering.repeat_nothing(session)
    assert session.project.view.repeat is None


def test_what_is_repeated_can_be_set_end_by_end(session: Session) -> None:
    session.seek(9.5)
    steering.repeat_from(session)
    assert session.project.view.repeat == ((0, 9), (9999, 51))
    session.seek(20.5)
    steering.repeat_to(session)
    assert session.project.view.repeat == ((0, 9), (0, 21))
    steering.repeat_nothing(session)
    steering.repeat_to(session)
    assert session.project.view.repeat == ((0, 0), (0, 21))
