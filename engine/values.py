"""What the operations of a step come to: their values, and the numbers that these are made of.

Of one operation, or of many of one kind in one layer at once. Both are the same arithmetic in the
type of the run, element by element: they agree to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.optimizers import SLOT_SYMBOLS
from engine.plan.events import Address, Kind, Phase, Places
from engine.plan.step_plan import parameter_place
from engine.training.step_arrays import StepArrays
from engine.training.training import penalty

# A number, or arrays that broadcast to positions x units x sources.
Numbers = Any
Values = tuple[Numbers, Mapping[str, Numbers]]


# What the numbers are called that values are made of, those of all kinds and optimizers.
OPERANDS = (
    *("weight", "activation", "bias", "weighted_sum", "target", "penalty", "delta"),
    *("mask", "size", "limit", "before", "gradient", "change"),
    *SLOT_SYMBOLS,
)


def values(step: StepArrays, at: Places) -> Values:
    """Return the value of each operation, and by name the numbers it was made of."""
    with np.errstate(all="ignore"):
        return _VALUES[at.kind](step, at)


def _product(step: StepArrays, at: Places) -> Values:
    position, layer, unit, source = at.numbers
    weight = step.weights(Phase.FORWARD, position, layer)[unit, source]
    activation = step.record.forward.sent[layer - 1][position, source]
    return weight * activation, {"weight": weight, "activation": activation}


def _weighted_sum(step: StepArrays, at: Places) -> Values:
    position, layer, unit, _ = at.numbers
    bias = step.biases(Phase.FORWARD, position, layer)[unit]
    return step.record.forward.weighted_sums[layer - 1][position, unit], {"bias": bias}


def _activation(step: StepArrays, at: Places) -> Values:
    position, layer, unit, _ = at.numbers
    passed = step.record.forward
    weighted_sum = passed.weighted_sums[layer - 1][position, unit]
    return passed.activations[layer][position, unit], {"weighted_sum": weighted_sum}


def _dropout(step: StepArrays, at: Places) -> Values:
    position, layer, unit, _ = at.numbers
    passed = step.record.forward
    mask = passed.masks[layer - 1]
    assert mask is not None
    operands = {
        "activation": passed.activations[layer][position, unit],
        "mask": mask[position, unit],
    }
    return passed.sent[layer][position, unit], operands


def _error(step: StepArrays, at: Places) -> Values:
    position, layer, unit, _ = at.numbers
    target = step.record.batch.targets[position, unit]
    return step.record.forward.activations[layer][position, unit] - target, {"target": target}


def _loss(step: StepArrays, _: Places) -> Values:
    parameters = step.parameters_at(step.plan.offset(Address(Phase.LOSS, Kind.LOSS)))
    return step.record.loss, {"penalty": penalty(step.record.model, parameters)}


def _contribution(step: StepArrays, at: Places) -> Values:
    position, layer, unit, source = at.numbers
    weight = step.weights(Phase.BACKWARD, position, layer + 1)[source, unit]
    delta = step.record.backward.deltas[layer][position, source]
    return weight * delta, {"weight": weight, "delta": delta}


def _slope(step: StepArrays, at: Places) -> Values:
    position, layer, unit, source = at.numbers
    if at.source is None:
        return step.slopes[layer - 1][position, unit], {}
    return step.jacobians[layer][position, unit, source], {}


def _delta(step: StepArrays, at: Places) -> Values:
    position, layer, unit, _ = at.numbers
    return step.record.backward.deltas[layer - 1][position, unit], {}


def _gradient(step: StepArrays, at: Places) -> Values:
    position, layer, unit, source = at.numbers
    deltas = step.record.backward.deltas[layer - 1]
    # What a whole layer shares answers to all of its units.
    delta = np.add.reduce(deltas[position], axis=-1) if at.unit is None else deltas[position, unit]
    if at.source is None:  # a bias is the weight of a source that is always 1
        return delta, {"delta": delta, "activation": 1.0}
    activation = step.record.forward.sent[layer - 1][position, source]
    return delta * activation, {"delta": delta, "activation": activation}


def _slope_gradient(step: StepArrays, at: Places) -> Values:
    position, layer, _, _ = at.numbers
    gradients = step.record.backward.slopes[layer - 1]
    assert gradients is not None
    return gradients[position], {}


def _clipping(step: StepArrays, _: Places) -> Values:
    record, clipping = step.record, step.record.model.clipping
    assert clipping is not None
    return clipping.size(record.clipped), {
        "size": clipping.size(record.model.counted_by_clipping(record.gradient)),
        "limit": clipping.limit,
    }


def _update(step: StepArrays, at: Places) -> Values:
    place = parameter_place(step.network, at)
    record, edited = step.record, step.record.edited
    before = (record.before.parameters if edited is None else edited.before)[place]
    value = (record.after.parameters if edited is None else edited.updated)[place]
    names = record.model.optimizer.slot_names
    slots = {name: slot[place] for name, slot in zip(names, record.after.slots, strict=True)}
    operands = {"before": before, "gradient": record.clipped[place], "change": value - before}
    return value, {**operands, **slots}


_VALUES: dict[Kind, Callable[[StepArrays, Places], Values]] = {
    Kind.PRODUCT: _product,
    Kind.WEIGHTED_SUM: _weighted_sum,
    Kind.ACTIVATION: _activation,
    Kind.DROPOUT: _dropout,
    Kind.ERROR: _error,
    Kind.LOSS: _loss,
    Kind.CONTRIBUTION: _contribution,
    Kind.SLOPE: _slope,
    Kind.DELTA: _delta,
    Kind.GRADIENT: _gradient,
    Kind.SLOPE_GRADIENT: _slope_gradient,
    Kind.CLIPPING: _clipping,
    Kind.UPDATE: _update,
    Kind.SLOPE_UPDATE: _update,
}
