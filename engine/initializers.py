"""Initial weights: name -> (random generator, fan-in, units) -> weights of shape units x fan-in.

The generator of a layer is a function of the project's seed and the layer's number alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from engine.arrays import Array
from engine.problem import Problem
from engine.registry import Registry, at_least

# The generator stands in quotes because numpy.random is slow to import and often not needed.
Initializer = Callable[["np.random.Generator", int, int], Array]

INITIALIZERS: Registry[Initializer] = Registry("initializer")


@INITIALIZERS.register
def zeros() -> Initializer:
    """Every weight 0: the symmetric start that cannot learn."""
    return lambda rng, fan_in, units: np.zeros((units, fan_in))


@INITIALIZERS.register
def constant(value: float) -> Initializer:
    """Every weight ``value``."""
    return lambda rng, fan_in, units: np.full((units, fan_in), float(value))


@INITIALIZERS.register
def uniform(low: float = -1.0, high: float = 1.0) -> Initializer:
    """Evenly from ``low`` to ``high``."""
    at_least(low, "high", high)
    if math.isinf(high - low):
        raise Problem(".high", f"{high!r} is too far from {low!r}", "a range that is finite")
    return lambda rng, fan_in, units: rng.uniform(low, high, (units, fan_in))


@INITIALIZERS.register
def normal(deviation: float = 1.0) -> Initializer:
    """Gaussian around 0 with that standard deviation."""
    at_least(0.0, "deviation", deviation)
    return lambda rng, fan_in, units: rng.normal(0.0, deviation, (units, fan_in))


@INITIALIZERS.register
def xavier_uniform() -> Initializer:
    """Evenly within ±sqrt(6 / (fan-in + units)) (Glorot and Bengio, 2010)."""

    def draw(rng: np.random.Generator, fan_in: int, units: int) -> Array:
        bound = math.sqrt(6.0 / (fan_in + units))
        return rng.uniform(-bound, bound, (units, fan_in))

    return draw


@INITIALIZERS.register
def he_normal() -> Initializer:
    """Gaussian with variance 2 / fan-in (He et al., 2015)."""
    return lambda rng, fan_in, units: rng.normal(0.0, math.sqrt(2.0 / fan_in), (units, fan_in))
