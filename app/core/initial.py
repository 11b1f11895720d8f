"""The weights that a project's layers start from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.core.project import Choice, Layer
from engine.arrays import Array
from engine.initializers import INITIALIZERS


def initial_weights(layer: Layer, number: int, fan_in: int, seed: int) -> Array | None:
    """Return the weights (units x fan-in) of layer ``number``, None where they are another's."""
    if layer.weights is not None:
        return np.array(layer.weights, dtype=np.float64)
    if layer.init is None:
        return None
    return drawn(layer.init, (seed, number), layer.units, fan_in)


def drawn(init: Choice, seed: Sequence[int], units: int, fan_in: int) -> Array:
    """Return weights (units x fan-in) drawn by an initializer, a function of ``seed`` alone."""
    return INITIALIZERS.make(init)(np.random.default_rng(seed), fan_in, units)
