import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest

from app.cli.trace import COLUMNS, Selection, lines
from app.core.file_format.examples import open_example
from app.core.run import build
from engine.plan.events import Kind
from tests.app.cli.strictness import strict
from tests.running import (
    COMMAND,
    deltastep,
    environment,
    events,
    example,
    names,
    refusal,
    series,
)

# The contract: what each kind has besides the fields of all.
MORE = {
    "product": {"weight", "activation"},
    "weighted_sum": {"bias"},
    "activation": {"weighted_sum"},
    "error": {"target"},
    "loss": {"penalty"},
    "contribution": {"weight", "delta"},
    "slope": set(),
    "delta": set(),
    "gradient": {"delta", "activation"},
    "update": {"before", "gradient", "change", "velocity"},
}
COMMON = ["index", "step", "sample", "phase", "kind", "layer", "unit", "source", "value"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return example("two-two-two", tmp_path)


@pytest.fixture
def batches(tmp_path: Path) -> Path:
    return example("xor", tmp_path)


def test_a_line_has_the_fields_of_its_kind_and_ends_with_the_formula(project: Path) -> None:
    seen = events(project)
    assert {event["kind"] for event in seen} == set(MORE)
    for event in seen:
        fields = list(event)
        assert fields[:9] == COMMON
        assert fields[-1] == "text"
        assert set(fields[9:-1]) == MORE[str(event["kind"])]


def test_a_formula_has_the_digits_of_the_project(project: Path) -> None:
    project.write_text(project.read_text().replace('"digits": 4', '"digits": 9'))
    (event, _) = events(project, "--kind", "weighted_sum", "--layer", "1")
    assert event["text"] == "z_h1 = 0.15 × 0.05 + 0.2 × 0.1 + 0.35 = 0.3775"


def test_events_are_numbered_over_the_whole_run(batches: Path) -> None:
    run = build(open_example("xor"))
    start = run.plan.start(3)
    assert [event["index"] for event in events(batches, "--steps", "3:5")] == list(
        range(start, run.plan.start(5))
    )


def test_there_are_steps_beyond_the_time_line(project: Path) -> None:
    project.write_text(project.read_text().replace('"steps": 10000', '"steps": 1'))
    (event,) = events(project, "--steps", "10000", "--kind", "loss")
    assert event["value"] == pytest.approx(0.000035102, abs=1e-9)


def test_kinds_and_layer_select_the_same_as_looking_at_every_event(batches: Path) -> None:
    wanted = {"delta", "update"}
    every = events(batches, "--steps", "0:2")
    chosen = events(
        batches, "--steps", "0:2", "--kind", "update", "--kind", "delta", "--layer", "1"
    )
    assert chosen == [event for event in every if event["kind"] in wanted and event["layer"] == 1]
    assert chosen


@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris"])
def test_a_selection_of_all_is_every_event_in_order(name: str) -> None:
    plan = build(open_example(name)).plan.step_plan(0)
    assert list(Selection(frozenset(Kind), None).offsets(plan)) == list(range(plan.events))


def test_what_is_not_wanted_is_not_computed() -> None:
    run = build(open_example("xor"))
    selection = Selection(frozenset({Kind.LOSS}), None)
    stream = lines(run, range(10**9), selection, 4)
    assert next(stream)[0].step == 0
    assert run.history.computed == 1


def test_an_unknown_kind_or_layer_is_wrong_usage(project: Path) -> None:
    words = ("trace", project)
    kind, layer = series((*words, "--kind", "prodct"), (*words, "--layer", "3"))
    assert "unknown kind 'prodct' (did you mean 'product'?)" in refusal(kind, 2)
    assert "no layer 3 (1 to 2)" in refusal(layer, 2)


def test_steps_that_are_none_are_wrong_usage(project: Path) -> None:
    wrong = ["", "-1", "1:", "2:2", "3:1", "1_0", "٣", "one", "1:2:3"]
    for done in series(*(["trace", project, f"--steps={steps}"] for steps in wrong)):
        assert "--steps" in refusal(done, 2)


def test_a_table_says_the_same_as_the_lines(batches: Path) -> None:
    done = deltastep("trace", batches, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert tuple(rows[0]) == COLUMNS
    for row, event in zip(rows, events(batches), strict=True):
        for column in COLUMNS:
            value = event.get(column)
            assert row[column] == ("" if value is None else str(value))


def test_text_is_for_people(project: Path) -> None:
    done = deltastep("trace", project, "--format", "text")
    first, *_, last = done.stdout.splitlines()
    sentence = "0 step 0 forward product sample 0 layer 1 unit 0 source 0 0.15 × 0.05 = 0.0075"
    assert " ".join(first.split()) == sentence
    assert "update" in last


def test_numbers_come_back_as_they_were_even_those_that_are_none(project: Path) -> None:
    content = json.loads(project.read_text())
    content["network"]["layers"][0]["activation"] = "identity"
    content["network"]["layers"][0]["weights"] = [[1e308, 1e308], [-1e308, -1e308]]
    content["data"]["inputs"] = [[10.0, 10.0]]
    project.write_text(json.dumps(content))
    done = deltastep("trace", project, "--kind", "weighted_sum")
    values = [strict(line)["value"] for line in done.stdout.splitlines()]
    assert values[:3] == ["Infinity", "-Infinity", "NaN"]
    run = build(open_example("two-two-two"))
    numbers = [float(event["value"]) for event in events(example("two-two-two", project.parent))]  # type: ignore[arg-type]
    assert numbers == [event.value for event in run.trace[: run.plan.start(1)]]


def test_a_file_is_written_once(project: Path) -> None:
    output = project.parent / "events.jsonl"
    into = ("trace", project, "--output", output)
    first, shown, again = series(into, ("trace", project), into)
    assert (first.stdout, output.read_text("utf-8")) == ("", shown.stdout)
    assert refusal(again, 73) == f"{output}: exists (a new name, or --overwrite)"
    done = deltastep("trace", project, "--kind", "loss", "--output", output, "--overwrite")
    assert done.returncode == 0
    assert len(output.read_text("utf-8").splitlines()) == 1
    assert names(project.parent) == {project.name, output.name}


def test_an_output_without_a_folder_cannot_be_created(project: Path) -> None:
    output = project.parent / "none" / "events.jsonl"
    line = refusal(deltastep("trace", project, "--output", output), 73)
    assert line == f"{output}: cannot be written: No such file or directory"


@pytest.mark.parametrize("command", ["trace", "check"])
def test_on_a_terminal_the_way_to_a_late_step_is_shown(command: str, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    words = [command, str(example("xor", tmp_path)), "--steps", "300"]
    done = subprocess.run(
        [*COMMAND, *words], env=environment(), stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    with os.fdopen(ours, "rb") as screen:
        seen = screen.read1(10_000)
    assert b"training" in seen
    assert b"100%" in seen
    assert done.stdout.decode() == deltastep(*words).stdout
