import shutil
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.data.samples import samples
from app.core.file_format.examples import names, open_example
from app.core.file_format.project_file import load, save
from app.core.project import Project, Table
from app.core.run import build
from engine.datasets import split_rows
from engine.problem import Problem
from engine.training.passes import forward

EXAMPLES = Path(__file__).parents[4] / "assets" / "examples"


def outputs_after_training(project: Project) -> np.ndarray:
    """Return samples x outputs after all steps."""
    run = build(project)
    state = run.history.state(project.training.steps)
    return forward(run.history.first_model, state.parameters, run.data.inputs).activations[-1]


def test_the_examples_are_there() -> None:
    assert names() == ("digits", "iris", "spiral", "two-two-two", "xor")


@pytest.mark.parametrize("name", names())
def test_each_example_has_samples_that_fit_its_network(name: str) -> None:
    assert len(samples(open_example(name))) > 0


@pytest.mark.parametrize("name", names())
def test_each_example_is_written_as_the_program_writes_it(name: str, tmp_path: Path) -> None:
    path = shutil.copytree(EXAMPLES, tmp_path / "examples") / f"{name}.deltastep"
    written = path.read_bytes()
    save(path, load(path))
    assert path.read_bytes() == written


def test_an_unknown_example_is_refused() -> None:
    with pytest.raises(Problem, match=r"xr: no such example \(did you mean .xor.\?\)"):
        open_example("xr")


def test_xor_is_learned() -> None:
    outputs = outputs_after_training(open_example("xor"))
    assert np.abs(outputs[:, 0] - [0, 1, 1, 0]).max() < 0.05


def test_iris_is_learned() -> None:
    project = open_example("iris")
    species = samples(project).targets.argmax(axis=1)
    right = outputs_after_training(project).argmax(axis=1) == species
    assert right.mean() > 0.95


def test_the_spiral_is_learned() -> None:
    project = open_example("spiral")
    outputs = outputs_after_training(project)
    right = (outputs > 0.5) == (samples(project).targets == 1.0)
    assert right.mean() > 0.95


def test_digits_are_learned() -> None:
    project = open_example("digits")
    digits = samples(project).targets.argmax(axis=1)
    right = outputs_after_training(project).argmax(axis=1) == digits
    assert project.training.split is not None
    _, test = split_rows(len(digits), project.training.split.test, project.training.split.seed)
    assert right[test].mean() > 0.9


def test_iris_has_the_numbers_of_fishers_paper() -> None:
    project = open_example("iris")
    assert isinstance(project.data, Table)
    data = samples(replace(project, data=replace(project.data, scale="none")))
    assert data.target_names == ("setosa", "versicolor", "virginica")
    assert data.targets.sum(axis=0).tolist() == [50, 50, 50]
    # Where other copies differ from the paper.
    np.testing.assert_allclose(data.inputs[34], [4.9, 3.1, 1.5, 0.2])
    np.testing.assert_allclose(data.inputs[37], [4.9, 3.6, 1.4, 0.1])
