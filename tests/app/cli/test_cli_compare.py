import csv
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit, with_option
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import save
from app.core.project import Layer, Network, ParameterEdit, Project
from tests.app.cli.strictness import strict
from tests.running import deltastep, events, example, refusal, series

EDIT = ParameterEdit(step=3, event=17, layer=1, unit=0, source=1, value=0.5)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return saved(with_edit(open_example("xor"), EDIT), tmp_path / "edited.deltastep")


def saved(project: Project, path: Path) -> Path:
    save(path, project)
    return path


def compared(*words: str | Path) -> list[dict[str, Any]]:
    done = deltastep("compare", *words, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    return [strict(line) for line in done.stdout.splitlines()]


def by_step(path: Path) -> dict[object, list[dict[str, object]]]:
    """The events of the first six steps."""
    traced = events(path, "--steps", "0:6")
    return {step: list(found) for step, found in groupby(traced, itemgetter("step"))}


def test_a_project_is_compared_with_itself_without_its_edits(project: Path, tmp_path: Path) -> None:
    lines = compared(project, "--steps", "0:6")
    assert [line["step"] for line in lines] == [*range(6)]
    edited, plain = (by_step(path) for path in (project, example("xor", tmp_path)))
    for line in lines:
        one, other = edited[line["step"]], plain[line["step"]]
        losses = [event["value"] for event in (*one, *other) if event["kind"] == "loss"]
        assert [line["loss"], line["other_loss"]] == losses
        different = [event["index"] for event, old in zip(one, other, strict=True) if event != old]
        assert line["event"] == (different[0] if different else None)
        assert (line["parameter_difference"] is None) == (line["step"] < 3)


def test_the_largest_differences_are_told_with_their_places(project: Path) -> None:
    (line,) = compared(project, "--steps", "3")
    assert (line["parameter"], line["layer"], line["unit"], line["source"]) == ("weight", 1, 0, 1)
    assert line["parameter_difference"] > 0.1
    assert line["output_difference"] > 0.0
    assert (line["output"], line["sample"] in range(4)) == (0, True)


def test_the_first_lines_are_those_that_can_differ(project: Path, tmp_path: Path) -> None:
    assert [line["step"] for line in compared(project)] == [*range(3, 13)]
    other = example("xor", tmp_path)
    assert [line["step"] for line in compared(project, other)] == [*range(10)]


def test_two_files_are_compared(tmp_path: Path) -> None:
    one = example("xor", tmp_path)
    slower = with_option(open_example("xor"), "learning_rate", 0.1)
    other = saved(slower, tmp_path / "slower.deltastep")
    first, later = compared(one, other, "--steps", "0:2")
    assert first["loss"] == first["other_loss"]
    assert first["output_difference"] is None
    (update, *_) = events(one, "--kind", "update")
    assert first["event"] == update["index"]
    assert later["loss"] != later["other_loss"]


def test_a_table_has_the_same_numbers(project: Path) -> None:
    done = deltastep("compare", project, "--steps", "2:5", "--format", "csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    lines = compared(project, "--steps", "2:5")
    assert rows == [
        {name: "" if value is None else str(value) for name, value in line.items()}
        for line in lines
    ]


def test_the_text_says_where_and_how_much(project: Path) -> None:
    done = deltastep("compare", project, "--steps", "2:4")
    same, other = done.stdout.splitlines()
    line = compared(project, "--steps", "3")[0]
    assert same.split()[:2] == ["step", "2"]
    assert same.endswith("the same")
    assert f"loss {line['loss']:.6g}" in other
    assert f"weight {line['parameter_difference']:.6g}" in other
    assert "layer 1 unit 0 source 1" in other
    assert f"output {line['output_difference']:.6g}" in other
    assert other.endswith(f"from event {line['event']} on")


def test_what_cannot_be_compared_is_refused_in_a_line(project: Path, tmp_path: Path) -> None:
    plain, iris = example("xor", tmp_path), example("iris", tmp_path)
    unchanged, different, missing, *wrong = series(
        ("compare", plain),
        ("compare", project, iris),
        ("compare", project, tmp_path / "none.deltastep"),
        ("compare", project, "--format", "html"),
        ("compare", project, "--steps", "3:3"),
    )
    assert refusal(unchanged, 65).startswith(f"{plain}: edits: none (")
    assert refusal(different, 65) == f"{iris}: network: 4-6-3 (2-4-1, to be compared)"
    refusal(missing, 66)
    for done in wrong:
        refusal(done, 2)


def test_what_diverges_is_told_to_readers_of_strict_json(tmp_path: Path) -> None:
    network = Network(2, (Layer(1, "identity", init="zeros"),))
    plain = replace(open_example("xor"), network=network)
    wild = with_option(replace(plain, loss="squared_error"), "learning_rate", 1e200)
    project = saved(wild, tmp_path / "wild.deltastep")
    other = saved(with_option(wild, "learning_rate", 0.1), tmp_path / "tame.deltastep")
    *_, last = compared(project, other, "--steps", "0:4")
    assert (last["loss"], last["parameter_difference"]) == ("NaN", "Infinity")
    assert last["other_loss"] < 1.0
