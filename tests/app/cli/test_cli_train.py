from itertools import count
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from app.cli.train import trained
from app.core.changes import with_edit, with_option, with_weight
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import decode, load, save
from app.core.project import Edit, OptimizerEdit, ParameterEdit, Project
from app.core.run import build
from engine.evaluation import evaluate
from tests.running import deltastep, example, names, refusal, series


def test_the_new_project_goes_on_where_training_ended(tmp_path: Path) -> None:
    start, output = example("two-two-two", tmp_path), tmp_path / "trained.deltastep"
    done = deltastep("train", start, "--steps", "100", "--output", output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    old, new = build(load(start)), build(load(output))
    for later in (0, 7):
        one, other = old.history.record(100 + later), new.history.record(later)
        assert one.loss == other.loss
        assert np.array_equal(one.after.parameters, other.after.parameters)


def test_an_epoch_is_as_many_steps_as_it_has(tmp_path: Path) -> None:
    project = open_example("iris")
    run = build(project)
    start = tmp_path / "iris.deltastep"
    save(start, project)
    done = deltastep("train", start, "--epochs", "2", "--output", "-")
    expected = trained(project, run, 2 * run.plan.steps_per_epoch)
    assert decode(done.stdout.encode()).network == expected.network


def test_initial_weights_and_what_was_done_by_hand_become_part_of_the_result() -> None:
    project = open_example("two-two-two")
    edits: list[Edit] = [
        OptimizerEdit(step=1, event=0, option="learning_rate", value=0.25),
        ParameterEdit(step=2, event=0, layer=1, unit=0, source=0, value=5.0),
        OptimizerEdit(step=9, event=0, option="learning_rate", value=9.0),
    ]
    for edit in edits:
        project = with_edit(project, edit)
    result = trained(project, build(project), 4)
    assert result.edits == ()
    assert result.optimizer["learning_rate"] == 0.25
    assert result.network.layers[0].weights is not None
    assert result.network.layers[0].weights[0][0] == pytest.approx(5.0, abs=0.01)


def test_a_layer_that_was_drawn_from_the_seed_gets_weights() -> None:
    project = open_example("iris")
    result = trained(project, build(project), 1)
    for before, after in zip(project.network.layers, result.network.layers, strict=True):
        assert before.weights is None
        assert after.weights is not None
        assert after.init is None


def test_single_precision_keeps_every_digit() -> None:
    project: Project = replace(open_example("two-two-two"), dtype="float32")
    run = build(project)
    result = build(trained(project, run, 10))
    assert np.array_equal(result.history.state(0).parameters, run.history.state(10).parameters)


def overflowing() -> Project:
    project = with_option(open_example("two-two-two"), "learning_rate", 1e308)
    layers = tuple(replace(layer, activation="identity") for layer in project.network.layers)
    return replace(project, network=replace(project.network, layers=layers))


def test_training_stops_before_the_step_with_a_number_that_is_not_finite(tmp_path: Path) -> None:
    project, start, end = overflowing(), tmp_path / "start.deltastep", tmp_path / "end.deltastep"
    save(start, project)
    line = refusal(deltastep("train", start, "--steps", "1000000000", "--output", end), 1)
    run = build(project)
    first = next(event for event in run.trace if not np.isfinite(event.value))
    assert line.startswith(f"{start}: step {first.step}, event {first.index}, ")
    assert "too large for float64" in line
    assert "a smaller learning rate than 1e+308" in line
    expected = run.history.state(first.step).parameters
    assert np.array_equal(build(load(end)).history.state(0).parameters, expected)


def test_until_ends_there_too(tmp_path: Path) -> None:
    start = tmp_path / "start.deltastep"
    save(start, overflowing())
    end = tmp_path / "end.deltastep"
    assert "not reached" not in refusal(
        deltastep("train", start, "--until", "loss < 0", "--output", end), 1
    )
    assert end.exists()


def test_weights_that_are_not_finite_from_the_start_are_refused(tmp_path: Path) -> None:
    project = replace(open_example("two-two-two"), dtype="float32")
    start = tmp_path / "start.deltastep"
    save(start, with_weight(project, 1, 0, 0, 1e300))
    done = deltastep("train", start, "--steps", "9", "--output", tmp_path / "end.deltastep")
    assert refusal(done, 65).startswith(f"{start}: after 0 steps: a weight is not a finite number")
    assert names(tmp_path) == {"start.deltastep"}


def test_other_trouble_is_told_in_a_line_each_and_is_no_failure(tmp_path: Path) -> None:
    project = open_example("xor")
    layers = tuple(
        replace(layer, init={"name": "constant", "value": 0.0}, weights=None, biases=None)
        for layer in project.network.layers
    )
    start = tmp_path / "start.deltastep"
    save(start, replace(project, network=replace(project.network, layers=layers)))
    done = deltastep("train", start, "--steps", "1000", "--output", tmp_path / "end.deltastep")
    assert (done.returncode, done.stdout) == (0, "")
    one, other = done.stderr.splitlines()
    assert one.startswith(f"{start}: step 1000, layer 1, units 0, 1")
    assert "stay equal for ever" in one
    assert other.startswith(f"{start}: step 1000: in the last 1,000 epochs the loss went from ")


def test_an_existing_project_is_kept_unless_told(tmp_path: Path) -> None:
    start = example("two-two-two", tmp_path)
    words = ["train", str(start), "--steps", "1", "--output", str(start)]
    before = start.read_bytes()
    assert "--overwrite" in refusal(deltastep(*words), 73)
    assert start.read_bytes() == before
    assert deltastep(*words, "--overwrite").returncode == 0
    assert start.read_bytes() != before


def test_training_ends_after_the_first_epoch_after_which_a_condition_holds(tmp_path: Path) -> None:
    start, output = example("xor", tmp_path), tmp_path / "trained.deltastep"
    done = deltastep("train", start, "--until", "accuracy = 1 and loss < 0.3", "--output", output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    project = load(start)
    run = build(project)
    model, samples = run.history.first_model, run.history.batches.samples
    for epoch in count(1):
        steps = epoch * run.plan.steps_per_epoch
        parameters = run.history.state(steps).parameters
        found = evaluate(model, parameters, samples.inputs, samples.targets)
        if found.accuracy == 1.0 and found.loss < 0.3:
            break
    assert epoch > 1
    assert load(output).network == trained(project, run, steps).network


def test_steps_and_epochs_are_conditions_too(tmp_path: Path) -> None:
    start = example("iris", tmp_path)
    per_epoch = build(load(start)).plan.steps_per_epoch
    assert per_epoch > 1
    ends = (["--until", "epoch = 2"], ["--until", f"step > {per_epoch}"], ["--epochs", "2"])
    runs = series(*(["train", start, *words, "--output", "-"] for words in ends))
    after = [done.stdout for done in runs]
    assert after == [after[0]] * 3
    assert decode(after[0].encode())


@pytest.mark.parametrize(("words", "steps"), [(["--at-most", "7"], 7), ([], 11)])
def test_a_condition_that_is_not_reached_is_told_and_the_project_written(
    words: list[str], steps: int, tmp_path: Path
) -> None:
    start, output = tmp_path / "start.deltastep", tmp_path / "end.deltastep"
    project = open_example("two-two-two")
    save(start, replace(project, training=replace(project.training, steps=11)))
    done = deltastep("train", start, "--until", "loss < 1e-9", *words, "--output", output)
    line = refusal(done, 1)
    assert line.startswith(f"{start}: after {steps} steps: not reached: loss < 1e-09 (loss is 0.2")
    assert load(output).network == trained(project, build(project), steps).network


WRONG_USAGE: list[tuple[list[str], str]] = [
    ([], "one of --steps, --epochs, --until"),
    (["--steps", "1", "--until", "loss < 1"], "one of --steps, --epochs, --until"),
    (["--steps", "1", "--at-most", "1"], "--at-most without --until"),
    (["--until", "los < 1"], "column 1: unknown field 'los' (did you mean 'loss'?)"),
    (["--until", "value < 1"], "unknown field 'value'"),
]


def test_what_ends_training_is_one_thing_and_known(tmp_path: Path) -> None:
    start, output = example("xor", tmp_path), tmp_path / "end.deltastep"
    runs = series(*(["train", start, *words, "--output", output] for words, _ in WRONG_USAGE))
    for done, (_, hint) in zip(runs, WRONG_USAGE, strict=True):
        assert hint in refusal(done, 2)
    assert not output.exists()
