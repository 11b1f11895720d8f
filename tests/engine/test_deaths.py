from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import Array
from engine.deaths import Deaths
from engine.evaluation import evaluate
from engine.training.passes import forward
from engine.trouble import situation
from engine.trouble.units import dead
from tests.engine.cases import Case, cases


def rectifiers(samples: int = 6) -> Case:
    return Case((2, 5, 4, 1), activations=("relu", "relu", "sigmoid"), samples=samples)


def with_biases(case: Case, layer: int, values: list[float]) -> Array:
    parameters = case.parameters.copy()
    case.network.biases(parameters, layer)[:] = values
    return parameters


def count(case: Case, parameters: Array) -> float:
    return float(evaluate(case.model, parameters, case.data.inputs, case.data.targets).dead)


def test_units_that_no_sample_gets_through_to_are_counted() -> None:
    case = rectifiers()
    alive = with_biases(case, 1, [50.0] * 5)
    case.network.biases(alive, 2)[:] = 500.0
    assert count(case, alive) == 0.0
    case.network.biases(alive, 1)[:] = [50.0, -50.0, 50.0, -50.0, 50.0]
    assert count(case, alive) == 2.0
    case.network.biases(alive, 2)[0] = -5000.0
    assert count(case, alive) == 3.0


@given(cases(), st.integers(0, 3))
def test_they_are_those_that_the_detector_names(case: Case, step: int) -> None:
    at = situation(case.history(), step)
    named = sum(len(trouble.units) for trouble in dead(at))
    found = evaluate(case.model, at.state.parameters, at.inputs, at.targets)
    assert found.dead == named


def test_one_sample_is_enough_to_live() -> None:
    case = rectifiers(samples=3)
    deaths = Deaths(case.model)
    parameters = with_biases(case, 1, [-50.0] * 5)
    inputs = np.zeros((3, 2))
    deaths.see(forward(case.model, parameters, inputs))
    assert deaths.count == 5 + np.count_nonzero(case.network.biases(parameters, 2) <= 0.0)
    inputs[-1] = 1000.0 * case.network.weights(parameters, 1)[0]
    before = deaths.count
    deaths.see(forward(case.model, parameters, inputs))
    assert deaths.count < before


def test_networks_side_by_side_are_counted_each_for_itself() -> None:
    case = rectifiers()
    pair = [with_biases(case, 1, [bias] * 5) for bias in (50.0, -50.0)]
    stack = replace(case.model, seed=np.arange(2))
    inputs, targets = case.data.inputs[..., np.newaxis], case.data.targets[..., np.newaxis]
    found = evaluate(stack, np.stack(pair, axis=1), inputs, targets)
    assert found.dead.tolist() == [count(case, parameters) for parameters in pair]
    assert found.dead[0] < found.dead[1]


@pytest.mark.parametrize("activation", ["sigmoid", "step", "leaky_relu", "prelu"])
def test_other_functions_have_no_dead_units(activation: str) -> None:
    case = Case((2, 3, 1), activations=(activation, "sigmoid"), samples=3)
    assert count(case, np.full_like(case.parameters, -500.0)) == 0.0
