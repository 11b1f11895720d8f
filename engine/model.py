"""A network with everything that says how it is trained, and the state it is trained from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from engine.activations import Activation
from engine.algebra import MANY, ONE, Algebra
from engine.arrays import Array
from engine.chance import Integers, Purpose, chances
from engine.clipping import Clipping
from engine.data import Batch
from engine.edits import edited_optimizer
from engine.losses import Loss
from engine.network import Bias, Mask, NetworkSpec
from engine.optimizers import Optimizer, Slots
from engine.schedules import SCHEDULES, Schedule

CONSTANT = SCHEDULES.make("constant")


class UpdatePolicy(StrEnum):
    """Which parameters a step updates, and when.

    ``AT_ONCE``: all, from the gradients at the parameters that the step started with.
    ``IMMEDIATE``: each layer as soon as its gradient is known, so that the deltas of the layer in
    front of it come back through weights that have already moved.
    ``RANDOM_LAYER``: those of one layer, drawn anew for each step.
    """

    AT_ONCE = "at_once"
    IMMEDIATE = "immediate"
    RANDOM_LAYER = "random_layer"


class State(NamedTuple):
    """What a step starts from: all parameters in one vector, and what the optimizer remembers.

    ``updates`` is how often the parameters have been updated, by layer where layers take turns.
    """

    parameters: Array
    slots: Slots
    updates: int | Integers


@dataclass(frozen=True, eq=False, slots=True)
class CompiledLayer:
    """One layer as the inner loop wants it, with every look-up already done.

    ``again`` says that an earlier layer uses the same weights.
    """

    number: int
    weights: slice
    biases: slice
    slope: slice
    own: slice
    shape: tuple[int, ...]
    biased: bool
    shared_bias: bool
    again: bool
    activation: Activation
    function: Callable[[Array], Array]
    derivative: Callable[[Array, Array], Array]
    separate: bool

    def learned(self, parameters: Array) -> Activation:
        """Return the activation function with what it has learned by then."""
        if self.activation.learned is None:
            return self.activation
        return self.activation.learned.bound(parameters[self.slope])


@dataclass(frozen=True, eq=False)
class Model:
    """A network with everything that says how it is trained.

    ``seed`` decides what is random in a step. With an array of seeds the model is as many
    networks side by side: every array of a step has one more axis, the last.
    """

    network: NetworkSpec
    loss: Loss
    optimizer: Optimizer
    l1: float = 0.0
    l2: float = 0.0
    schedule: Schedule = CONSTANT
    clipping: Clipping | None = None
    policy: UpdatePolicy = UpdatePolicy.AT_ONCE
    seed: int | Integers = 0

    def initial_state(self, parameters: Array) -> State:
        """Return the state before the first step."""
        # Some slots begin as the learning rate, of which the first step may take a share only.
        starting = edited_optimizer(self.optimizer, {"learning_rate": self.rate(0)})
        slots = starting.initial_slots(parameters)
        layers = self.network.depth, *self.stack
        updates = np.zeros(layers, dtype=np.intp) if self.layers_take_turns else 0
        return State(parameters, slots, updates)

    @cached_property
    def stack(self) -> tuple[int, ...]:
        """Return the length of the axis along which networks stand side by side, if there is."""
        return () if isinstance(self.seed, int) else self.seed.shape

    @cached_property
    def algebra(self) -> Algebra:
        """Return how values meet weights."""
        return MANY if self.stack else ONE

    @cached_property
    def compiled(self) -> tuple[CompiledLayer, ...]:
        """Return what a step needs of each layer."""
        return tuple(self._compiled(number) for number in range(1, self.network.depth + 1))

    def _compiled(self, number: int) -> CompiledLayer:
        spec, part = self.network.layer(number), self.network.slices[number - 1]
        bias, activation = self.network.bias_policy(number), spec.activation
        return CompiledLayer(
            number, part.weights, part.biases, part.slope, part.own, (*part.shape, *self.stack),
            bias is not Bias.NONE, bias is Bias.SHARED, spec.shares is not None,
            activation, activation.function, activation.derivative,
            activation.coupled is None and activation.learned is None,
        )  # fmt: skip

    @cached_property
    def cancelled(self) -> Callable[[Array, Array], Array] | None:
        """Return dL/dz as one function of (a, y) where output activation and loss cancel."""
        last = self.network.layers[-1].activation.name
        return self.loss.cancelled if self.loss.cancels_with == last else None

    @cached_property
    def immediate(self) -> bool:
        """Return whether each layer is updated before the one in front of it is reached."""
        return self.policy is UpdatePolicy.IMMEDIATE

    @cached_property
    def layers_take_turns(self) -> bool:
        """Return whether a step updates a single layer."""
        return self.policy is UpdatePolicy.RANDOM_LAYER

    def rate(self, step: int) -> float:
        """Return the learning rate of a step."""
        return self._learning_rate * self.schedule(step)

    @cached_property
    def _learning_rate(self) -> float:
        return self.optimizer.numbers["learning_rate"]

    def clipped(self, gradient: Array) -> Array:
        """Return the gradient that the update uses."""
        if self.clipping is None:
            return gradient
        return self.clipping.clip(self.counted_by_clipping(gradient))

    def counted_by_clipping(self, gradient: Array) -> Array:
        """Return the gradient that clipping limits: 0 for frozen parameters, which do not count."""
        return gradient if self.trainable is None else np.where(self.trainable, gradient, 0.0)

    def masks(self, batch: Batch, step: int) -> tuple[Array | None, ...]:
        """Return what dropout multiplies each layer's activations by, empty where there is none.

        Each is samples x units, None for a layer without dropout; a place is 0 or 1 / (1 - rate).
        What is kept is made larger by as much as is left out on average, so that nothing has to
        be changed when training is over (Srivastava et al., 2014, "inverted" as in PyTorch).
        A mask is a function of the seed, the step and the sample's row in the data.
        """
        if not self._drops:
            return ()
        return tuple(self._mask(number, batch, step) for number in range(1, self.network.depth + 1))

    def _mask(self, number: int, batch: Batch, step: int) -> Array | None:
        layer = self.network.layer(number)
        if layer.dropout == 0.0:
            return None
        rows, units = batch.rows[:, np.newaxis], self.in_stack(np.arange(layer.units))
        found = chances(Purpose.DROPOUT, self.seed, step, number, rows, units)
        mask: Array = (found >= layer.dropout) / (1.0 - layer.dropout)
        return mask.astype(batch.inputs.dtype)

    @cached_property
    def _drops(self) -> bool:
        return any(layer.dropout for layer in self.network.layers)

    def chosen_layer(self, step: int) -> Integers:
        """Return the number of the layer that a step updates where layers take turns."""
        layers = self._with_parameters
        share = chances(Purpose.LAYER, self.seed, step)
        chosen: Integers = layers[(share * len(layers)).astype(np.intp)]
        return chosen

    def moving(self, step: int) -> Mask | None:
        """Return a mask of the parameters that a step moves, or None when it moves all."""
        if not self.layers_take_turns:
            return self.trainable
        chosen: Mask = self.in_stack(self.network.layer_of) == self.chosen_layer(step)
        return chosen if self.trainable is None else chosen & self.trainable

    @cached_property
    def trainable(self) -> Mask | None:
        """Return a mask of the parameters that ever move, or None when all do."""
        mask = self.network.trainable
        return None if mask is None else self.in_stack(mask)

    @cached_property
    def _with_parameters(self) -> Integers:
        return np.unique(self.network.layer_of)

    def in_stack(self, values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Return a vector in the shape in which it broadcasts with networks side by side."""
        return values.reshape(-1, *(1 for _ in self.stack))
