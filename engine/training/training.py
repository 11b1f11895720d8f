"""One training step: the only place that runs one.

A step is a pure function of arrays: it reads a state and a batch and returns a ``StepRecord``
that holds everything the step computed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import chain
from math import isfinite
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.data import Batch
from engine.model import Model, State
from engine.optimizers import Optimizer
from engine.training.passes import Backward, Forward, backward, forward
from engine.training.updating import batch_gradient, updated, updated_layer_by_layer


class StepRecord(NamedTuple):
    """Everything one training step computed.

    ``gradient`` is that of the batch with the penalty, ``clipped`` what the update used of it,
    ``after`` the state that the next step starts from. ``edited`` is there when something was
    changed within the step: then it, and not ``before``, says which parameters an operation met.
    """

    model: Model
    step: int
    batch: Batch
    before: State
    forward: Forward
    backward: Backward
    sample_losses: Array
    gradient: Array
    clipped: Array
    after: State
    edited: EditedStep | None = None

    @property
    def loss(self) -> float:
        """Return the mean of the samples' losses, without the penalty."""
        return batch_loss(self.sample_losses)

    @property
    def finite(self) -> bool:
        """Return whether all numbers of the step but its loss are finite.

        What is not finite anywhere makes a weighted sum, a gradient, a parameter or what the
        optimizer remembers so.
        """
        parameters, slots = self.after.parameters, self.after.slots
        sums = self.forward.weighted_sums
        # Asked of every step: a product of arrays is quick, and finite unless it overflows itself.
        if self.edited is None and isfinite(self.gradient.dot(parameters)):
            products = chain(
                (slot.dot(parameters) for slot in slots),
                (z.dot(z) for z in map(np.ndarray.ravel, sums)),
            )
            if all(map(isfinite, products)):
                return True
        met = () if self.edited is None else (self.edited.updated,)
        parts = self.gradient, parameters, *slots, *sums, *met
        return all(np.isfinite(part).all() for part in parts)


class Versions(NamedTuple):
    """The parameters that the samples of a batch met, which changed from some samples on.

    ``parameters[i]`` holds from the sample at position ``firsts[i]`` on; the first is 0.
    """

    firsts: tuple[int, ...]
    parameters: tuple[Array, ...]

    def at(self, position: int) -> Array:
        """Return what the sample at a position met."""
        return self.parameters[bisect_right(self.firsts, position) - 1]

    def rows(
        self, compute: Callable[[Array], tuple[Array, Array | None]]
    ) -> tuple[Array, Array | None]:
        """Return, for each sample, its row of the arrays ``compute`` gives for what it met.

        Each set of parameters is computed for the whole batch: a row does not depend then, to the
        last bit, on which samples share it.
        """
        result = compute(self.parameters[0])
        for first, parameters in zip(self.firsts[1:], self.parameters[1:], strict=True):
            for kept, changed in zip(result, compute(parameters), strict=True):
                if kept is not None and changed is not None:
                    kept[first:] = changed[first:]
        return result


class EditedStep(NamedTuple):
    """What each operation met in a step during which something was changed by hand.

    ``forward`` and ``backward`` are by layer, the first layer's first: what its own weights and
    biases were on the way forward, and on the way back when deltas came through its weights.
    ``before`` and ``updated`` are the parameters that each update started from and gave,
    ``changes`` every (event, place, value) in the order they came, ``optimizers`` every changed
    optimizer with the event from which on it holds.
    """

    forward: tuple[Versions, ...]
    backward: tuple[Versions, ...]
    before: Array
    updated: Array
    changes: tuple[tuple[int, int, float], ...]
    optimizers: tuple[tuple[int, Optimizer], ...]


def train_step(model: Model, state: State, batch: Batch, step: int) -> StepRecord:
    """Return all that training step ``step`` computes from ``state`` on ``batch``.

    Nothing is changed.
    """
    # Overflow and 0/0 are results to be shown, not accidents.
    with np.errstate(all="ignore"):
        return computed_step(model, state, batch, step)


def computed_step(model: Model, state: State, batch: Batch, step: int) -> StepRecord:
    """Return the same as ``train_step``, where numpy has been told that overflow is no accident."""
    passed = forward(model, state.parameters, batch.inputs, model.masks(batch, step))
    if model.immediate:
        back, gradient, after = updated_layer_by_layer(model, state, passed, batch.targets, step)
        clipped = gradient
    else:
        back = backward(model, state.parameters, passed, batch.targets)
        gradient = batch_gradient(model, state.parameters, passed, back)
        clipped = model.clipped(gradient)
        after = updated(model, state, clipped, step)
    losses = model.loss.value(passed.sent[-1], batch.targets)
    return StepRecord(model, step, batch, state, passed, back, losses, gradient, clipped, after)


def batch_loss(sample_losses: Array) -> float:
    """Return the mean of the losses of a batch's samples, infinite where it overflows."""
    return float(sum(sample_losses.tolist())) / len(sample_losses)


def penalty(model: Model, parameters: Array) -> float:
    """Return what regularization adds to the loss: l1 * sum |w| + l2 / 2 * sum w^2.

    Weights that several layers use count once.
    """
    if model.l1 == 0.0 and model.l2 == 0.0:
        return 0.0
    total = 0.0
    with np.errstate(all="ignore"):
        for number in model.network.owners:
            weights = parameters[model.network.slices[number - 1].weights]
            total += model.l1 * float(np.add.reduce(np.abs(weights)))
            total += 0.5 * model.l2 * float(np.dot(weights, weights))
    return total
