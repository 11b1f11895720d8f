"""Random numbers as a function of where they are needed: no generator has to be advanced.

The mixing function is that of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
number generators", 2014), applied to one coordinate after another.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.arrays import Array

Integers = np.ndarray[Any, np.dtype[np.integer[Any]]]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLIERS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_SHIFTS = np.uint64(30), np.uint64(27), np.uint64(31)
# A double has 53 binary digits.
_UNUSED, _STEP = np.uint64(11), 2.0**-53


def chances(*coordinates: int | Integers) -> Array:
    """Return a number from [0, 1) for each place; coordinates broadcast against each other."""
    state: Integers = np.zeros(1, dtype=np.uint64)
    # Whole numbers wrap around on purpose.
    with np.errstate(over="ignore"):
        for coordinate in coordinates:
            state = _mixed((state ^ _whole(coordinate)) + _GOLDEN)
    return (state >> _UNUSED) * _STEP


def _whole(coordinate: int | Integers) -> Integers:
    if isinstance(coordinate, int):
        return np.array([coordinate % 2**64], dtype=np.uint64)
    return coordinate.astype(np.uint64)


def _mixed(state: Integers) -> Integers:
    for shift, multiplier in zip(_SHIFTS[:2], _MULTIPLIERS, strict=True):
        state = (state ^ (state >> shift)) * multiplier
    return state ^ (state >> _SHIFTS[2])
