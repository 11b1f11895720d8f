from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.evaluation import evaluate, right
from engine.model import Model
from tests.engine.cases import Case


def test_it_is_the_loss_of_a_step_that_takes_all_samples() -> None:
    case = Case(samples=5, batch=5)
    record = case.history().record(0)
    found = evaluate(case.model, case.parameters, case.data.inputs, case.data.targets)
    assert found.loss == pytest.approx(record.loss)


def test_nothing_is_left_out() -> None:
    case = Case(samples=5, batch=5)
    first, last = case.network.layers
    network = replace(case.network, layers=(replace(first, dropout=0.9), last))
    model = Model(network, case.model.loss, case.model.optimizer)
    plain, dropping = (
        evaluate(one, case.parameters, case.data.inputs, case.data.targets)
        for one in (case.model, model)
    )
    assert dropping == plain


def test_networks_side_by_side_are_each_as_if_alone() -> None:
    case = Case(sizes=(2, 3, 2), samples=4)
    others = np.stack([case.parameters, -case.parameters, 2.0 * case.parameters], axis=1)
    stack = replace(case.model, seed=np.arange(3))
    inputs, targets = case.data.inputs[..., np.newaxis], case.data.targets[..., np.newaxis]
    found = evaluate(stack, others, inputs, targets)
    for number in range(3):
        alone = evaluate(case.model, others[:, number], case.data.inputs, case.data.targets)
        assert found.loss[number] == pytest.approx(alone.loss)
        assert found.accuracy[number] == alone.accuracy


def test_of_several_outputs_the_largest_counts() -> None:
    outputs = np.array([[0.9, 0.1], [0.6, 0.5], [-1.0, -2.0]])
    targets = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    assert right(outputs, targets).tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("targets", "outputs", "expected"),
    [
        ([0.0, 1.0], [0.4, 0.6], [True, True]),
        ([0.0, 1.0], [0.6, 0.4], [False, False]),
        ([-1.0, 1.0], [0.1, 0.1], [False, True]),
        ([0.0, 1.0], [np.nan, np.nan], [False, False]),
    ],
)
def test_one_output_has_to_be_on_the_right_side(
    targets: list[float], outputs: list[float], expected: list[bool]
) -> None:
    columns = [np.array(values)[:, np.newaxis] for values in (outputs, targets)]
    assert right(*columns).tolist() == expected
