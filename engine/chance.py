"""Random numbers as a function of where they are needed: no generator has to be advanced.

The mixing function is that of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
number generators", 2014), applied to one coordinate after another.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

import numpy as np

from engine.arrays import Array

Integers = np.ndarray[Any, np.dtype[np.integer[Any]]]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLIERS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_SHIFTS = np.uint64(30), np.uint64(27), np.uint64(31)
# So many binary digits has a double, and each of the numbers drawn.
DIGITS = 53
_UNUSED, _STEP = np.uint64(64 - DIGITS), 2.0**-DIGITS


class Purpose(IntEnum):
    """What random numbers are for: those of one purpose never repeat those of another."""

    DROPOUT = 1
    LAYER = 2
    ORDER = 3


def chances(purpose: Purpose, *coordinates: int | Integers) -> Array:
    """Return a number from [0, 1) for each place; coordinates broadcast against each other."""
    state: Integers = np.zeros(1, dtype=np.uint64)
    # Whole numbers wrap around on purpose.
    with np.errstate(over="ignore"):
        for coordinate in (int(purpose), *coordinates):
            state = _mixed((state ^ _as_array(coordinate)) + _GOLDEN)
    return (state >> _UNUSED) * _STEP


def whole(numbers: Iterable[int]) -> Integers:
    """Return whole numbers of any size as an array of those that count."""
    return np.array([number % 2**64 for number in numbers], dtype=np.uint64)


def _as_array(coordinate: int | Integers) -> Integers:
    return whole([coordinate]) if isinstance(coordinate, int) else coordinate.astype(np.uint64)


def _mixed(state: Integers) -> Integers:
    for shift, multiplier in zip(_SHIFTS[:2], _MULTIPLIERS, strict=True):
        state = (state ^ (state >> shift)) * multiplier
    return state ^ (state >> _SHIFTS[2])
