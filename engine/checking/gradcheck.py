"""Finite differences beside every gradient: the proof that the backward pass is right.

Central differences of the batch's loss (penalty included), as in Nielsen, "Neural Networks and
Deep Learning", chapter 2; their error shrinks with the square of the distance. They say nothing
about a step during which something was changed by hand: its operations met different parameters.

What one sample had on the way there is checked in ``engine.checking.eventcheck``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.model import Model
from engine.network import Bias
from engine.plan.events import Address, Kind, Phase
from engine.plan.step_plan import parameter_place
from engine.training.passes import forward
from engine.training.training import StepRecord, batch_loss, penalty

DISTANCE = 1e-5
# How far a gradient may be off, by the type that it was computed in; absolute plus relative.
TOLERANCES = {"float64": 1e-7, "float32": 1e-5}
# So many of its last digits a loss may have lost; the distance makes that larger.
ROUNDING = 8.0 * float(np.finfo(np.float64).eps)


class Check(NamedTuple):
    """One parameter's gradient beside its finite difference.

    ``at`` is the parameter's place: a layer, with a unit and a source for a weight, a unit for a
    bias, neither for what the whole layer shares. ``at_kink`` says that the difference was taken
    across a kink or bend of an activation or of the loss, where it proves nothing: at a bend its
    error shrinks with the distance only, not with its square. ``uncertainty`` is how far the
    difference may be off because the loss has so many digits and no more, and is curved.
    """

    at: Address
    gradient: float
    difference: float
    at_kink: bool
    uncertainty: float = 0.0
    tolerance: float = TOLERANCES["float64"]

    @property
    def agrees(self) -> bool:
        """Return whether both are the same within the tolerance."""
        if self.at_kink:
            return True
        allowed = self.tolerance * (1.0 + abs(self.gradient)) + self.uncertainty
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
        return compared(record, at, float(record.gradient[place]), partial(_nudged, record, place))


def compared(
    record: StepRecord, at: Address, gradient: float, nudged: Callable[[float], Nudged]
) -> Check:
    """Return a gradient beside the difference between what two nudges came to.

    ``nudged`` gives what comes of a nudge by some distance. Where the difference is off, it is
    taken again from nearer by: a loss that is curved there, as with large inputs, needs it finer.
    """
    low, high = nudged(-DISTANCE), nudged(DISTANCE)
    at_kink = _crosses_kink(record.model, low, high)
    tolerance = TOLERANCES[record.gradient.dtype.name]
    plain = _difference(low, high, DISTANCE)
    found = Check(at, gradient, plain, at_kink, _rounding(low, high, DISTANCE), tolerance)
    if found.agrees:
        return found
    difference, uncertainty = _refined(plain, nudged)
    return found._replace(difference=difference, uncertainty=uncertainty)


def _difference(low: Nudged, high: Nudged, distance: float) -> float:
    return (high.loss - low.loss) / (2.0 * distance)


def _rounding(low: Nudged, high: Nudged, distance: float) -> float:
    """Return how far a difference may be off because its losses are rounded."""
    return ROUNDING * max(abs(low.loss), abs(high.loss)) / distance


def _refined(plain: float, nudged: Callable[[float], Nudged]) -> tuple[float, float]:
    """Return a better difference than the plain one, and how far it may still be off.

    Each half of the distance leaves a quarter of the error, so that two differences tell most of
    it (Richardson, 1911); how much the next two change of that is what they leave.
    """
    differences = [plain]
    for distance in (DISTANCE / 2.0, DISTANCE / 4.0):
        low, high = nudged(-distance), nudged(distance)
        differences.append(_difference(low, high, distance))
    coarse, fine = ((4.0 * near - far) / 3.0 for far, near in pairwise(differences))
    return fine, abs(fine - coarse) + _rounding(low, high, distance)


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
