"""One training step: the only place that runs one.

A step is a pure function of arrays: it reads a state and a batch and returns a ``StepRecord``
that holds everything the step computed. The equations are those of Nielsen, "Neural Networks and
Deep Learning", chapter 2, with samples as rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.data import Batch
from engine.losses import Loss
from engine.network import NetworkSpec
from engine.optimizers import Optimizer, Slots


class State(NamedTuple):
    """What a step starts from: all parameters in one vector, and the optimizer's slots."""

    parameters: Array
    slots: Slots


@dataclass(frozen=True, eq=False)
class Model:
    """A network with everything that says how it is trained."""

    network: NetworkSpec
    loss: Loss
    optimizer: Optimizer
    l1: float = 0.0
    l2: float = 0.0

    def initial_state(self, parameters: Array) -> State:
        """Return the state before the first step."""
        return State(parameters, self.optimizer.initial_slots(parameters))

    @cached_property
    def compiled(self) -> tuple[CompiledLayer, ...]:
        """Return what a step needs of each layer, with every look-up already done."""
        return tuple(
            CompiledLayer(
                part.weights, part.biases, part.shape, spec.activation.function,
                spec.activation.derivative,
            )
            for spec, part in zip(self.network.layers, self.network.slices, strict=True)
        )  # fmt: skip

    @cached_property
    def cancelled(self) -> Callable[[Array, Array], Array] | None:
        """Return dL/dz as one function of (a, y) where output activation and loss cancel."""
        last = self.network.layers[-1].activation.name
        return self.loss.cancelled if self.loss.cancels_with == last else None


class CompiledLayer(NamedTuple):
    """One layer as the inner loop wants it."""

    weights: slice
    biases: slice
    shape: tuple[int, int]
    function: Callable[[Array], Array]
    derivative: Callable[[Array, Array], Array]


class Forward(NamedTuple):
    """The values of a forward pass, layer by layer, each samples x units.

    ``activations[0]`` are the inputs; ``weighted_sums[0]`` belongs to layer 1.
    """

    weighted_sums: list[Array]
    activations: list[Array]


class StepRecord(NamedTuple):
    """Everything one training step computed.

    Arrays by layer are samples x units; ``deltas[0]`` belongs to layer 1. ``gradient`` is that
    of the batch with the penalty, ``after`` the state that the next step starts from.
    ``edited`` is there when something was changed within the step: then it, and not ``before``,
    says which parameters an operation met.
    """

    model: Model
    batch: Batch
    before: State
    forward: Forward
    deltas: list[Array]
    sample_losses: Array
    gradient: Array
    after: State
    step: int
    edited: EditedStep | None = None

    @property
    def loss(self) -> float:
        """Return the mean of the samples' losses, without the penalty."""
        return batch_loss(self.sample_losses)


class EditedStep(NamedTuple):
    """What each operation met in a step during which something was changed by hand.

    ``forward`` and ``backward`` have the shape samples x parameters: what each sample met.
    ``before`` and ``updated`` are the parameters that each update started from and gave,
    ``changes`` every (event, place, value) in the order they came, ``optimizers`` every changed
    optimizer with the event from which on it holds.
    """

    forward: Array
    backward: Array
    before: Array
    updated: Array
    changes: tuple[tuple[int, int, float], ...]
    optimizers: tuple[tuple[int, Optimizer], ...]


def train_step(model: Model, state: State, batch: Batch, step: int = 0) -> StepRecord:
    """Return all that one step computes from ``state`` on ``batch``; nothing is changed."""
    # Overflow and 0/0 are results to be shown, not accidents.
    with np.errstate(all="ignore"):
        passed = forward(model, state.parameters, batch.inputs)
        outputs = passed.activations[-1]
        deltas = backward(model, state.parameters, passed, batch.targets)
        gradient = batch_gradient(model, state.parameters, passed.activations, deltas)
        after = updated(model, state, gradient, step)
        sample_losses = model.loss.value(outputs, batch.targets)
    return StepRecord(model, batch, state, passed, deltas, sample_losses, gradient, after, step)


def forward(model: Model, parameters: Array, inputs: Array) -> Forward:
    """Return the weighted sums and activations of every layer for ``inputs``."""
    weighted_sums = []
    activations = [inputs]
    a = inputs
    for weights, biases, shape, function, _ in model.compiled:
        z = np.dot(a, parameters[weights].reshape(shape).T)
        z += parameters[biases]
        a = function(z)
        weighted_sums.append(z)
        activations.append(a)
    return Forward(weighted_sums, activations)


def backward(model: Model, parameters: Array, passed: Forward, targets: Array) -> list[Array]:
    """Return the deltas dL/dz of every layer, each sample's own: not divided by the batch size."""
    layers = model.compiled
    weighted_sums, activations = passed
    a = activations[-1]
    if model.cancelled is not None:
        delta = model.cancelled(a, targets)
    else:
        delta = model.loss.gradient(a, targets)
        delta *= layers[-1].derivative(weighted_sums[-1], a)
    deltas = [delta]
    for number in range(len(layers) - 1, 0, -1):
        following = layers[number]
        delta = np.dot(delta, parameters[following.weights].reshape(following.shape))
        delta *= layers[number - 1].derivative(weighted_sums[number - 1], activations[number])
        deltas.append(delta)
    deltas.reverse()
    return deltas


def batch_gradient(
    model: Model, parameters: Array, activations: list[Array], deltas: list[Array]
) -> Array:
    """Return the mean of the samples' gradients plus that of the penalty, as a flat vector."""
    gradient = np.empty_like(parameters)
    for layer, a, delta in zip(model.compiled, activations, deltas, strict=False):
        np.dot(delta.T, a, out=gradient[layer.weights].reshape(layer.shape))
        np.add.reduce(delta, axis=0, out=gradient[layer.biases])
    samples = len(deltas[0])
    if samples > 1:
        gradient /= samples
    if model.l1 != 0.0 or model.l2 != 0.0:
        for layer in model.compiled:
            weights = parameters[layer.weights]
            gradient[layer.weights] += model.l1 * np.sign(weights) + model.l2 * weights
    return gradient


def updated(model: Model, state: State, gradient: Array, count: int) -> State:
    """Return the state after one update, ``count`` before it; what is frozen stays as it was."""
    optimizer = model.optimizer
    rate = optimizer.numbers["learning_rate"]
    parameters, slots = optimizer.update(state.parameters, gradient, state.slots, rate, count)
    trainable = model.network.trainable
    if trainable is not None:
        parameters = np.where(trainable, parameters, state.parameters)
    return State(parameters, slots)


def batch_loss(sample_losses: Array) -> float:
    """Return the mean of the losses of a batch's samples, infinite where it overflows."""
    return float(sum(sample_losses.tolist())) / len(sample_losses)


def penalty(model: Model, parameters: Array) -> float:
    """Return what regularization adds to the loss: l1 * sum |w| + l2 / 2 * sum w^2."""
    if model.l1 == 0.0 and model.l2 == 0.0:
        return 0.0
    total = 0.0
    with np.errstate(all="ignore"):
        for layer in model.compiled:
            weights = parameters[layer.weights]
            total += model.l1 * float(np.add.reduce(np.abs(weights)))
            total += 0.5 * model.l2 * float(np.dot(weights, weights))
    return total
