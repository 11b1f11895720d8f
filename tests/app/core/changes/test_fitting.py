from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.changes.fitting import with_activation, with_data, with_loss, with_optimizer
from app.core.data.samples import read_data
from app.core.file_format.checks import check
from app.core.file_format.examples import open_example
from app.core.project import (
    Data,
    Dataset,
    OptimizerEdit,
    ParameterEdit,
    Project,
    Rows,
    SlopeEdit,
    Split,
)
from app.core.run import build
from engine.activations import ACTIVATIONS
from engine.datasets import DATASETS
from engine.losses import LOSSES
from tests.app.core.everything import FEATURES, hidden, output, project

CROSS = project(hidden(), output(), loss="binary_cross_entropy")


def given(start: Project, data: Data) -> tuple[Project, tuple[str, ...]]:
    changed, lines, _ = with_data(start, data, read_data(data))
    check(changed)
    build(changed).history.record(1)
    return changed, lines


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
def test_every_output_activation_gets_a_loss_that_takes_it(activation: str) -> None:
    changed, lines, _ = with_activation(CROSS, 2, activation)
    check(changed)
    assert changed.network.layers[1].activation == activation
    assert (changed.loss == CROSS.loss) == (lines == ())
    assert with_activation(CROSS, 1, activation).lines == ()


def test_a_slope_that_is_not_learned_any_more_is_not_edited() -> None:
    start = with_edit(FEATURES["prelu"], SlopeEdit(2, 1, 0.5))
    check(start)
    assert with_activation(start, 1, {"name": "prelu", "slope": 0.1}).project.edits == start.edits
    changed = with_activation(start, 1, "relu").project
    check(changed)
    assert changed.edits == ()


@pytest.mark.parametrize("loss", list(LOSSES))
@pytest.mark.parametrize("units", [1, 2])
def test_every_loss_gets_outputs_that_it_takes(loss: str, units: int) -> None:
    start = project(hidden(), output("tanh", units))
    changed, lines, _ = with_loss(start, loss)
    check(changed)
    assert changed.loss == loss
    assert bool(lines) == LOSSES.make(loss).needs_probabilities


def test_another_optimizer_keeps_the_edits_that_it_understands() -> None:
    start = FEATURES["nesterov"]
    weight = ParameterEdit(1, 0, 1, 0, 0, 0.5)
    for edit in (
        weight, OptimizerEdit(1, 0, "momentum", 0.5), OptimizerEdit(1, 0, "learning_rate", 0.25),
    ):  # fmt: skip
        start = with_edit(start, edit)
    changed = with_optimizer(start, {"name": "adam", "learning_rate": 0.01})
    check(changed)
    assert changed.edits == (weight, OptimizerEdit(1, 0, "learning_rate", 0.25))


@pytest.mark.parametrize("example", ["two-two-two", "xor", "spiral", "iris"])
@pytest.mark.parametrize("name", list(DATASETS))
def test_every_data_set_fits_after_every_example(example: str, name: str) -> None:
    changed, _ = given(open_example(example), Dataset(name))
    assert changed.data == Dataset(name)


def test_weights_of_inputs_and_outputs_that_stay_are_kept() -> None:
    start = FEATURES["softmax"]
    data = Rows(((1.0, 2.0, 3.0),), ((0.5,),))
    changed, lines = given(start, data)
    old, new = (build(one) for one in (start, changed))
    first, second = (
        [run.network.weights(run.history.state(0).parameters, layer) for layer in (1, 2)]
        for run in (old, new)
    )
    np.testing.assert_array_equal(second[0][:, :2], first[0])
    np.testing.assert_array_equal(second[1], first[1][:1])
    assert lines == (
        "The activation of the outputs is now: sigmoid.",
        "The loss is now: binary cross-entropy.",
    )


def test_only_what_has_to_is_changed() -> None:
    changed, lines = given(CROSS, Dataset("moons"))
    assert lines == ()
    assert changed.loss == CROSS.loss
    changed, lines = given(CROSS, Dataset("sine"))
    assert changed.loss == "half_squared_error"
    assert changed.network.layers[-1].activation == "identity"
    assert len(lines) == 2


def test_too_few_samples_are_all_for_training() -> None:
    split = replace(CROSS, training=replace(CROSS.training, split=Split(0.1)))
    changed, lines = given(split, Dataset("xor"))
    assert changed.training.split is None
    assert "too few" in lines[0]
