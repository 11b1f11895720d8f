"""Units of rectifiers whose slope is exactly 0 for every sample: no gradient reaches them.

Lu, Shin, Su and Karniadakis, "Dying ReLU and Initialization", 2019.
"""

from __future__ import annotations

import numpy as np

from engine.activations.shapes import can_die
from engine.arrays import Array
from engine.model import CompiledLayer, Model
from engine.network import Mask
from engine.training.passes import Forward


class Deaths:
    """Which units have had slope 0 for every sample that was gone through so far."""

    def __init__(self, model: Model) -> None:
        self._stack = model.stack
        self._dead: list[tuple[CompiledLayer, Mask]] = [
            (layer, np.ones((layer.shape[0], *model.stack), dtype=np.bool_))
            for layer in model.compiled
            if can_die(layer.activation)
        ]

    def see(self, passed: Forward) -> None:
        """Go through some more samples; what lives by the first of them is not looked at again."""
        for layer, dead in self._dead:
            z, a = passed.weighted_sums[layer.number - 1], passed.activations[layer.number]
            for rows in slice(0, 1), slice(1, None):
                slopes = layer.derivative(z[rows][:, dead], a[rows][:, dead])
                dead[dead] = (slopes == 0.0).all(axis=0)

    @property
    def count(self) -> Array:
        """Return how many units are dead, in each of the networks side by side."""
        counts = [np.count_nonzero(dead, axis=0) for _, dead in self._dead]
        return np.sum(counts, axis=0) if counts else np.zeros(self._stack)
