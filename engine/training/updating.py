"""From deltas to gradients to new parameters."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from engine.chance import Integers
from engine.model import CompiledLayer, Model, State
from engine.network import Mask
from engine.optimizers import Slots
from engine.training.passes import Backward, Forward, layer_backward


def batch_gradient(model: Model, parameters: Array, passed: Forward, back: Backward) -> Array:
    """Return the mean of the samples' gradients plus that of the penalty, as a flat vector."""
    gradient = np.empty_like(parameters)
    for layer, delta, slope in zip(model.compiled, back.deltas, back.slopes, strict=True):
        _add_up(model, layer, passed, delta, slope, gradient)
    samples = len(back.deltas[0])
    if samples > 1:
        gradient /= float(samples)
    if model.l1 != 0.0 or model.l2 != 0.0:
        for layer in model.compiled:
            _penalise(model, layer, parameters, gradient)
    return gradient


def layer_gradient(
    model: Model,
    layer: CompiledLayer,
    parameters: Array,
    passed: Forward,
    delta: Array,
    slope: Array | None,
) -> Array:
    """Return the part of the batch's gradient that belongs to a layer's own parameters, flat.

    ``delta`` is samples x units, ``slope`` one number a sample where an activation learns.
    """
    gradient = np.empty_like(parameters)
    _add_up(model, layer, passed, delta, slope, gradient)
    gradient[layer.own] /= len(delta)
    if model.l1 != 0.0 or model.l2 != 0.0:
        _penalise(model, layer, parameters, gradient)
    return gradient[layer.own]


def _add_up(
    model: Model,
    layer: CompiledLayer,
    passed: Forward,
    delta: Array,
    slope: Array | None,
    gradient: Array,
) -> None:
    """Write the sum of the samples' gradients of one layer where it belongs in ``gradient``."""
    into, sources = gradient[layer.weights].reshape(layer.shape), passed.sent[layer.number - 1]
    if slope is not None:
        gradient[layer.slope] = np.add.reduce(slope, axis=0)
    if not layer.again:
        model.algebra.paired(delta, sources, into)
        if layer.shared_bias:
            gradient[layer.biases] = np.add.reduce(delta, axis=(0, 1))
        elif layer.biased:
            model.algebra.summed(delta, gradient[layer.biases])
        return
    # The gradient of what several layers use is the sum over its uses.
    into += model.algebra.paired(delta, sources, np.empty_like(into))
    if layer.biased:
        gradient[layer.biases] += np.add.reduce(delta, axis=(0, 1) if layer.shared_bias else 0)


def _penalise(model: Model, layer: CompiledLayer, parameters: Array, gradient: Array) -> None:
    if not layer.again:
        weights = parameters[layer.weights]
        gradient[layer.weights] += model.l1 * np.sign(weights) + model.l2 * weights


def updated(model: Model, state: State, gradient: Array, step: int) -> State:
    """Return the state after one update by a gradient as flat as the parameters.

    What does not move in this step stays as it was.
    """
    count = state.updates
    if not isinstance(count, int):
        count = count[model.network.layer_of - 1]
    rate = model.rate(step)
    parameters, slots = model.optimizer.update(state.parameters, gradient, state.slots, rate, count)
    moving = model.moving(step)
    if moving is not None:
        parameters = np.where(moving, parameters, state.parameters)
        slots = _where(moving, slots, state.slots)
    return State(parameters, slots, counted(model, state.updates, step))


def counted(model: Model, updates: int | Integers, step: int) -> int | Integers:
    """Return how often the parameters have been updated after a step."""
    if isinstance(updates, int):
        return updates + 1
    layers = model.in_stack(np.arange(1, model.network.depth + 1))
    result: Integers = updates + (layers == model.chosen_layer(step))
    return result


def updated_layer_by_layer(
    model: Model, state: State, passed: Forward, targets: Array, step: int
) -> tuple[Backward, Array, State]:
    """Return what comes of a pass backward that updates each layer before it goes on.

    That is the pass, the batch's gradient, as flat as the parameters, and the state after it.
    """
    depth = len(model.compiled)
    deltas: list[Array] = [targets] * depth
    slopes: list[Array | None] = [None] * depth
    gradient, after = np.empty_like(state.parameters), state
    arriving = targets
    for layer in reversed(model.compiled):
        arriving, slope = layer_backward(model, layer, after.parameters, passed, arriving)
        part = layer_gradient(model, layer, state.parameters, passed, arriving, slope)
        gradient[layer.own] = part
        after = with_layer_updated(model, after, layer, part, step)
        deltas[layer.number - 1], slopes[layer.number - 1] = arriving, slope
    finished = after._replace(updates=counted(model, state.updates, step))
    return Backward(deltas, slopes), gradient, finished


def with_layer_updated(
    model: Model, state: State, layer: CompiledLayer, gradient: Array, step: int
) -> State:
    """Return the state with one layer's own parameters updated; the updates are not counted."""
    own = layer.own
    before, slots = state.parameters[own], tuple(slot[own] for slot in state.slots)
    after, new_slots = model.optimizer.update(
        before, gradient, slots, model.rate(step), state.updates
    )
    if model.trainable is not None:
        after = np.where(model.trainable[own], after, before)
        new_slots = _where(model.trainable[own], new_slots, slots)
    parameters = _with_part(state.parameters, own, after)
    return state._replace(
        parameters=parameters,
        slots=tuple(
            _with_part(slot, own, new) for slot, new in zip(state.slots, new_slots, strict=True)
        ),
    )


def _where(moving: Mask, new: Slots, old: Slots) -> Slots:
    return tuple(np.where(moving, one, other) for one, other in zip(new, old, strict=True))


def _with_part(values: Array, part: slice, new: Array) -> Array:
    result = values.copy()
    result[part] = new
    return result
