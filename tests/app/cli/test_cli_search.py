import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.running import COMMAND, deltastep, environment, events, example, refusal, series

CONDITION = "kind = delta and |value| < 0.02"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example("xor", tmp_path)


def found(project: Path, *searches: tuple[str, ...]) -> list[dict[str, Any]]:
    """The events that searches with these options find."""
    runs = series(*(("search", project, CONDITION, *words) for words in searches))
    assert [(done.returncode, done.stderr) for done in runs] == [(0, "")] * len(searches)
    return [json.loads(done.stdout) for done in runs]


def fitting(project: Path, steps: str) -> list[dict[str, Any]]:
    deltas: list[dict[str, Any]] = events(project, "--steps", steps, "--kind", "delta")
    return [event for event in deltas if abs(event["value"]) < 0.02]


def test_the_first_and_the_last_event_are_those_of_the_trace(project: Path) -> None:
    expected = fitting(project, "0:50")
    later = [event for event in expected if event["step"] >= 7]
    assert found(project, (), ("--steps", "0:50", "--backwards"), ("--steps", "7:50")) == [
        expected[0],
        expected[-1],
        later[0],
    ]


def test_a_search_goes_on_from_an_event_which_is_one_of_them(project: Path) -> None:
    one, two, *_ = fitting(project, "0:50")
    first, second = one["index"], two["index"]
    assert found(
        project,
        ("--from", str(first)),
        ("--from", str(first + 1)),
        ("--from", str(second), "--backwards"),
        ("--from", str(second - 1), "--backwards"),
    ) == [one, two, two, one]


def test_it_is_written_as_by_trace(project: Path) -> None:
    for form in ("jsonl", "csv", "text"):
        one, other = series(
            ("search", project, "kind = loss and step = 3", "--format", form),
            ("trace", project, "--steps", "3", "--kind", "loss", "--format", form),
        )
        assert one.stdout == other.stdout != ""


def test_where_there_is_none_that_is_told(project: Path) -> None:
    line = refusal(deltastep("search", project, "value is nan", "--steps", "2:4"), 1)
    assert line == f"{project}: steps 2:4: nothing found (value is nan)"
    refusal(deltastep("search", project, "step >= 0", "--steps", "0", "--from", "999999"), 1)


def test_a_condition_that_is_none_is_wrong_usage(project: Path) -> None:
    field, kind = series(("search", project, "vale > 1"), ("search", project, "kind = dleta"))
    assert refusal(field, 2).endswith("column 1: unknown field 'vale' (did you mean 'value'?)")
    assert "column 8" in refusal(kind, 2)


def test_on_a_terminal_a_search_shows_how_far_it_is_and_can_be_interrupted(project: Path) -> None:
    command = [*COMMAND, "search", str(project), "value is nan", "--steps", "0:1000000000"]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        shown = b""
        while b"searching" not in shown:
            shown += os.read(ours, 1000)
        process.send_signal(signal.SIGINT)
        assert process.communicate()[0] == b""
    os.close(theirs)
    os.close(ours)
    assert process.returncode == 130
