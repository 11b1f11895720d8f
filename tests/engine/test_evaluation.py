from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.evaluation import evaluate, middle_of, right
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
    assert right(outputs, targets, 0.5).tolist() == [True, False, True]


def test_what_is_not_a_number_is_no_answer() -> None:
    outputs = np.array([[np.nan, np.nan], [0.9, np.nan]])
    assert right(outputs, np.array([[1.0, 0.0], [1.0, 0.0]]), 0.5).tolist() == [False, False]


@pytest.mark.parametrize("stack", [False, True])
def test_samples_that_do_not_go_at_once_count_together(
    stack: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(sizes=(2, 3, 1), samples=7)
    model, parameters, samples = case.model, case.parameters, case.data
    inputs, targets = samples.inputs, samples.targets
    if stack:
        model = replace(model, seed=np.arange(2))
        parameters = np.stack([parameters, -parameters], axis=1)
        inputs, targets = inputs[..., np.newaxis], targets[..., np.newaxis]
    whole = evaluate(model, parameters, inputs, targets)
    monkeypatch.setattr("engine.evaluation.UNITS_AT_ONCE", 25)
    parts = evaluate(model, parameters, inputs, targets)
    np.testing.assert_allclose(parts.loss, whole.loss, rtol=1e-14)
    np.testing.assert_array_equal(parts.accuracy, whole.accuracy)


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
    a, y = (np.array(values)[:, np.newaxis] for values in (outputs, targets))
    assert right(a, y, middle_of(y)).tolist() == expected
