"""What is large is fetched by another; until it is there the session stays as it is."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.choices import choose
from app.core.choices.data import SCALINGS, SET
from app.core.document import Document
from app.core.hands_on.csv_choice import use
from app.core.project import Project, Regularization, Table
from app.core.session import Session
from tests.app.core.errands import Waiting, large_table
from tests.app.core.everything import hidden, output, project

PLAIN = project(hidden(), output())


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
def session(waiting: Waiting) -> Session:
    session = Session(Document(PLAIN))
    session.runner = waiting.run
    return session


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return large_table(tmp_path / "large.csv")


def learn_from(session: Session, waiting: Waiting, table: Table) -> Project:
    done, refused = list[bool](), list[Exception]()
    use(session, table, lambda: done.append(True), refused.append)
    waiting.do()
    assert (done, refused) == ([True], [])
    return session.project


def test_a_large_table_is_waited_for(session: Session, waiting: Waiting, table: Table) -> None:
    done = list[bool]()
    use(session, table, lambda: done.append(True), print)
    assert (session.project, done) == (PLAIN, [])
    session.change("Seed", replace(PLAIN, seed=7))
    waiting.do()
    assert (session.project.data, session.project.seed, done) == (table, 7, [True])


def test_what_was_wanted_may_be_given_up(session: Session, waiting: Waiting, table: Table) -> None:
    give_up = use(session, table, print, print)
    assert waiting.given_up == 0
    give_up()
    assert waiting.given_up == 1


def test_a_table_that_cannot_be_read_is_refused(
    session: Session, waiting: Waiting, table: Table
) -> None:
    refused = list[Exception]()
    use(session, replace(table, inputs=("e",)), print, refused.append)
    waiting.do()
    assert "no column 'e'" in str(refused[0])
    assert session.project == PLAIN


def test_the_order_of_a_large_table_is_found_with_it_and_kept(
    session: Session, waiting: Waiting, table: Table
) -> None:
    training = replace(PLAIN.training, shuffle=True, batch_size=4)
    session.change("Shuffle", replace(PLAIN, training=training))
    use(session, table, print, print)
    found = waiting.errands[0].work(print)
    assert found.samples.orders.shuffled.cache_info().currsize == 1
    waiting.do()
    orders = session.run.data.orders
    assert (
        orders.shuffled(PLAIN.seed, 0)[:4].tolist() == session.run.history.batches[0].rows.tolist()
    )
    session.change("L2", replace(session.project, regularization=Regularization(l2=0.5)))
    assert session.run.data.orders is orders
    assert session.run.history.batches.orders is orders


def test_other_scaling_is_waited_for_and_reads_nothing(
    session: Session, waiting: Waiting, table: Table
) -> None:
    learn_from(session, waiting, table)
    Path(table.csv).write_text("x" * Path(table.csv).stat().st_size)
    choose(session, SCALINGS[0], "unit")
    assert session.project.data == table
    waiting.do()
    assert session.project.data == replace(table, scale="unit")
    assert session.run.data.inputs.min() == 0.0
    assert session.run.data.inputs.max() == 1.0


def test_undo_waits_too_and_needs_no_file(session: Session, waiting: Waiting, table: Table) -> None:
    learned = learn_from(session, waiting, table)
    choose(session, SET, "xor")
    assert not waiting.errands  # these are made at once
    session.undo()
    assert session.project != learned
    waiting.do()
    assert session.project == learned
    session.redo()
    assert session.document.redo_label is None


def test_undo_that_would_lead_elsewhere_by_now_does_nothing(
    session: Session, waiting: Waiting, table: Table
) -> None:
    learn_from(session, waiting, table)
    choose(session, SET, "xor")
    session.undo()
    session.change("Seed", replace(session.project, seed=7))
    before = session.project
    waiting.do()
    assert session.project is before


def test_undo_of_a_drag_takes_it_back(session: Session) -> None:
    session.document.begin("Seed")
    session.preview(replace(PLAIN, seed=7))
    session.undo()
    assert session.project == PLAIN
    assert session.document.redo_label is None
