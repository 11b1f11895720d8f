"""The shape of a network, and where each of its parameters stands in one flat vector.

Layers are numbered from 1 (0 is the inputs), units from 0. Weights have the shape units x fan-in:
a row belongs to the receiving unit. All parameters of a network live in one vector, so that an
update is one operation and a checkpoint is one copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from engine.activations import Activation
from engine.arrays import Array


@dataclass(frozen=True)
class LayerSpec:
    """One layer of units; frozen parameters get a gradient but no update."""

    units: int
    activation: Activation
    weights_frozen: bool = False
    biases_frozen: bool = False


@dataclass(frozen=True)
class LayerSlices:
    """Where one layer's parameters stand in the flat vector."""

    weights: slice
    biases: slice
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
        result = []
        start = 0
        for fan_in, units in pairwise(self.sizes):
            middle = start + units * fan_in
            result.append(
                LayerSlices(slice(start, middle), slice(middle, middle + units), (units, fan_in))
            )
            start = middle + units
        return tuple(result)

    @cached_property
    def parameter_count(self) -> int:
        """Return how many weights and biases there are."""
        count: int = self.slices[-1].biases.stop
        return count

    def layer(self, number: int) -> LayerSpec:
        """Return the layer of that number, counted from 1."""
        return self.layers[number - 1]

    def weights(self, parameters: Array, layer: int) -> Array:
        """Return a view of a layer's weights, units x fan-in."""
        part = self.slices[layer - 1]
        return parameters[part.weights].reshape(part.shape)

    def biases(self, parameters: Array, layer: int) -> Array:
        """Return a view of a layer's biases."""
        return parameters[self.slices[layer - 1].biases]

    def place(self, layer: int, unit: int, source: int | None) -> int:
        """Return where a weight, or the bias when ``source`` is None, stands in the vector."""
        part = self.slices[layer - 1]
        start: int = (part.biases if source is None else part.weights).start
        return start + unit if source is None else start + unit * part.shape[1] + source

    def parameters(self, weights: list[Array], biases: list[Array]) -> Array:
        """Return the flat vector made of each layer's weights and biases."""
        parts = [part for pair in zip(weights, biases, strict=True) for part in pair]
        return np.concatenate([np.ravel(part) for part in parts])

    @cached_property
    def trainable(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]] | None:
        """Return a mask of the parameters that move, or None when all do."""
        if not any(layer.weights_frozen or layer.biases_frozen for layer in self.layers):
            return None
        mask = np.ones(self.parameter_count, dtype=np.bool_)
        for layer, part in zip(self.layers, self.slices, strict=True):
            mask[part.weights] = not layer.weights_frozen
            mask[part.biases] = not layer.biases_frozen
        return mask
