import pytest

from app.core.document import Document
from app.core.examples import open_example
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
