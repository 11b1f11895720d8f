"""A number that the mouse pulls along: how far it goes with each pixel."""

from __future__ import annotations

import math

from app.core.hands_on.controls import Control

# So many pixels are the whole range of a slider.
PIXELS = 400.0
# A number without a range changes by so much of itself with each pixel.
SHARE = 0.01
# What is left of its digits: steps of 0.01 make no 0.30000000000000004.
DIGITS = 12


class Pull:
    """A number in hand, from ``value`` on; it stays within what its control can be."""

    def __init__(self, control: Control, value: float) -> None:
        self._control = control
        self._value = value
        self._step = pixel_step(control, value)

    def by(self, pixels: float) -> float:
        """Return the number after some more pixels to the right."""
        self._value += pixels * self._step
        low, high = self._control.lowest, self._control.highest
        value = min(max(self._value, low), high)
        return float(round(value)) if self._control.whole else round(value, DIGITS)


def pixel_step(control: Control, value: float) -> float:
    """Return how far a pixel goes: larger numbers than usual change faster."""
    if not control.slides:
        return SHARE * max(abs(value), 1.0 if control.whole else 0.0)
    usual = max(abs(control.low), abs(control.high))
    beyond = math.floor(math.log10(abs(value) / usual)) if abs(value) > usual else 0
    return (control.high - control.low) / PIXELS * 10.0**beyond
