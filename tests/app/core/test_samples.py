from pathlib import Path

import numpy as np
import pytest

from app.core.project import Data, Dataset, Layer, Network, Project, Rows, Table
from app.core.samples import DATASETS, samples
from engine.problem import Problem


def project(data: Data, inputs: int = 2, outputs: int = 1, loss: str = "squared_error") -> Project:
    return Project(
        network=Network(inputs, (Layer(outputs, "sigmoid", init="zeros"),)),
        loss=loss,
        optimizer={"name": "sgd", "learning_rate": 0.5},
        data=data,
    )


def problem_of(project: Project) -> str:
    with pytest.raises(Problem) as caught:
        samples(project)
    return str(caught.value)


def test_rows_are_samples_with_numbered_names() -> None:
    result = samples(project(Rows(((1.0, 2.0), (3.0, 4.0)), ((5.0,), (6.0,)))))
    assert result.inputs.tolist() == [[1, 2], [3, 4]]
    assert result.targets.tolist() == [[5], [6]]
    assert result.inputs.dtype == np.float64
    assert result.input_names == ("x1", "x2")
    assert result.target_names == ("y1",)


def test_xor_is_one_where_the_inputs_differ() -> None:
    result = samples(project(Dataset("xor")))
    assert len(result) == 4
    assert (result.targets[:, 0] == (result.inputs[:, 0] != result.inputs[:, 1])).all()


def test_every_data_set_can_be_made() -> None:
    for name in DATASETS:
        made = DATASETS.make(name)
        assert len(made.input_names) == made.inputs.shape[1]
        assert len(made.target_names) == made.targets.shape[1]


def test_an_unknown_data_set_has_its_place() -> None:
    assert problem_of(project(Dataset("xr"))).startswith("$.data.dataset: unknown data set 'xr'")


def test_what_is_wrong_in_a_table_names_the_table(tmp_path: Path) -> None:
    (tmp_path / "flowers.csv").write_text("a,b,c\n1,x,3\n")
    table = Table(str(tmp_path / "flowers.csv"), ("a", "b"), ("c",))
    assert problem_of(project(table)).startswith("flowers.csv: row 2, column b: 'x' is not a")


def test_samples_that_do_not_fit_the_network_are_refused(tmp_path: Path) -> None:
    (tmp_path / "flowers.csv").write_text("a,b,c\n1,2,x\n1,2,y\n")
    table = Table(str(tmp_path / "flowers.csv"), ("a", "b"), ("c",))
    assert samples(project(table, outputs=2)).target_names == ("x", "y")
    assert problem_of(project(table, inputs=3, outputs=2)).startswith(
        "$.network.inputs: found 3 (2"
    )
    assert problem_of(project(table)).startswith("$.network.layers[0].units: found 1 (2")


def test_targets_that_the_loss_cannot_take_are_refused() -> None:
    data = Rows(((0.0, 0.0), (1.0, 1.0)), ((0.5,), (2.0,)))
    assert samples(project(data)).targets[1, 0] == 2.0
    words = "$.data.targets[1][0]: 2.0 is no target for this loss (from 0 to 1)"
    assert problem_of(project(data, loss="binary_cross_entropy")) == words
