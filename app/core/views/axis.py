"""A scale from numbers to shares of a length, linear or logarithmic, and its round numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array

# Which share of a linear axis may be empty so that it begins at 0.
EMPTY = 0.6
# Above the highest value an axis goes on by this share of its length.
HEADROOM = 0.05
ROUND = (1.0, 2.0, 5.0, 10.0)
# What is closer to 0 or further from it could not be reckoned with.
NEAREST, FURTHEST = 1e-140, 1e140


@dataclass(frozen=True)
class Axis:
    """The numbers from ``low`` to ``high``, which are positive where it is logarithmic."""

    low: float
    high: float
    logarithmic: bool = False

    def share(self, values: Array) -> Array:
        """Return where values stand, 0 at the low end and 1 at the high one.

        What has no place on the axis, or would be far beyond its ends, is NaN.
        """
        low, high = (float(self._place(np.array(end))) for end in (self.low, self.high))
        with np.errstate(over="ignore", invalid="ignore"):
            result = (self._place(values) - low) / (high - low)
        return np.where(np.abs(result - 0.5) < 1.0, result, np.nan)

    def _place(self, values: Array) -> Array:
        if not self.logarithmic:
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.log(values)

    def value(self, share: float) -> float:
        """Return the number at a share of the axis."""
        if self.logarithmic:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + (self.high - self.low) * share

    def ticks(self, most: int) -> tuple[float, ...]:
        """Return at most so many round numbers on the axis, in ascending order."""
        decades = math.log10(self.high / self.low) if self.logarithmic else 0.0
        return self._powers(decades, most) if decades >= 1.5 else self._multiples(most)

    def _powers(self, decades: float, most: int) -> tuple[float, ...]:
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        return tuple(10.0**power for power in range(first, last + 1, math.ceil(decades / most)))

    def _multiples(self, most: int) -> tuple[float, ...]:
        least = (self.high - self.low) / most
        power = 10.0 ** math.floor(math.log10(least))
        spacing = next(factor * power for factor in ROUND if factor * power >= least)
        first, last = math.ceil(self.low / spacing), math.floor(self.high / spacing)
        return tuple(number * spacing for number in range(first, last + 1))[:most]


def axis_of(curves: Sequence[Array], logarithmic: bool) -> Axis:
    """Return an axis that has room for all values that can stand on it."""
    values = np.concatenate([np.zeros(0), *curves])
    lowest = NEAREST if logarithmic else -FURTHEST
    values = values[(values >= lowest) & (values <= FURTHEST)]
    if len(values) == 0:
        return Axis(0.1, 1.0, True) if logarithmic else Axis(0.0, 1.0)
    low, high = float(values.min()), float(values.max())
    if logarithmic:
        room = max(1.0 + HEADROOM, (high / low) ** HEADROOM)
        return Axis(low / room, high * room, True)
    return _linear(low, high)


def _linear(low: float, high: float) -> Axis:
    if 0.0 <= low <= EMPTY * high:
        low = 0.0
    room = max(HEADROOM * (high - low), 1e-9 * abs(high), NEAREST)
    return Axis(low if low == 0.0 else low - room, high + room)
