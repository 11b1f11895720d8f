import pytest
from msgspec.structs import replace

from app.core.document import Document
from app.core.examples import open_example
from app.core.project import Playhead, with_option
from app.core.run import build
from app.core.session import Session


@pytest.fixture
def session() -> Session:
    return Session(Document(open_example("xor")))


def test_everything_that_begins_or_ends_time_is_told(session: Session) -> None:
    told: list[bool] = []
    session.subscribe(lambda: told.append(session.busy))
    session.play(1)
    session.tick(0.01)
    session.pause()
    session.seek(3.0)
    session.step_by(1)
    session.tick(100.0)
    assert told == [True, True, False, False, True, False]


def test_the_sample_is_that_of_the_event_or_the_last_one(session: Session) -> None:
    plan = session.run.plan.full
    places = [0.0, plan.update_start * 0.3, plan.update_start * 0.6, plan.events - 1.0]
    samples = []
    for place in places:
        session.seek(place)
        samples.append(session.sample)
    assert samples == [0, 1, 2, 3]


def test_the_sample_of_a_shuffled_batch_is_its_row_in_the_data() -> None:
    session = Session(Document(open_example("iris")))
    assert session.sample == session.run.history.batches[0].rows[0]
    assert session.sample != 0


def arrive(session: Session) -> None:
    """Let time pass until nothing is under way any more."""
    for _ in range(10_000):
        if not session.busy:
            return
        session.tick(0.01)
    raise AssertionError("the playhead never arrived")


def long_session(playhead: int) -> Session:
    project = open_example("two-two-two")
    project = replace(
        project,
        training=replace(project.training, steps=100_000),
        playhead=Playhead(playhead, 0.5),
    )
    return Session(Document(project))


def test_a_file_saved_far_into_its_run_opens_at_once_and_arrives_later() -> None:
    session = long_session(4_000_000)
    assert session.place < 4_000_000
    assert session.progress is not None
    arrive(session)
    assert session.place == 4_000_000.5


def test_a_change_of_the_start_far_into_the_run_computes_the_way_back_in_slices() -> None:
    session = long_session(4_000_000)
    arrive(session)
    session.document.change("rate", with_option(session.project, "learning_rate", 0.25))
    assert session.place < 4_000_000
    assert session.run.history.computed < 70_000
    session.document.undo()
    arrive(session)
    assert session.place == 4_000_000.5
    straight = build(session.project)
    step = session.step
    expected = straight.history.record(step).after.parameters
    assert session.run.history.record(step).after.parameters.tolist() == expected.tolist()
