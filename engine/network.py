"""The shape of a network, and where each of its parameters stands in one flat vector.

Layers are numbered from 1 (0 is the inputs), units from 0. Weights have the shape units x fan-in:
a row belongs to the receiving unit. All parameters of a network live in one vector, so that an
update is one operation and a checkpoint is one copy. Each layer's own are neighbours there: its
weights, its biases, and what its activation function learns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from engine.activations import Activation
from engine.arrays import Array, Rows

Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


class Bias(StrEnum):
    """How many biases a layer has: one for each neuron, none, or one that all of them share."""

    PER_NEURON = "per_neuron"
    NONE = "none"
    SHARED = "shared"


@dataclass(frozen=True)
class LayerSpec:
    """One layer of units; frozen parameters get a gradient but no update.

    ``dropout`` is the share of activations that is left out while training. A layer that
    ``shares`` has no weights and biases of its own but uses those of an earlier layer of the
    same shape.
    """

    units: int
    activation: Activation
    weights_frozen: bool = False
    biases_frozen: bool = False
    bias: Bias = Bias.PER_NEURON
    dropout: float = 0.0
    shares: int | None = None


@dataclass(frozen=True)
class LayerSlices:
    """Where one layer's parameters stand in the flat vector.

    ``slope`` is that of an activation function that learns, else empty; ``own`` is all that
    belongs to no other layer.
    """

    weights: slice
    biases: slice
    slope: slice
    own: slice
    shape: tuple[int, int]


@dataclass(frozen=True)
class NetworkSpec:
    """A fully connected feed-forward network."""

    inputs: int
    layers: tuple[LayerSpec, ...]

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Return the number of units of each layer, the inputs first."""
        return (self.inputs, *(layer.units for layer in self.layers))

    @property
    def depth(self) -> int:
        """Return the number of the output layer."""
        return len(self.layers)

    @cached_property
    def slices(self) -> tuple[LayerSlices, ...]:
        """Return where each layer's parameters stand, the first layer's first."""
        result: list[LayerSlices] = []
        start = 0
        for layer, fan_in in zip(self.layers, self.sizes, strict=False):
            shared = None if layer.shares is None else result[layer.shares - 1]
            part = _layer_slices(layer, fan_in, start, shared)
            result.append(part)
            start = part.own.stop
        return tuple(result)

    @cached_property
    def owners(self) -> tuple[int, ...]:
        """Return the numbers of the layers that have weights of their own."""
        return tuple(n for n, layer in enumerate(self.layers, start=1) if layer.shares is None)

    @cached_property
    def parameter_count(self) -> int:
        """Return how many weights, biases and learned slopes there are."""
        count: int = self.slices[-1].own.stop
        return count

    @cached_property
    def layer_of(self) -> Rows:
        """Return the number of the layer that each parameter belongs to."""
        result = np.empty(self.parameter_count, dtype=np.intp)
        for number, part in enumerate(self.slices, start=1):
            result[part.own] = number
        return result

    def layer(self, number: int) -> LayerSpec:
        """Return the layer of that number, counted from 1."""
        return self.layers[number - 1]

    def owner(self, number: int) -> int:
        """Return the number of the layer whose weights and biases a layer uses: mostly its own."""
        return self.layer(number).shares or number

    def bias_policy(self, number: int) -> Bias:
        """Return how many biases a layer uses, be they its own or not."""
        return self.layer(self.owner(number)).bias

    def weights(self, parameters: Array, layer: int) -> Array:
        """Return a view of a layer's weights, units x fan-in (x networks side by side)."""
        part = self.slices[layer - 1]
        return parameters[part.weights].reshape(*part.shape, *parameters.shape[1:])

    def biases(self, parameters: Array, layer: int) -> Array:
        """Return a view of a layer's biases: as many as it has units, one, or none."""
        return parameters[self.slices[layer - 1].biases]

    def activation(self, parameters: Array, layer: int) -> Activation:
        """Return a layer's activation function with what it has learned by then."""
        activation, place = self.layer(layer).activation, self.slices[layer - 1].slope
        if activation.learned is None:
            return activation
        return activation.learned.bound(float(parameters[place.start]))

    def place(self, layer: int, unit: int, source: int | None) -> int:
        """Return where a weight, or the bias when ``source`` is None, stands in the vector.

        Raise ``KeyError`` where a layer has no biases.
        """
        part = self.slices[layer - 1]
        if source is not None:
            return int(part.weights.start) + unit * part.shape[1] + source
        biases = part.biases.stop - part.biases.start
        if biases == 0:
            raise KeyError((layer, unit, source))
        return int(part.biases.start) + (unit if biases > 1 else 0)

    def weight_at(self, place: int) -> tuple[int, int, int]:
        """Return layer, unit and source of the weight at a place of the vector.

        The layer is the one that it belongs to. Raise ``IndexError`` where there is no weight.
        """
        layer = int(self.layer_of[place])
        part = self.slices[layer - 1]
        if not part.weights.start <= place < part.weights.stop:
            raise IndexError(place)
        unit, source = divmod(place - int(part.weights.start), part.shape[1])
        return layer, unit, source

    def parameters(self, weights: Sequence[Array | None], biases: Sequence[Array | None]) -> Array:
        """Return the flat vector made of each layer's weights and biases.

        Where there are none they are 0, or those of another layer; what activation functions learn
        has the value it starts from.
        """
        result = np.zeros(self.parameter_count)
        for layer, part, some, others in zip(
            self.layers, self.slices, weights, biases, strict=True
        ):
            if some is not None:
                result[part.weights] = np.ravel(some)
            if others is not None:
                result[part.biases] = others
            if layer.activation.learned is not None:
                result[part.slope] = layer.activation.learned.start
        return result

    @cached_property
    def trainable(self) -> Mask | None:
        """Return a mask of the parameters that move, or None when all do."""
        if not any(layer.weights_frozen or layer.biases_frozen for layer in self.layers):
            return None
        mask = np.ones(self.parameter_count, dtype=np.bool_)
        for number in self.owners:
            layer, part = self.layer(number), self.slices[number - 1]
            mask[part.weights] = not layer.weights_frozen
            mask[part.biases] = not layer.biases_frozen
        return mask


def _layer_slices(
    layer: LayerSpec, fan_in: int, start: int, shared: LayerSlices | None
) -> LayerSlices:
    if shared is None:
        count = {Bias.PER_NEURON: layer.units, Bias.NONE: 0, Bias.SHARED: 1}[layer.bias]
        weights = slice(start, start + layer.units * fan_in)
        biases = slice(weights.stop, weights.stop + count)
        middle = biases.stop
    else:
        weights, biases, middle = shared.weights, shared.biases, start
    slope = slice(middle, middle + (layer.activation.learned is not None))
    return LayerSlices(weights, biases, slope, slice(start, slope.stop), (layer.units, fan_in))
