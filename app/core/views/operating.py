"""Where a neuron stands on its activation function, for the shown sample and for others."""

from __future__ import annotations

import numpy as np

from app.core.run import Run
from engine.activations import Activation
from engine.arrays import Array
from engine.training.passes import forward

# The weighted sums of so many samples are shown at most.
MOST_SAMPLES = 400


def weighted_sums(run: Run, parameters: Array, layer: int, unit: int) -> Array:
    """Return a neuron's weighted sums for samples evenly spread over those to train with."""
    rows = run.data.train_rows
    spread = np.linspace(0, len(rows) - 1, min(len(rows), MOST_SAMPLES)).astype(np.intp)
    inputs = run.data.inputs[rows[spread]].astype(parameters.dtype)
    with np.errstate(all="ignore"):
        passed = forward(run.history.first_model, parameters, inputs)
    found: Array = passed.weighted_sums[layer - 1][:, unit]
    return found


def slope_at(activation: Activation, z: float, a: float) -> float:
    """Return the slope of an activation function at a point of it."""
    with np.errstate(all="ignore"):
        return float(activation.derivative(np.array([[z]]), np.array([[a]]))[0, 0])
