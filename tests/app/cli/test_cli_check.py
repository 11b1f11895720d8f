from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from app.cli.check import computed
from app.core.changes import with_edit
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import save
from app.core.project import ParameterEdit
from app.core.run import build
from engine.checking.gradcheck import checks
from engine.model import UpdatePolicy
from tests.running import deltastep, example, script, series


def test_every_gradient_of_the_examples_agrees(tmp_path: Path) -> None:
    counts = {"two-two-two": 12, "xor": 17, "iris": 51}
    runs = series(*(("check", example(name, tmp_path), "--steps", "3") for name in counts))
    for gradients, done in zip(counts.values(), runs, strict=True):
        assert (done.returncode, done.stderr) == (0, "")
        *lines, summary = done.stdout.splitlines()
        assert summary == f"{gradients} of {gradients} gradients agree with their finite difference"
        assert len(lines) == gradients


def test_a_line_has_the_gradient_and_its_difference(tmp_path: Path) -> None:
    done = deltastep("check", example("two-two-two", tmp_path))
    (line,) = [line for line in done.stdout.splitlines() if "layer 2 unit 0 source 0" in line]
    gradient, difference, verdict = line.split()[-3:]
    assert float(gradient) == pytest.approx(0.082167041, abs=1e-9)
    assert float(difference) == pytest.approx(float(gradient), abs=1e-9)
    assert gradient != difference
    assert verdict == "agrees"


WRONG = """
from engine.activations import ACTIVATIONS
from dataclasses import replace
@ACTIVATIONS.register
def wrong():
    return replace(ACTIVATIONS.make('tanh'), derivative=lambda z, a: a)
"""


def test_a_wrong_derivative_is_found(tmp_path: Path) -> None:
    project = example("two-two-two", tmp_path)
    content = project.read_text().replace('"sigmoid"', '"wrong"', 1)
    project.write_text(content)
    done = script(WRONG, "check", str(project))
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert all(line.endswith("OFF") for line in lines if "layer 1" in line)
    assert lines[-1] == "6 of 12 gradients agree with their finite difference"


def test_gradients_through_moved_weights_are_told_from_wrong_ones(tmp_path: Path) -> None:
    path = tmp_path / "immediate.deltastep"
    project = open_example("two-two-two")
    training = replace(project.training, update=UpdatePolicy.IMMEDIATE)
    save(path, replace(project, training=training))
    done = deltastep("check", path)
    assert (done.returncode, done.stderr) == (1, "")
    *lines, summary = done.stdout.splitlines()
    assert {"layer 1" in line for line in lines if line.endswith("OFF")} == {True}
    assert summary.endswith(
        "difference: with immediate updates deltas come back through weights "
        "that have already moved"
    )


def test_a_step_is_checked_as_it_would_be_without_edits_in_it() -> None:
    edit = ParameterEdit(step=1, event=30, layer=2, unit=0, source=0, value=3.0)
    project = with_edit(open_example("two-two-two"), edit)
    run = build(project)
    assert run.history.record(1).edited is not None
    assert all(found.agrees for found in checks(computed(run.history, 1)))


def test_single_precision_is_checked_in_double(tmp_path: Path) -> None:
    project = replace(open_example("xor"), dtype="float32")
    record = computed(build(project).history, 2)
    assert record.gradient.dtype == np.float64
    path = tmp_path / "xor.deltastep"
    save(path, project)
    assert deltastep("check", path, "--steps", "0:3").returncode == 0
