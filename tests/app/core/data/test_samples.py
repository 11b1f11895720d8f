from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.data.bundled import DATASETS
from app.core.data.samples import NamedSamples, read_data, samples
from app.core.project import Data, Dataset, Layer, Network, Project, Rows, Split, Table, Training
from engine.columns import SCALES
from engine.problem import Problem


def project(
    data: Data,
    inputs: int = 2,
    outputs: int = 1,
    loss: str = "squared_error",
    split: Split | None = None,
) -> Project:
    return Project(
        network=Network(inputs, (Layer(outputs, "sigmoid", init="zeros"),)),
        loss=loss,
        optimizer={"name": "sgd", "learning_rate": 0.5},
        data=data,
        training=Training(split=split),
    )


def problem_of(project: Project) -> str:
    with pytest.raises(Problem) as caught:
        samples(project)
    return str(caught.value)


@pytest.fixture
def flowers(tmp_path: Path) -> Table:
    path = tmp_path / "flowers.csv"
    path.write_text("a,b,c\n0,4,x\n2,4,y\n4,8,x\n8,4,y\n")
    return Table(csv=str(path), inputs=("a", "b"), targets=("c",))


def with_options(data: Data, **options: Any) -> NamedSamples:
    return read_data(replace(data, **options))


def test_rows_are_samples_with_numbered_names() -> None:
    rows = Rows(inputs=((1.0, 2.0), (3.0, 4.0)), targets=((5.0,), (6.0,)))
    result = samples(project(rows))
    assert result.inputs.tolist() == [[1, 2], [3, 4]]
    assert result.targets.tolist() == [[5], [6]]
    assert result.inputs.dtype == np.float64
    assert result.input_names == ("x1", "x2")
    assert result.target_names == ("y1",)


@pytest.mark.parametrize(("inputs", "pictured"), [(64, False), (783, False), (784, True)])
def test_inputs_of_28_by_28_are_taken_for_a_picture(inputs: int, pictured: bool) -> None:
    rows = Rows(((0.5,) * inputs,), ((1.0,),))
    assert read_data(rows, None).pictured == pictured


def test_a_data_set_is_made_with_its_options() -> None:
    made = read_data(Dataset(dataset="spiral", samples=20, noise=0.1, seed=3))
    expected = DATASETS.make({"name": "spiral", "samples": 20, "noise": 0.1, "seed": 3})
    np.testing.assert_array_equal(made.inputs, expected.inputs.values)
    assert len(samples(project(Dataset(dataset="xor")))) == 4


@pytest.mark.parametrize(
    ("dataset", "words"),
    [
        (Dataset(dataset="xr"), "$.data.dataset: unknown data set 'xr' (did you mean 'xor'?)"),
        (Dataset(dataset="or", samples=9), "$.data.samples: unknown option of or (no options)"),
        (Dataset(dataset="iris", seed=9), "$.data.seed: unknown option of iris (no options)"),
    ],
)
def test_what_is_wrong_with_a_data_set_has_its_place(dataset: Dataset, words: str) -> None:
    assert problem_of(project(dataset)) == words


def test_what_is_wrong_in_a_table_names_the_table(tmp_path: Path) -> None:
    (tmp_path / "flowers.csv").write_text("a,b,c\n1,2,3\n1,x,3\n")
    table = Table(csv=str(tmp_path / "flowers.csv"), inputs=("a", "b"), targets=("c",))
    assert problem_of(project(table)).startswith("flowers.csv: row 3, column b: 'x' is not a")
    (tmp_path / "flowers.csv").write_text("a,b,c\n1,1e308,3\n1,-1e308,3\n")
    with pytest.raises(Problem, match=r"^flowers.csv: column b: numbers too large"):
        with_options(table, scale="unit")


