"""Initial weights: name -> (random generator, fan-in, units) -> weights of shape units x fan-in.

The generator of a layer is a function of the project's seed and the layer's number alone. Biases
are none of an initializer's business: they start at 0 where a project does not give them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Annotated

import numpy as np

from engine.arrays import Array
from engine.problem import Problem
from engine.registry import Registry, Usual, at_least
from engine.words.wording import worded

# The generator stands in quotes because numpy.random is slow to import and often not needed.
Initializer = Callable[["np.random.Generator", int, int], Array]
# From fan-in and units to a number that weights are drawn with.
Scale = Callable[[int, int], float]

# The ends of a range of weights.
Edge = Annotated[float, Usual(-2.0, 2.0)]

INITIALIZERS: Registry[Initializer] = Registry(worded("initializer"))


@INITIALIZERS.register
def zeros() -> Initializer:
    """Every weight 0: the symmetric start that cannot learn."""
    return lambda rng, fan_in, units: np.zeros((units, fan_in))


@INITIALIZERS.register
def constant(value: Annotated[float, Usual(-1.0, 1.0, 0.5)]) -> Initializer:
    """Every weight ``value``."""
    return lambda rng, fan_in, units: np.full((units, fan_in), value)


@INITIALIZERS.register
def uniform(low: Edge = -1.0, high: Edge = 1.0) -> Initializer:
    """Evenly from ``low`` to ``high``."""
    at_least(low, "high", high)
    if math.isinf(high - low):
        what = worded("{high!r} is too far from {low!r}", high=high, low=low)
        raise Problem(".high", what, worded("a range that is finite"))
    return lambda rng, fan_in, units: rng.uniform(low, high, (units, fan_in))


@INITIALIZERS.register
def normal(deviation: Annotated[float, Usual(0.0, 2.0)] = 1.0) -> Initializer:
    """Gaussian around 0 with that standard deviation."""
    at_least(0.0, "deviation", deviation)
    return _gaussian(lambda fan_in, units: deviation)


@INITIALIZERS.register
def xavier_uniform() -> Initializer:
    """Evenly within ±sqrt(6 / (fan-in + units)) (Glorot and Bengio, 2010)."""
    return _within(lambda fan_in, units: math.sqrt(6.0 / (fan_in + units)))


@INITIALIZERS.register
def xavier_normal() -> Initializer:
    """Gaussian with variance 2 / (fan-in + units) (Glorot and Bengio, 2010)."""
    return _gaussian(lambda fan_in, units: math.sqrt(2.0 / (fan_in + units)))


@INITIALIZERS.register
def he_uniform() -> Initializer:
    """Evenly within ±sqrt(6 / fan-in): the variance of ``he_normal``."""
    return _within(lambda fan_in, units: math.sqrt(6.0 / fan_in))


@INITIALIZERS.register
def he_normal() -> Initializer:
    """Gaussian with variance 2 / fan-in (He et al., 2015)."""
    return _gaussian(lambda fan_in, units: math.sqrt(2.0 / fan_in))


@INITIALIZERS.register
def lecun_uniform() -> Initializer:
    """Evenly within ±sqrt(3 / fan-in): the variance of ``lecun_normal``."""
    return _within(lambda fan_in, units: math.sqrt(3.0 / fan_in))


@INITIALIZERS.register
def lecun_normal() -> Initializer:
    """Gaussian with variance 1 / fan-in (LeCun et al., "Efficient BackProp", 1998)."""
    return _gaussian(lambda fan_in, units: math.sqrt(1.0 / fan_in))


@INITIALIZERS.register
def nguyen_widrow() -> Initializer:
    """Directions drawn at random, every unit's weights 0.7 units^(1 / fan-in) long.

    The units then share the inputs from -1 to 1 between them (Nguyen and Widrow, "Improving the
    learning speed of 2-layer neural networks", 1990). The paper also draws biases, within ± that
    length; here they start as everywhere.
    """

    def draw(rng: np.random.Generator, fan_in: int, units: int) -> Array:
        weights = rng.uniform(-1.0, 1.0, (units, fan_in))
        length = 0.7 * units ** (1.0 / fan_in)
        scaled: Array = weights * (length / np.linalg.norm(weights, axis=1, keepdims=True))
        return scaled

    return draw


@INITIALIZERS.register
def orthogonal() -> Initializer:
    """Rows that are orthonormal, or columns where there are more units than sources.

    Drawn evenly from all such matrices (Saxe et al., 2014), by the QR decomposition of a Gaussian
    one with the signs made unique (Mezzadri, 2007).
    """

    def draw(rng: np.random.Generator, fan_in: int, units: int) -> Array:
        long, short = max(fan_in, units), min(fan_in, units)
        q, r = np.linalg.qr(rng.normal(size=(long, short)))
        q *= np.where(np.diag(r) < 0.0, -1.0, 1.0)
        return q if units >= fan_in else np.ascontiguousarray(q.T)

    return draw


@INITIALIZERS.register
def inverse_fan_in() -> Initializer:
    """Evenly within ±1 / fan-in: inputs within ±1 give weighted sums within ±1, however many."""
    return _within(lambda fan_in, units: 1.0 / fan_in)


def _within(bound: Scale) -> Initializer:
    def draw(rng: np.random.Generator, fan_in: int, units: int) -> Array:
        edge = bound(fan_in, units)
        return rng.uniform(-edge, edge, (units, fan_in))

    return draw


def _gaussian(deviation: Scale) -> Initializer:
    return lambda rng, fan_in, units: rng.normal(0.0, deviation(fan_in, units), (units, fan_in))
