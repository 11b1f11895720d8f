"""Finite differences beside what single operations find: deltas and gradients of one sample.

A weighted sum is nudged, and what follows it is computed anew: how the sample's loss answers is
the delta. A weight acts through the weighted sum that it is a part of, which is nudged as much
as the weight would by what arrives there. The masks of dropout stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from engine.arrays import Array
from engine.checking.gradcheck import Check, Nudged, check, compared
from engine.plan.events import Address, Kind, Phase
from engine.plan.step_plan import parameter_place
from engine.training.passes import dropped, layer_forward
from engine.training.training import StepRecord
from engine.words.wording import worded


def is_checkable(at: Address) -> bool:
    """Return whether an operation finds, or uses, a derivative of the loss."""
    return at.kind in _NUDGES or at.kind in _UPDATES


def refusal(record: StepRecord, at: Address) -> str | None:
    """Return why a finite difference proves nothing about an operation, None where it does."""
    if record.edited is not None:
        return worded("changed by hand in this step: a finite difference says nothing")
    if record.model.immediate and at.layer != record.model.network.depth:
        return worded("weights have moved on the way: a finite difference says nothing")
    if at.phase is Phase.UPDATE:
        place = parameter_place(record.model.network, at)
        if record.clipped[place] != record.gradient[place]:
            return worded("clipped: no longer the gradient of the loss")
    return None


def check_of_event(record: StepRecord, at: Address, value: float) -> Check:
    """Return what a checkable operation found, ``value``, beside its finite difference.

    Of an update that is the gradient of the whole batch, which it uses.
    """
    if at.kind in _UPDATES:
        return check(record, at)
    with np.errstate(all="ignore"):
        return compared(record, at, value, partial(_NUDGES[at.kind], record, at))


def _weighted_sum(record: StepRecord, at: Address, distance: float) -> Nudged:
    """Nudge the weighted sum of a unit; where units share a bias, that of all."""
    position, layer, unit, source = at.numbers
    z = _sums(record, at)
    arriving = 1.0
    if at.source is not None:
        arriving = float(record.forward.sent[layer - 1][position, source])
    z[:, slice(None) if at.unit is None else unit] += distance * arriving
    parameters = record.before.parameters.astype(np.float64)
    function = record.model.compiled[layer - 1].learned(parameters).function
    return _followed(record, at, z, function(z))


def _learned_slope(record: StepRecord, at: Address, distance: float) -> Nudged:
    """Nudge the slope that a layer learns, for one sample alone."""
    z, compiled = _sums(record, at), record.model.compiled[(at.layer or 0) - 1]
    parameters = record.before.parameters.astype(np.float64)
    parameters[compiled.slope] += distance
    return _followed(record, at, z, compiled.learned(parameters).function(z))


def _sums(record: StepRecord, at: Address) -> Array:
    """Return the weighted sums of one sample in a layer, 1 x units, to be changed."""
    position, layer, *_ = at.numbers
    sums = record.forward.weighted_sums[layer - 1][position : position + 1]
    return sums.astype(np.float64)


def _followed(record: StepRecord, at: Address, z: Array, a: Array) -> Nudged:
    """Return what the weighted sums and activations of one sample in a layer come to."""
    position, number, *_ = at.numbers
    model, masks = record.model, record.forward.masks
    parameters, sums = record.before.parameters.astype(np.float64), [z]
    for layer in model.compiled[number:]:
        mask = masks[layer.number - 2] if masks else None
        sent = dropped(a, None if mask is None else mask[position : position + 1])
        z, a = layer_forward(model, layer, parameters, sent)
        sums.append(z)
    targets = record.batch.targets[position : position + 1]
    return Nudged(float(model.loss.value(a, targets)[0]), sums, a - targets)


_NUDGES: dict[Kind, Callable[[StepRecord, Address, float], Nudged]] = {
    Kind.DELTA: _weighted_sum,
    Kind.GRADIENT: _weighted_sum,
    Kind.SLOPE_GRADIENT: _learned_slope,
}
_UPDATES = (Kind.UPDATE, Kind.SLOPE_UPDATE)
