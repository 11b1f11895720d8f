from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.document import Document
from app.core.errands import nothing
from app.core.file_format.examples import open_example
from app.core.hands_on.csv_choice import columns, suggested, use
from app.core.session import Session
from engine.problem import Problem


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.csv"
    path.write_text(" a , b,c\n1,2,300\n3,4,-5\n5,6,7\n")
    return path


def test_the_header_names_the_columns(file: Path) -> None:
    assert columns(file) == ("a", "b", "c")
    assert len(columns(file, ";")) == 1


def fail(error: Exception) -> None:
    raise error


def test_what_is_suggested_is_the_last_from_all_others(file: Path) -> None:
    table = suggested(file, ("a", "b", "c"))
    assert (table.inputs, table.targets) == (("a", "b"), ("c",))
    alone = suggested(file, ("a",))
    assert (alone.inputs, alone.targets) == (("a",), ("a",))


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("a;b\n1,5;2\n", ","),
        ("a;b\n1.5;2\n", "."),
        ("a\tb\n1\t-2,5e3\n", ","),
        ("a\n1,5\n", ","),
        ("a,b\n1,5\n", "."),
        ('a,b\n"1,5",2\n', "."),
        ("a;b\n", "."),
        ("a;b\n1\n", "."),
    ],
)
def test_how_decimals_are_written_is_seen_in_the_first_sample(
    file: Path, text: str, decimal: str
) -> None:
    file.write_text(text)
    assert suggested(file, columns(file)).decimal == decimal


def test_a_table_is_learned_from_and_what_does_not_fit_is_changed_and_said(file: Path) -> None:
    session, said = Session(Document(open_example("xor"))), list[str]()
    session.hear(said.extend)
    done = list[str]()
    use(session, suggested(file, columns(file)), lambda: done.append("used"), fail)
    assert done == ["used"]
    assert session.project.network.layers[-1].activation == "identity"
    assert len(session.run.data) == 3
    assert said
    session.run.history.record(2)


@pytest.mark.parametrize("part", ["inputs", "targets"])
def test_there_have_to_be_inputs_and_targets(file: Path, part: str) -> None:
    session = Session(Document(open_example("xor")))
    table = suggested(file, columns(file))
    refused = list[Exception]()
    use(session, replace(table, **{part: ()}), nothing, refused.append)
    assert "at least one of each" in str(refused[0])
    assert session.document.undo_label is None


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("")
    with pytest.raises(Problem, match=r"empty\.csv"):
        columns(path)
