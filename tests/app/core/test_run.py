from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.changes import with_edit
from app.core.file_format.examples import open_example
from app.core.project import (
    Dataset,
    Layer,
    Network,
    OptimizerEdit,
    ParameterEdit,
    Project,
    Regularization,
    Rows,
    Training,
)
from app.core.run import build
from engine.problem import Problem

PROJECT = Project(
    seed=7,
    network=Network(
        2,
        (
            Layer(3, "tanh", init="normal"),
            Layer(2, "tanh", init="normal", frozen=("biases",)),
            Layer(1, "sigmoid", weights=((0.5, -0.5),), biases=(0.25,), frozen=("weights",)),
        ),
    ),
    loss="binary_cross_entropy",
    optimizer={"name": "sgd", "learning_rate": 0.5, "momentum": 0.9},
    regularization=Regularization(0.01, 0.1),
    data=Dataset("xor"),
    training=Training(batch_size=3, shuffle=True, steps=20),
)


def test_a_run_is_what_the_project_says() -> None:
    run = build(PROJECT)
    model = run.history.first_model
    assert run.network.sizes == (2, 3, 2, 1)
    assert [layer.activation.name for layer in run.network.layers] == ["tanh", "tanh", "sigmoid"]
    assert (model.loss.name, model.l1, model.l2) == ("binary_cross_entropy", 0.01, 0.1)
    assert model.optimizer.numbers["momentum"] == 0.9
    assert model.rate(step=0) == 0.5
    assert [layer.weights_frozen for layer in run.network.layers] == [False, False, True]
    assert [layer.biases_frozen for layer in run.network.layers] == [False, True, False]
    assert run.events == len(run.trace) == run.plan.start(20)
    assert (run.history.batches.shuffle, run.history.batches.seed) == (True, 7)
    assert run.plan.full.batch == 3


def test_initial_parameters_are_the_file_s_or_drawn_from_the_seed() -> None:
    run = build(PROJECT)
    start = run.history.state(0).parameters
    assert run.network.weights(start, 3).tolist() == [[0.5, -0.5]]
    assert run.network.biases(start, 3).tolist() == [0.25]
    assert run.network.biases(start, 1).tolist() == [0.0] * 3
    np.testing.assert_array_equal(build(PROJECT).history.state(0).parameters, start)
    other = build(replace(PROJECT, seed=8)).history.state(0).parameters
    assert not np.array_equal(run.network.weights(other, 1), run.network.weights(start, 1))
    assert not np.isin(run.network.weights(start, 2), run.network.weights(start, 1)).any()


def test_a_layer_is_drawn_alike_whatever_comes_before_it() -> None:
    longer = replace(PROJECT.network.layers[1], units=5)
    network = replace(PROJECT.network, layers=(*PROJECT.network.layers[:1], longer))
    runs = [build(PROJECT), build(replace(PROJECT, network=network, data=rows_of(5)))]
    first, second = (run.network.weights(run.history.state(0).parameters, 1) for run in runs)
    np.testing.assert_array_equal(first, second)


def rows_of(outputs: int) -> Rows:
    return Rows(inputs=((0.0, 1.0),), targets=((0.5,) * outputs,))


def test_the_same_data_need_not_be_read_twice() -> None:
    run = build(PROJECT)
    assert build(replace(PROJECT, seed=1), run.data).data is run.data


def test_edits_take_part() -> None:
    edits = ParameterEdit(2, 0, 1, 0, None, 4.0), OptimizerEdit(3, 5, "learning_rate", 0.0)
    project = with_edit(with_edit(PROJECT, edits[0]), edits[1])
    run = build(project)
    assert run.trace.reader(2).parameters_at(0)[run.network.place(1, 0, None)] == 4.0
    np.testing.assert_array_equal(
        run.history.state(4 + 1).parameters, run.history.state(20).parameters
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_run_keeps_to_its_number_type(dtype: str) -> None:
    project = replace(with_edit(PROJECT, ParameterEdit(1, 9, 1, 0, 0, 0.1)), dtype=dtype)
    run = build(project)
    for step in range(3):
        record = run.history.record(step)
        arrays = [
            record.batch.inputs,
            record.batch.targets,
            record.gradient,
            record.sample_losses,
            record.after.parameters,
            *record.after.slots,
            *record.forward.weighted_sums,
            *record.forward.activations,
            *record.backward.deltas,
        ]
        assert {part.dtype for part in arrays} == {np.dtype(dtype)}


def test_numbers_too_large_for_the_type_are_infinite() -> None:
    layer = Layer(1, "sigmoid", weights=((1e300, 0.0),))
    project = replace(
        PROJECT,
        dtype="float32",
        network=Network(2, (layer,)),
        data=Rows(((1e300, 1.0),), ((0.5,),)),
    )
    run = build(project)
    assert run.history.state(0).parameters[0] == np.inf
    assert run.trace[0].value == np.inf


def test_data_that_do_not_fit_are_refused() -> None:
    with pytest.raises(Problem, match="2, as many as the data have"):
        build(replace(PROJECT, network=replace(PROJECT.network, inputs=3)))


@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris"])
def test_the_examples_come_to_life(name: str) -> None:
    run = build(open_example(name))
    assert run.history.record(0).loss > 0.0
    assert run.events > 0
