"""Small networks as PyTorch computes them, in double precision."""

import json
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from app.core.file_format.project_file import decode
from app.core.run import Run, build
from engine.training.training import StepRecord, penalty
from tests.reference.published import further, published

CASES = [*published("pytorch_cases.json"), *further()]
FIRST_STEP, LATER_STEPS = 1e-12, 1e-9


def parameters(network: Any, after: np.ndarray[Any, Any]) -> dict[str, list[Any]]:
    numbers = range(1, network.depth + 1)
    return {
        "weights": [network.weights(after, number) for number in numbers],
        "biases": [network.biases(after, number) for number in numbers],
        "slopes": [after[part.slope] for part in network.slices],
    }


def computed(run: Run, record: StepRecord) -> dict[str, Any]:
    """What a step computed, by the names of the file."""
    gradient = parameters(run.network, record.gradient)
    after = parameters(run.network, record.after.parameters)
    return {
        "samples": record.batch.rows,
        "loss": record.loss,
        "total_loss": record.loss + penalty(record.model, record.before.parameters),
        "sample_losses": record.sample_losses,
        "weighted_sums": record.forward.weighted_sums,
        "activations": record.forward.activations[1:],
        "deltas": record.backward.deltas,
        "weight_gradients": gradient["weights"],
        "bias_gradients": gradient["biases"],
        "slope_gradients": gradient["slopes"],
        "weights_after": after["weights"],
        "biases_after": after["biases"],
        "slopes_after": after["slopes"],
    }


def assert_close(found: Any, expected: Any, tolerance: float) -> None:
    layers = isinstance(found, list)
    pairs = zip(found, expected, strict=True) if layers else [(found, expected)]
    for one, other in pairs:
        assert_allclose(one, other, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_step_is_the_same(case: dict[str, Any]) -> None:
    run = build(decode(json.dumps(case["project"]).encode()))
    for expected in case["expected"]["steps"]:
        step = expected.pop("step")
        found = computed(run, run.history.record(step))
        for name, values in expected.items():
            assert_close(found[name], values, LATER_STEPS if step else FIRST_STEP)
