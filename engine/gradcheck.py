"""Finite differences beside every gradient: the proof that the backward pass is right.

Central differences of the batch's loss (penalty included), as in Nielsen, "Neural Networks and
Deep Learning", chapter 2; their error shrinks with the square of the distance. They say nothing
about a step during which something was changed by hand: its operations met different parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.training import Forward, Model, StepRecord, batch_loss, forward, penalty

DISTANCE = 1e-5
# How far a gradient may be off, by the type that it was computed in; absolute plus relative.
TOLERANCES = {"float64": 1e-7, "float32": 1e-5}


class Check(NamedTuple):
    """One parameter's gradient beside its finite difference.

    ``at_kink`` says that the difference was taken across a kink of an activation, where it
    proves nothing.
    """

    layer: int
    unit: int
    source: int | None
    gradient: float
    difference: float
    at_kink: bool
    tolerance: float = TOLERANCES["float64"]

    @property
    def agrees(self) -> bool:
        """Return whether both are the same within the tolerance."""
        if self.at_kink:
            return True
        allowed = self.tolerance * (1.0 + abs(self.gradient))
        return abs(self.gradient - self.difference) <= allowed


def checks(record: StepRecord) -> Iterator[Check]:
    """Iterate over the gradients of a step, layer by layer, each beside its finite difference."""
    network = record.model.network
    for layer in range(1, network.depth + 1):
        for unit in range(network.sizes[layer]):
            for source in (*range(network.sizes[layer - 1]), None):
                yield check(record, layer, unit, source)


def check(record: StepRecord, layer: int, unit: int, source: int | None) -> Check:
    """Return one gradient of a step beside its finite difference."""
    place = record.model.network.place(layer, unit, source)
    with np.errstate(all="ignore"):
        low, high = (_nudged(record, place, side * DISTANCE) for side in (-1.0, 1.0))
        difference = (_loss(record, *high) - _loss(record, *low)) / (2.0 * DISTANCE)
        at_kink = _crosses_kink(record.model, low[1], high[1])
    gradient, tolerance = record.gradient[place], TOLERANCES[record.gradient.dtype.name]
    return Check(layer, unit, source, float(gradient), difference, at_kink, tolerance)


def _nudged(record: StepRecord, place: int, distance: float) -> tuple[Array, Forward]:
    # In float64 whatever the run computes in: float32 has no digits left for a small difference.
    parameters = record.before.parameters.astype(np.float64)
    parameters[place] += distance
    return parameters, forward(record.model, parameters, record.batch.inputs.astype(np.float64))


def _loss(record: StepRecord, parameters: Array, passed: Forward) -> float:
    values = record.model.loss.value(passed.activations[-1], record.batch.targets)
    return batch_loss(values) + penalty(record.model, parameters)


def _crosses_kink(model: Model, low: Forward, high: Forward) -> bool:
    return any(
        bool(np.any((before <= kink) != (after <= kink)))
        for layer, before, after in zip(
            model.network.layers, low.weighted_sums, high.weighted_sums, strict=True
        )
        for kink in layer.activation.kinks
    )
