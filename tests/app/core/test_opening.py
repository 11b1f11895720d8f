"""Projects are opened at once where that is quick, else by whoever runs errands."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.data.known_data import QUICK_SAMPLES
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import save
from app.core.opening import example_source, file_source, open_from, open_quickly
from app.core.project import Project, Rows
from app.core.session import Session
from engine.problem import Problem
from tests.app.core.errands import Waiting, large_table
from tests.app.core.everything import hidden, output, project

PLAIN = project(hidden(), output())


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


def opened(path: Path, waiting: Waiting) -> tuple[list[Session], list[Exception]]:
    sessions, refused = list[Session](), list[Exception]()
    open_from(file_source(path), waiting.run, sessions.append, refused.append)
    return sessions, refused


def many_rows() -> Project:
    data = open_example("two-two-two").data
    assert isinstance(data, Rows)
    count = QUICK_SAMPLES + 1
    rows = replace(data, inputs=data.inputs[:1] * count, targets=data.targets[:1] * count)
    return replace(open_example("two-two-two"), data=rows)


def test_an_example_is_there_at_once(waiting: Waiting) -> None:
    sessions = list[Session]()
    open_from(example_source("xor"), waiting.run, sessions.append, print)
    assert sessions[0].project == open_example("xor")
    assert not waiting.errands


def test_a_large_file_is_an_errand(tmp_path: Path, waiting: Waiting) -> None:
    path = tmp_path / "many.deltastep"
    save(path, many_rows())
    sessions, refused = opened(path, waiting)
    assert (sessions, refused) == ([], [])
    assert waiting.errands[0].name == path.name
    waiting.do()
    assert len(sessions[0].run.data) == QUICK_SAMPLES + 1


def test_a_small_file_that_names_a_large_table_is_an_errand(
    tmp_path: Path, waiting: Waiting
) -> None:
    path, table = tmp_path / "small.deltastep", large_table(tmp_path / "large.csv")
    save(path, replace(PLAIN, data=table))
    sessions, refused = opened(path, waiting)
    with Path(table.csv).open("a") as file:
        file.write("1,2,3,x\n")
    assert (sessions, refused) == ([], [])
    waiting.do()
    assert not sessions
    assert "column d" in str(refused[0])


def test_only_what_is_quickly_there_is_opened_before_there_is_a_window(tmp_path: Path) -> None:
    many, small, table = (tmp_path / f"{name}.deltastep" for name in ("many", "small", "table"))
    save(many, many_rows())
    save(small, PLAIN)
    save(table, replace(PLAIN, data=large_table(tmp_path / "large.csv")))
    assert [open_quickly(path) is None for path in (many, small, table)] == [True, False, True]
    small.write_text("{}")
    with pytest.raises(Problem):
        open_quickly(small)


@pytest.mark.parametrize("content", [None, "{}"])
def test_what_cannot_be_opened_is_refused_at_once(
    tmp_path: Path, waiting: Waiting, content: str | None
) -> None:
    path = tmp_path / "broken.deltastep"
    if content is not None:
        path.write_text(content)
    sessions, refused = opened(path, waiting)
    assert not sessions
    assert len(refused) == 1
    assert not waiting.errands
