"""Answers as colours: blue where they are high, orange where they are low.

Both hues are told apart with every common colour blindness, and lightness alone tells how far an
answer is from the middle.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from app.core.color import Color, mixed
from app.core.data.samples import NamedSamples
from app.core.frame import Pixels
from app.core.plane import Plane, ground_of
from app.core.theme import Theme
from engine.arrays import Array
from engine.network import NetworkSpec

Colors = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]

# So many colours from the lowest answer to the highest; the last entry is what is not a number.
SHADES = 255
# How strong the hues are at both ends.
STRENGTH = 0.85


class Heat:
    """What the neurons of a network answer over a plane, as colours of a theme."""

    def __init__(
        self, plane: Plane, network: NetworkSpec, data: NamedSamples, theme: Theme
    ) -> None:
        self.plane = plane
        self.theme = theme
        self._network = network
        self._data = data

    def ends(self, layer: int, unit: int) -> tuple[float, float]:
        """Return which answers of a unit are the most orange and the bluest.

        For outputs these are the lowest and highest target, else what the activation function can
        give; where that has no bounds, as much as the layer gives, and zero is in the middle.
        """
        if layer == 0:
            ground = ground_of(self._data, (unit,))
            return ground.low[0], ground.high[0]
        low, high = self._network.layer(layer).activation.bounds
        if layer == self._network.depth:
            lowest, highest = self._data.target_ranges[:, unit].tolist()
            low, high = (lowest, highest) if lowest < highest else (low, high)
        if math.isfinite(low) and math.isfinite(high):
            return low, high
        reach = self.plane.largest(layer) or 1.0
        return -reach, reach

    def common_ends(self) -> tuple[float, float] | None:
        """Return the ends of all neurons but the inputs, None where they differ."""
        layers = range(1, self._network.depth + 1)
        ends = {
            self.ends(layer, unit) for layer in layers for unit in range(self._network.sizes[layer])
        }
        return ends.pop() if len(ends) == 1 else None

    def pixels(self, layer: int, unit: int) -> Pixels:
        """Return the answers of a unit as a picture of the plane."""
        return painted(self.plane.answers(layer, unit), *self.ends(layer, unit), self.theme)


def painted(answers: Array, low: float, high: float, theme: Theme) -> Pixels:
    """Return numbers (rows x columns) as a picture, ``low`` orange and ``high`` blue."""
    with np.errstate(all="ignore"):
        shades = (answers - low) * (SHADES / (high - low))
        np.clip(shades, 0.0, SHADES - 1.0, out=shades)
        shades[np.isnan(shades)] = SHADES
    return pixels(shade_colors(theme)[shades.astype(np.uint8)])


def pixels(colors: Colors) -> Pixels:
    """Return colours (rows x columns) as a picture."""
    height, width = colors.shape
    return Pixels(width, height, colors.tobytes())


@cache
def shade_colors(theme: Theme) -> Colors:
    """Return the colours from the lowest answer to the highest, and that of what is no number."""
    low, high = (mixed(theme.background, hue, STRENGTH) for hue in (theme.negative, theme.positive))
    middle = (SHADES - 1) / 2.0
    colors = [
        mixed(theme.background, high if shade > middle else low, abs(shade / middle - 1.0))
        for shade in range(SHADES)
    ]
    return np.array([*colors, mixed(theme.background, theme.loss, STRENGTH)], dtype=np.uint32)


@cache
def class_colors(theme: Theme, count: int) -> tuple[Color, ...]:
    """Return a colour for each of so many classes; beyond twelve they come again."""
    hues = (
        theme.positive, theme.negative, theme.forward, theme.update, theme.backward, theme.loss,
    )  # fmt: skip
    all_hues = (*hues, *(mixed(hue, theme.text, 0.5) for hue in hues))
    return tuple(all_hues[number % len(all_hues)] for number in range(count))


def winners(answers: Array, span: float, theme: Theme) -> Pixels:
    """Return which of several outputs (rows x columns x outputs) is the largest, as hues.

    A hue is as strong as the largest answer is ahead of the next, ``span`` being all there is.
    """
    shades = 32
    background = theme.background
    table = np.array(
        [
            [mixed(background, hue, STRENGTH * shade / (shades - 1)) for shade in range(shades)]
            for hue in class_colors(theme, answers.shape[-1])
        ],
        dtype=np.uint32,
    )
    best = np.argmax(answers, axis=-1)
    with np.errstate(all="ignore"):
        ends = np.partition(answers, -2, axis=-1)
        ahead = np.nan_to_num((ends[..., -1] - ends[..., -2]) / span)
    return pixels(table[best, np.clip(ahead * shades, 0, shades - 1).astype(np.intp)])
