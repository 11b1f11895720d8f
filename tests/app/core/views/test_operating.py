from __future__ import annotations

import numpy as np
import pytest

from app.core.views.operating import MOST_SAMPLES, slope_at, weighted_sums
from engine.activations import ACTIVATIONS
from engine.training.passes import forward
from tests.app.core.scene.shots import run_of


def test_weighted_sums_are_those_of_a_pass_forward() -> None:
    run = run_of("xor")[1]
    parameters = run.history.state(7).parameters
    passed = forward(run.history.first_model, parameters, run.data.inputs)
    for layer, unit in ((1, 2), (2, 0)):
        found = weighted_sums(run, parameters, layer, unit)
        np.testing.assert_array_equal(found, passed.weighted_sums[layer - 1][:, unit])


def test_of_very_many_samples_some_are_taken() -> None:
    run = run_of("digits")[1]
    parameters = run.history.state(0).parameters
    assert len(weighted_sums(run, parameters, 1, 0)) == MOST_SAMPLES


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "gelu"])
def test_a_slope_is_how_the_function_rises(name: str) -> None:
    activation, z, step = ACTIVATIONS.make(name), 0.4, 1e-6
    low, a, high = activation.function(np.array([z - step, z, z + step])).tolist()
    assert slope_at(activation, z, a) == pytest.approx((high - low) / (2 * step), rel=1e-5)