@pytest.mark.parametrize("method", SCALES)
def test_all_forms_of_data_are_scaled_alike(flowers: Table, method: str) -> None:
    table = with_options(flowers, scale=method)
    inputs = ((0.0, 4.0), (2.0, 4.0), (4.0, 8.0), (8.0, 4.0))
    rows = Rows(inputs=inputs, targets=((0.0,),) * 4)
    np.testing.assert_array_equal(table.inputs, with_options(rows, scale=method).inputs)
    np.testing.assert_allclose(table.input_scaling.shown(table.inputs), inputs)
    assert table.targets.tolist() == [[1, 0], [0, 1], [1, 0], [0, 1]]


def test_targets_are_scaled_apart() -> None:
    students = with_options(Dataset(dataset="students"), scale_targets="unit")
    assert (students.targets.min(), students.targets.max()) == (0.0, 1.0)
    assert students.inputs.max() == 8.0
    shown = students.target_scaling.shown(students.targets)
    np.testing.assert_allclose(shown[:, 0], [100, 90, 88, 60, 50, 45, 40])


def test_a_sample_can_be_shown_as_it_was_measured() -> None:
    scaled = with_options(Dataset(dataset="students"), scale="standardize", scale_targets="unit")
    inputs, targets = scaled.measured(3)
    assert inputs == pytest.approx([8.0, 1.0])
    assert targets == pytest.approx([60.0])


def test_names_of_their_own_are_told_from_numbered_ones(flowers: Table) -> None:
    assert read_data(flowers).named
    assert read_data(Dataset(dataset="digits")).named
    assert not read_data(Dataset(dataset="xor")).named
    assert not read_data(Rows(inputs=((1.0,),), targets=((1.0,),))).named


def test_scaling_learns_from_the_samples_to_train_with() -> None:
    numbers = tuple((float(number),) for number in range(100))
    rows = Rows(inputs=numbers, targets=numbers, scale="unit", scale_targets="symmetric")
    for seed in range(5):
        data = read_data(rows, Split(0.9, seed))
        trained = np.sort(data.input_scaling.shown(data.inputs)[(data.inputs >= 0).ravel()].ravel())
        known = trained[trained <= data.input_scaling.shown(np.ones(1))]
        assert data.inputs.min() < 0.0 or data.inputs.max() > 1.0
        assert known[0] == data.input_scaling.centre
        np.testing.assert_allclose(data.targets, 2.0 * data.inputs - 1.0, atol=1e-12)


def test_a_split_with_an_empty_side_is_refused() -> None:
    xor = Dataset(dataset="xor")
    assert len(samples(project(xor, split=Split(0.25)))) == 4
    words = "$.training.split.test: of 4 samples it leaves none to test with"
    assert problem_of(project(xor, split=Split(0.1))).startswith(words)


def test_samples_that_do_not_fit_the_network_are_refused(flowers: Table) -> None:
    assert samples(project(flowers, outputs=2)).target_names == ("x", "y")
    for inputs, place in ((3, "$.network.inputs: found 3 (2"), (1, "$.network.inputs: found 1 (2")):
        assert problem_of(project(flowers, inputs=inputs, outputs=2)).startswith(place)
    for outputs in (1, 3):
        place = f"$.network.layers[0].units: found {outputs} (2, as many as the data have)"
        assert problem_of(project(flowers, outputs=outputs)) == place


def test_targets_that_the_loss_cannot_take_are_refused(tmp_path: Path) -> None:
    data = Rows(inputs=((0.0, 0.0), (1.0, 1.0)), targets=((0.5,), (2.0,)))
    assert samples(project(data)).targets[1, 0] == 2.0
    words = "$.data.targets[1][0]: 2.0 is no target for this loss (from 0 to 1)"
    assert problem_of(project(data, loss="binary_cross_entropy")) == words
    words = "$.data: sample 0, column result: 100.0 is no target for this loss (from 0 to 1)"
    assert problem_of(project(Dataset(dataset="students"), loss="binary_cross_entropy")) == words
    scaled = Dataset(dataset="students", scale_targets="unit")
    assert len(samples(project(scaled, loss="binary_cross_entropy"))) == 7
