import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.running import COMMAND, deltastep, environment, events, example, refusal

CONDITION = "kind = delta and |value| < 0.02"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example("xor", tmp_path)


def found(*words: str | Path) -> dict[str, Any]:
    done = deltastep("search", *words)
    assert (done.returncode, done.stderr) == (0, "")
    event: dict[str, Any] = json.loads(done.stdout)
    return event


def fitting(project: Path, steps: str) -> list[dict[str, Any]]:
    deltas: list[dict[str, Any]] = events(project, "--steps", steps, "--kind", "delta")
    return [event for event in deltas if abs(event["value"]) < 0.02]


def test_the_first_and_the_last_event_are_those_of_the_trace(project: Path) -> None:
    expected = fitting(project, "0:50")
    assert found(project, CONDITION) == expected[0]
    assert found(project, CONDITION, "--steps", "0:50", "--backwards") == expected[-1]
    (first, *_) = fitting(project, "7:50")
    assert found(project, CONDITION, "--steps", "7:50") == first


def test_a_search_goes_on_from_an_event_which_is_one_of_them(project: Path) -> None:
    one, two, *_ = fitting(project, "0:50")
    assert found(project, CONDITION, "--from", str(one["index"])) == one
    assert found(project, CONDITION, "--from", str(one["index"] + 1)) == two
    assert found(project, CONDITION, "--from", str(two["index"]), "--backwards") == two
    assert found(project, CONDITION, "--from", str(two["index"] - 1), "--backwards") == one


@pytest.mark.parametrize("form", ["jsonl", "csv", "text"])
def test_it_is_written_as_by_trace(form: str, project: Path) -> None:
    condition = "kind = loss and step = 3"
    done = deltastep("search", project, condition, "--format", form)
    words = ("--steps", "3", "--kind", "loss", "--format", form)
    assert done.stdout == deltastep("trace", project, *words).stdout


def test_where_there_is_none_that_is_told(project: Path) -> None:
    line = refusal(deltastep("search", project, "value is nan", "--steps", "2:4"), 1)
    assert line == f"{project}: steps 2:4: nothing found (value is nan)"
    refusal(deltastep("search", project, "step >= 0", "--steps", "0", "--from", "999999"), 1)


def test_a_condition_that_is_none_is_wrong_usage(project: Path) -> None:
    line = refusal(deltastep("search", project, "vale > 1"), 2)
    assert line.endswith("column 1: unknown field 'vale' (did you mean 'value'?)")
    assert "column 8" in refusal(deltastep("search", project, "kind = dleta"), 2)


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
