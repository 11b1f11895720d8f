"""The test runner counts what really happened, also when a process dies."""

import re
from pathlib import Path

import pytest

from tests.__main__ import ROOT, TOGETHER, Job, Result, execute, jobs_for, linters, main


def run_file(folder: Path, text: str) -> Result:
    """What comes of a test file with this text."""
    file, report = folder / "test_file.py", folder / "report.xml"
    file.write_text(text)
    options = ["-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}", str(file)]
    return execute(Job("file", options, report))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("def test_a(): pass\ndef test_b(): pass", (2, 0, 0)),
        ("def test_a(): pass\ndef test_b(): assert False", (1, 1, 0)),
        ("import pytest\ndef test_a(): pytest.skip('why')\ndef test_b(): pass", (1, 0, 1)),
        ("import os\ndef test_a(): os.abort()", (0, 1, 0)),
        ("import atexit, os\ndef test_a(): atexit.register(os.abort)", (1, 1, 0)),
        ("import no_such_module", (0, 1, 0)),
        ("", (0, 1, 0)),
    ],
    ids=["passed", "failed", "skipped", "crash", "crash at exit", "broken", "empty"],
)
def test_counts_of_a_test_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, counts: tuple[int, int, int]
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # these files need none
    assert run_file(tmp_path, text)[:3] == counts


@pytest.mark.parametrize(("code", "counts"), [("pass", (1, 0, 0)), ("exit(1)", (0, 1, 0))])
def test_linter_counts_as_one(code: str, counts: tuple[int, int, int]) -> None:
    assert execute(Job("linter", ["-c", code]))[:3] == counts


def test_output_of_both_kinds_is_kept() -> None:
    code = "import sys; print('to one', flush=True); print('to the other', file=sys.stderr)"
    assert execute(Job("job", ["-c", code])).output == "to one\nto the other\n"


def test_folders_share_a_job_and_what_takes_the_longest_comes_first(tmp_path: Path) -> None:
    jobs = jobs_for(["tests/app/view/notes", "tests/app/paint", "tests/app/core"], tmp_path)
    assert [re.sub(r"\d+", "N", job.name) for job in jobs] == [
        "tests/app/core: N test files",
        "tests/app/view/parts, tests/app/view/stage, tests/app/view/time, tests/app/paint: "
        "N test files",
        "tests/app/view/notes/test_notes_panel.py",
    ]
    assert len({job.report for job in jobs}) == len(jobs)
    given = [word for job in jobs for word in job.command if word.endswith(".py")]
    assert len(given) == len(set(given)) > 100


def test_a_folder_is_where_the_nearest_folder_around_it_is(tmp_path: Path) -> None:
    [job] = jobs_for(["tests/app/view/stage"], tmp_path)
    assert "tests/app/view/stage/gestures/test_ground.py" in job.command
    [job] = jobs_for(["tests/app/view/test_main.py", "tests/app/view/test_crash.py"], tmp_path)
    assert job.name == "tests/app/view: 2 test files"


def test_every_folder_that_is_named_has_tests() -> None:
    assert all([*(ROOT / folder).rglob("test_*.py")] for folders in TOGETHER for folder in folders)


def test_one_file_is_one_job(tmp_path: Path) -> None:
    [job] = jobs_for(["tests/test_main.py"], tmp_path)
    assert job.name == "tests/test_main.py"


def test_linters_are_there() -> None:
    assert {job.name for job in linters()} == {
        "mypy",
        "ruff check",
        "ruff format",
        "import contracts",
    }


def test_unknown_path_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tests/nowhere"]) == 2
    assert capsys.readouterr().err == "tests/nowhere: no such file or folder\n"
