from __future__ import annotations

import csv
import io
import os
import pty
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import save
from app.core.project import Dataset, Layer, Network, OptimizerEdit, Project, Training
from app.core.run import build
from engine.data import Batches
from engine.training.passes import forward
from tests.app.cli.strictness import strict
from tests.running import (
    COMMAND,
    deltastep,
    environment,
    example,
    names,
    refusal,
    series,
    wait_for_output,
)

DRAWN = Layer(2, "sigmoid", init={"name": "uniform"})
XOR = Project(
    seed=5,
    network=Network(2, (DRAWN, replace(DRAWN, units=1))),
    loss="half_squared_error",
    optimizer={"name": "sgd", "learning_rate": 2.0},
    data=Dataset("xor"),
    training=Training(steps=3000),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "xor.deltastep"
    save(path, XOR)
    return path


def told(*words: str | Path) -> str:
    done = deltastep("sweep", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def answer(*words: str | Path) -> dict[str, Any]:
    content: dict[str, Any] = strict(told(*words, "--format", "json"))
    return content


def loss_after(seed: int, steps: int) -> float:
    run = build(replace(XOR, seed=seed))
    history = run.history
    parameters = history.state(steps).parameters
    everything = Batches(history.batches.samples, 4)[0]
    outputs = forward(history.first_model, parameters, everything.inputs).activations[-1]
    return float(history.first_model.loss.value(outputs, everything.targets).mean())


def test_every_start_is_the_run_of_its_seed(project: Path) -> None:
    content = answer(project, "--starts", "4", "--steps", "300", "--curves")
    assert [start["seed"] for start in content["starts"]] == [5, 6, 7, 8]
    for start in content["starts"]:
        assert start["loss"] == pytest.approx(loss_after(start["seed"], 300), rel=1e-9)
        for step, loss in list(zip(content["looked_at"], start["curve"], strict=True))[::20]:
            assert loss == pytest.approx(loss_after(start["seed"], step), rel=1e-9)


def test_json_tells_who_got_there_and_who_did_not(project: Path) -> None:
    content = answer(project, "--starts", "40", "--success", "LOSS<0.01", "--curves")
    assert content["condition"] == "loss < 0.01"
    assert content["steps"] == 3000
    assert content["looked_at"] == list(range(0, 3001, 60))
    failed = [start["seed"] for start in content["starts"] if not start["success"]]
    assert content["failed"] == failed
    assert content["succeeded"] == 40 - len(failed)
    assert 0 < len(failed) < 40
    for start in content["starts"]:
        low = [loss < 0.01 for loss in start["curve"]]
        assert start["success"] == any(low)
        assert start["step"] == (content["looked_at"][low.index(True)] if any(low) else None)
        assert start["curve"][-1] == start["loss"]
        assert start["accuracy"] in (0.0, 0.25, 0.5, 0.75, 1.0)


def test_csv_is_a_line_a_start(project: Path) -> None:
    words = (project, "--starts", "30", "--success", "accuracy = 1")
    rows = list(csv.DictReader(io.StringIO(told(*words, "--format", "csv"))))
    starts = answer(*words)["starts"]
    assert len(rows) == len(starts) == 30
    assert list(rows[0]) == ["seed", "success", "step", "loss", "accuracy"]
    for row, start in zip(rows, starts, strict=True):
        assert "curve" not in start
        assert int(row["seed"]) == start["seed"]
        assert row["success"] == str(start["success"]).lower()
        assert row["step"] == ("" if start["step"] is None else str(start["step"]))
        assert (float(row["loss"]), float(row["accuracy"])) == (start["loss"], start["accuracy"])


def test_a_table_counts_names_and_summarises(project: Path) -> None:
    content = answer(project, "--starts", "40")
    first, second, failed, _, head, *rows = told(project, "--starts", "40").splitlines()
    assert first == f"{content['succeeded']} of 40 starts got there: loss < 0.01"
    assert second == "3,000 steps each, looked at every 60"
    wanted = ", ".join(map(str, content["failed"][:10]))
    assert failed == f"failed: seed {wanted} and {len(content['failed']) - 10} more"
    assert head.split() == ["least", "10", "%", "median", "90", "%", "most"]
    reached = sorted(start["step"] for start in content["starts"] if start["success"])
    losses = sorted(start["loss"] for start in content["starts"])
    assert rows[0].split()[3:] == [f"{reached[at]:,}" for at in places(len(reached))]
    assert rows[1].split()[4:] == [f"{losses[at]:.4g}" for at in places(40)]
    assert rows[2].split()[:4] == ["accuracy", "at", "the", "end"]


def places(count: int) -> list[int]:
    return [round(share * (count - 1)) for share in (0.0, 0.1, 0.5, 0.9, 1.0)]


def test_a_table_of_one_start_and_of_failures_alone(project: Path) -> None:
    assert told(project, "--starts", "1", "--success", "loss < 9").splitlines()[:3] == [
        "1 of 1 starts got there: loss < 9",
        "3,000 steps each, looked at every 60",
        "",
    ]
    table = told(project, "--starts", "2", "--steps", "1", "--success", "loss < 0")
    assert "failed: seed 5, 6\n" in table
    assert "step of success" not in table


def test_what_diverges_counts_as_most(tmp_path: Path) -> None:
    project = tmp_path / "wild.deltastep"
    layers = (replace(DRAWN, activation="identity"), replace(DRAWN, units=1, activation="relu"))
    optimizer = {"name": "sgd", "learning_rate": 1e200}
    save(project, replace(XOR, network=Network(2, layers), optimizer=optimizer))
    table = told(project, "--starts", "20", "--steps", "50").splitlines()
    assert table[0] == "0 of 20 starts got there: loss < 0.01"
    assert table[-2].endswith("nan")
    starts = answer(project, "--starts", "20", "--steps", "50", "--curves")["starts"]
    assert "NaN" in {start["loss"] for start in starts}
    assert any("NaN" in start["curve"] for start in starts)


def test_an_epoch_is_as_many_steps_as_it_has(project: Path) -> None:
    words = ("sweep", project, "--starts", "2", "--curves", "--format", "json")
    one, other = series((*words, "--epochs", "5"), (*words, "--steps", "20"))
    assert strict(one.stdout) == strict(other.stdout)


def test_the_first_seed_can_be_another(project: Path) -> None:
    words = ("sweep", project, "--starts", "3", "--steps", "8", "--format", "json")
    runs = series((*words, "--seed", "6"), words)
    shifted, plain = (strict(done.stdout)["starts"] for done in runs)
    assert shifted[:2] == plain[1:]


def test_a_file_is_written_once(project: Path) -> None:
    output = project.parent / "starts.csv"
    words = ("sweep", project, "--starts", "2", "--steps", "8", "--format", "csv")
    into = (*words, "--output", output)
    first, shown, again = series(into, words, into)
    assert (first.stdout, output.read_text("utf-8")) == ("", shown.stdout)
    assert refusal(again, 73) == f"{output}: exists (a new name, or --overwrite)"
    told(*into[1:], "--overwrite", "--success", "loss < 9")
    assert "true" in output.read_text("utf-8")
    assert names(project.parent) == {project.name, output.name}


WRONG_USAGE: list[tuple[list[str], str]] = [
    (["--steps", "5", "--epochs", "5"], "either --steps or --epochs"),
    (["--starts", "0"], "--starts"),
    (["--starts", "100001"], "--starts"),
    (["--steps", "0"], "--steps"),
    (["--seed", "-1"], "--seed"),
    (["--curves"], "--curves needs --format json"),
    (["--format", "jsn"], "unknown format 'jsn' (did you mean 'json'?)"),
    (["--success", "los < 1"], "'--success': column 1: unknown field 'los' (did you mean"),
    (["--success", "loss <"], "'--success': column 7: the condition ends here"),
    (["--success", ""], "'--success': column 1: the condition ends here"),
]


def test_wrong_usage_is_one_line(project: Path) -> None:
    runs = series(*(["sweep", project, *words] for words, _ in WRONG_USAGE))
    for done, (_, hint) in zip(runs, WRONG_USAGE, strict=True):
        assert hint in refusal(done, 2)


def test_bad_data_are_refused(tmp_path: Path) -> None:
    edited = tmp_path / "edited.deltastep"
    save(edited, with_edit(XOR, OptimizerEdit(1, 0, "learning_rate", 0.5)))
    assert refusal(deltastep("sweep", edited), 65).startswith(f"{edited}: $.edits: ")
    assert refusal(deltastep("sweep", tmp_path / "none.deltastep"), 66)


def test_starts_that_are_all_the_same_are_told(tmp_path: Path) -> None:
    project = example("xor", tmp_path)
    done = deltastep("sweep", project, "--starts", "3", "--steps", "4", "--format", "csv")
    assert done.returncode == 0
    assert done.stderr == (
        f"{project}: $.network.layers: every start has the same weights "
        "(with init each would have its own)\n"
    )
    assert len({line.split(",", 1)[1] for line in done.stdout.splitlines()[1:]}) == 1
    assert deltastep("sweep", project, "--starts", "1", "--steps", "4").stderr == ""


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [(signal.SIGINT, 130, "interrupted before it was complete\n"), (signal.SIGTERM, 143, "")],
)
def test_an_interrupt_leaves_nothing_behind(
    number: int, code: int, told: str, project: Path
) -> None:
    output = project.parent / "starts.csv"
    words = ["sweep", str(project), "--steps", "1000000000", "--output", str(output)]
    with subprocess.Popen(
        [*COMMAND, *words], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        wait_for_output(process, project.parent)
        process.send_signal(number)
        assert process.communicate() == (b"", (told and f"{output}: {told}").encode())
    assert process.returncode == code
    assert names(project.parent) == {project.name}


def test_there_is_a_bar_on_a_terminal(project: Path) -> None:
    reader, terminal = pty.openpty()
    words = ["sweep", str(project), "--starts", "2", "--steps", "8", "--format", "csv"]
    done = subprocess.run(
        [*COMMAND, *words], env=environment(), stdout=subprocess.PIPE, stderr=terminal, text=True
    )
    os.close(terminal)
    with os.fdopen(reader, "rb") as screen:
        seen = screen.read1(10_000)
    assert b"training" in seen
    assert b"100%" in seen
    assert done.stdout == told(*words[1:])


def test_the_examples_can_be_swept(tmp_path: Path) -> None:
    path = example("iris", tmp_path)
    content = answer(path, "--starts", "3", "--epochs", "30", "--success", "accuracy >= 0.9")
    assert content["looked_at"][1] == build(open_example("iris")).plan.steps_per_epoch
    assert content["succeeded"] == 3
