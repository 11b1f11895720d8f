"""Finite differences beside every gradient: the proof that the backward pass is right.

Central differences of the batch's loss (penalty included), as in Nielsen, "Neural Networks and
Deep Learning", chapter 2; their error shrinks with the square of the distance. They say nothing
about a step during which something was changed by hand: its operations met different parameters.

What one sample had on the way there is checked in ``engine.eventcheck``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.events import Address, Kind, Phase
from engine.model import Model
from engine.network import Bias
from engine.passes import forward
from engine.step_plan import parameter_place
from engine.training import StepRecord, batch_loss, penalty

DISTANCE = 1e-5
# How far a gradient may be off, by the type that it was computed in; absolute plus relative.
TOLERANCES = {"float64": 1e-7, "float32": 1e-5}
# A loss is rounded, and the distance makes that larger.
ROUNDING = 8.0 * float(np.finfo(np.float64).eps) / DISTANCE


class Check(NamedTuple):
    """One parameter's gradient beside its finite difference.

    ``at`` is the parameter's place: a layer, with a unit and a source for a weight, a unit for a
    bias, neither for what the whole layer shares. ``at_kink`` says that the difference was taken
    across a kink or bend of an activation or of the loss, where it proves nothing: at a bend its
    error shrinks with the distance only, not with its square. ``rounding`` is how
    far it may be off because the loss has so many digits and no more.
    """

    at: Address
    gradient: float
    difference: float
    at_kink: bool
    rounding: float = 0.0
    tolerance: float = TOLERANCES["float64"]

    @property
    def agrees(self) -> bool:
        """Return whether both are the same within the tolerance."""
        if self.at_kink:
            return True
        allowed = self.tolerance * (1.0 + abs(self.gradient)) + self.rounding
        return abs(self.gradient - self.difference) <= allowed


class Nudged(NamedTuple):
    """What something a little different comes to: the loss and what may lie at a kink on the way.

    That is the weighted sums of the last layers, as many as are computed anew, and a - y.
    """

    loss: float
    weighted_sums: Sequence[Array]
    errors: Array


def checks(record: StepRecord) -> Iterator[Check]:
    """Iterate over the gradients of a step, layer by layer, each beside its finite difference."""
    for layer in range(1, record.model.network.depth + 1):
        for at in _parameters(record.model, layer):
            yield check(record, at)


def _parameters(model: Model, layer: int) -> Iterator[Address]:
    """Yield what belongs to a layer and to no other: weights, biases, a learned slope."""
    network, spec = model.network, model.network.layer(layer)
    gradient = Address(Phase.BACKWARD, Kind.GRADIENT, layer=layer)
    if spec.shares is None:
        biases = (None,) if spec.bias is Bias.PER_NEURON else ()
        for unit in range(spec.units):
            for source in (*range(network.sizes[layer - 1]), *biases):
                yield gradient._replace(unit=unit, source=source)
        if spec.bias is Bias.SHARED:
            yield gradient
    if spec.activation.learned is not None:
        yield gradient._replace(kind=Kind.SLOPE_GRADIENT)


def check(record: StepRecord, at: Address) -> Check:
    """Return one gradient of a step beside its finite difference."""
    place = parameter_place(record.model.network, at)
    with np.errstate(all="ignore"):
        low, high = (_nudged(record, place, side * DISTANCE) for side in (-1.0, 1.0))
        return compared(record, at, float(record.gradient[place]), low, high)


def compared(record: StepRecord, at: Address, gradient: float, low: Nudged, high: Nudged) -> Check:
    """Return a gradient beside the difference between what two nudges came to."""
    difference = (high.loss - low.loss) / (2.0 * DISTANCE)
    rounding = ROUNDING * max(abs(low.loss), abs(high.loss))
    tolerance = TOLERANCES[record.gradient.dtype.name]
    at_kink = _crosses_kink(record.model, low, high)
    return Check(at, gradient, difference, at_kink, rounding, tolerance)


def _nudged(record: StepRecord, place: int, distance: float) -> Nudged:
    # In float64 whatever the run computes in: float32 has no digits left for a small difference.
    parameters = record.before.parameters.astype(np.float64)
    parameters[place] += distance
    inputs, targets = record.batch.inputs.astype(np.float64), record.batch.targets
    passed = forward(record.model, parameters, inputs, record.forward.masks)
    values = record.model.loss.value(passed.activations[-1], targets)
    loss = batch_loss(values) + penalty(record.model, parameters)
    return Nudged(loss, passed.weighted_sums, passed.activations[-1] - targets)


def _crosses_kink(model: Model, low: Nudged, high: Nudged) -> bool:
    layers = model.network.layers[-len(low.weighted_sums) :]
    within = any(
        _crosses(before, after, layer.activation.kinks + layer.activation.bends)
        for layer, before, after in zip(layers, low.weighted_sums, high.weighted_sums, strict=True)
    )
    return within or _crosses(low.errors, high.errors, model.loss.kinks + model.loss.bends)


def _crosses(before: Array, after: Array, kinks: tuple[float, ...]) -> bool:
    return any(bool(np.any((before <= kink) != (after <= kink))) for kink in kinks)
