"""What an activation function is like as a whole, as far as that decides what can go wrong."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.activations.definition import Activation

# Where functions are looked at to see how steep they can be.
_PROBES = np.linspace(-3.0, 3.0, 25)


def is_bounded(activation: Activation) -> bool:
    """Return whether a function stays between two numbers."""
    return bool(np.isfinite(activation.bounds).all())


# Every run has functions of its own, which are not to be kept for ever.
@lru_cache(maxsize=64)
def steepest(activation: Activation) -> float:
    """Return the largest slope of a function around 0, of softmax that of one share."""
    if activation.coupled is not None:
        return 0.25
    with np.errstate(all="ignore"):
        slopes = activation.derivative(_PROBES, activation.function(_PROBES))
    return float(np.abs(slopes).max())


def can_die(activation: Activation) -> bool:
    """Return whether a function is a rectifier: flat on one side alone, and that for ever."""
    learns = activation.learned is not None
    return not (is_bounded(activation) or learns or steepest(activation) == 0.0)
