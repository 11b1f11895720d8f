"""What every neuron answers over the plane of two inputs, all at once and once only.

The decision surface, the maps in the neurons and the views of them read the same numbers: whoever
asks for the plane of the same parameters again is given the same one.
"""

from __future__ import annotations

import math
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from app.core.data.samples import NamedSamples
from app.core.project import View
from engine.arrays import Array
from engine.model import Model
from engine.training.passes import layer_forward

# Points along each side of a plane; fewer where more numbers than these would be computed.
SIDE, MOST_NUMBERS, SMALLEST_SIDE = 100, 500_000, 32
# So many points are gone through at a time: their numbers stay near the processor, and products of
# matrices are too small to be divided among threads, which would wait for each other.
AT_ONCE = 1000
# Pictures need no more digits.
DTYPE = np.float32
# How far a plane reaches beyond the data, as a share of their range.
MARGIN = 0.2


class Ground(NamedTuple):
    """A part of the plane of two inputs: their numbers, and from where to where each reaches.

    The first input goes from left to right, the second from the bottom up. Where a network has a
    single input there is no second one, and nothing changes from the bottom up.
    """

    inputs: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    def points(self, side: int) -> Array:
        """Return the middles of side x side squares (points x inputs), row by row from the top."""
        return _points(self, side)

    def shares(self, inputs: Array) -> Array:
        """Return where samples (samples x all inputs) stand, samples x 2.

        That is from the left and from the top, each as a share of the side.
        """
        low, high = np.array(self.low), np.array(self.high)
        shares = (inputs[:, self.inputs] - low) / (high - low)
        up = shares[:, 1] if len(self.inputs) > 1 else np.full(len(inputs), 0.5)
        return np.stack((shares[:, 0], 1.0 - up), axis=1)

    def at(self, across: float, down: float) -> tuple[float, ...]:
        """Return the two inputs at a place given as shares from the left and from the top."""
        ends = zip((across, 1.0 - down), self.low, self.high, strict=False)
        return tuple(low + share * (high - low) for share, low, high in ends)


@lru_cache(maxsize=4)
def _points(ground: Ground, side: int) -> Array:
    middles = (np.arange(side) + 0.5) / side
    up, across = np.meshgrid(1.0 - middles, middles, indexing="ij")
    shares = np.stack((across.ravel(), up.ravel()), axis=1)[:, : len(ground.inputs)]
    low, high = np.array(ground.low), np.array(ground.high)
    points: Array = low + shares * (high - low)
    return points


class Plane:
    """The activations of every neuron over a ground.

    ``layers`` are those of the layers, the first layer's first, each units x points.
    """

    def __init__(self, ground: Ground, held: Array, side: int, layers: list[Array]) -> None:
        self.ground = ground
        self.side = side
        self._held = held
        self._layers = layers

    def answers(self, layer: int, unit: int) -> Array:
        """Return the activations of a unit, or an input, side x side from the top left corner."""
        values = self._input(unit) if layer == 0 else self._layers[layer - 1][unit]
        return values.reshape(self.side, self.side)

    def outputs(self) -> Array:
        """Return the activations of all outputs, side x side x outputs."""
        return np.moveaxis(self._layers[-1].reshape(-1, self.side, self.side), 0, -1)

    def largest(self, layer: int) -> float:
        """Return the largest magnitude of a layer that is finite, 0 where there is none."""
        return self._largest[layer - 1]

    @cached_property
    def _largest(self) -> list[float]:
        sizes = map(np.abs, self._layers)
        return [float(np.max(size[np.isfinite(size)], initial=0.0)) for size in sizes]

    def _input(self, unit: int) -> Array:
        inputs = self.ground.inputs
        if unit in inputs:
            return self.ground.points(self.side)[:, inputs.index(unit)]
        return np.full(self.side**2, self._held[unit])


def chosen_inputs(view: View, inputs: int) -> tuple[int, ...]:
    """Return the inputs whose plane is looked at; those chosen that are not there do not count."""
    chosen = view.plane if max(view.plane) < inputs else View().plane
    return chosen[:inputs]


def ground_of(data: NamedSamples, inputs: tuple[int, ...]) -> Ground:
    """Return the part of a plane that all samples stand on, with a margin around them."""
    low, high = data.input_ranges[:, inputs]
    # Where all samples are alike there is no range of theirs.
    margin = np.where(high > low, MARGIN * (high - low), 1.0)
    return Ground(inputs, tuple((low - margin).tolist()), tuple((high + margin).tolist()))


def plane(model: Model, parameters: Array, ground: Ground, sample: Array) -> Plane:
    """Return what a network answers over a ground; inputs beyond those are as in ``sample``."""
    held = sample.astype(DTYPE)
    held[list(ground.inputs)] = 0.0
    with np.errstate(over="ignore"):
        numbers = parameters.astype(DTYPE)
    return _plane(model, numbers.tobytes(), ground, held.tobytes())


@lru_cache(maxsize=4)
def _plane(model: Model, parameters: bytes, ground: Ground, held: bytes) -> Plane:
    numbers, rest = (np.frombuffer(part, DTYPE) for part in (parameters, held))
    side = side_of(sum(model.network.sizes[1:]))
    with np.errstate(all="ignore"):
        return Plane(ground, rest, side, _layers(model, numbers, ground, rest, side))


def side_of(units: int) -> int:
    """Return how many points along a side the plane of so many units has."""
    return max(SMALLEST_SIDE, min(SIDE, math.isqrt(MOST_NUMBERS // units)))


def _layers(model: Model, parameters: Array, ground: Ground, held: Array, side: int) -> list[Array]:
    """Return the activations of each layer, units x points.

    Weighted sums of the first layer are affine in its inputs: what does not change from point to
    point is added up once, so that many inputs take no longer than two.
    """
    first, *others = model.compiled
    still, _ = layer_forward(model, first, parameters, held[np.newaxis])
    weights = model.network.weights(parameters, 1)[:, ground.inputs]
    points = ground.points(side).astype(DTYPE)
    layers = [np.empty((units, len(points)), DTYPE) for units in model.network.sizes[1:]]
    for start in range(0, len(points), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        a = first.learned(parameters).function(points[part] @ weights.T + still)
        layers[0][:, part] = a.T
        for layer, values in zip(others, layers[1:], strict=True):
            _, a = layer_forward(model, layer, parameters, a)
            values[:, part] = a.T
    return layers
