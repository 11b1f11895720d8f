from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.data.known_data import KnownData
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Rows, Table
from app.core.session import Session
from engine.problem import Problem
from tests.app.core.everything import hidden, output, project

PLAIN = project(hidden(), output())


def table(path: Path) -> Table:
    path.write_text("a,b,c,d\n1,2,0,1\n3,4,1,0\n")
    return Table(str(path), ("a", "b"), ("c", "d"))


def test_data_are_read_once_as_long_as_they_are_the_same() -> None:
    known = KnownData()
    data = known.of(PLAIN)
    assert known.of(replace(PLAIN, seed=5)) is data
    assert known.of(replace(PLAIN, data=replace(PLAIN.data, scale="unit"))) is not data


def test_what_does_not_fit_is_refused_though_it_is_known() -> None:
    known = KnownData()
    known.of(PLAIN)
    with pytest.raises(Problem, match="inputs"):
        known.of(replace(PLAIN, network=replace(PLAIN.network, inputs=3)))


def test_undo_finds_a_table_whose_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    session = Session(Document(PLAIN))
    session.change("Data", replace(PLAIN, data=table(path)))
    expected = session.run.data.inputs.tolist()
    session.change("Data", PLAIN)
    path.unlink()
    session.document.undo()
    assert session.run.data.inputs.tolist() == expected == [[1.0, 2.0], [3.0, 4.0]]


def test_a_change_that_cannot_be_shown_changes_nothing(tmp_path: Path) -> None:
    session = Session(Document(open_example("two-two-two")))
    before, run = session.project, session.run
    gone = Table(str(tmp_path / "none.csv"), ("a",), ("b",))
    assert isinstance(before.data, Rows)
    with pytest.raises(OSError, match=r"none\.csv"):
        session.change("Data", replace(before, data=gone))
    with pytest.raises(Problem):
        session.change("Loss", replace(before, loss="unknown"))
    assert session.project is before
    assert session.run is run
    assert session.document.undo_label is None
