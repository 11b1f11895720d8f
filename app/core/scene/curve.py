"""An activation function as a curve beside its neuron, with the point at which the neuron is."""

from __future__ import annotations

import numpy as np

from app.core.color import Color, faded
from app.core.frame import Box, Disc, Item, Point, Polyline
from app.core.layout import Area
from app.core.scene.context import Context
from engine.activations import Activation

SAMPLES = 65
WIDTH, HEIGHT = 132.0, 84.0
# Nothing further away is told apart.
LARGE = 1e6


class Curve:
    """The plot of one activation function around a weighted sum ``z``, within ``area``."""

    def __init__(self, activation: Activation, z: float, area: Area) -> None:
        self.activation = activation
        self.area = area
        reach = max(4.0, 1.25 * abs(z)) if np.isfinite(z) else 4.0
        self.z = np.linspace(-reach, reach, SAMPLES)
        self.a = self.function(self.z)
        low, high = float(np.min(self.a)), float(np.max(self.a))
        self._low, self._high = low - 0.12 * (high - low), high + 0.12 * (high - low)

    def function(
        self, z: np.ndarray[tuple[int], np.dtype[np.float64]]
    ) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return f(z)."""
        with np.errstate(all="ignore"):
            return np.asarray(self.activation.function(z), dtype=np.float64)

    def point(self, z: float, a: float) -> Point:
        """Return where (z, a) is in the picture; what is not a number stands at the edge."""
        z, a = (float(np.nan_to_num(value, posinf=LARGE, neginf=-LARGE)) for value in (z, a))
        z, a = min(max(z, -LARGE), LARGE), min(max(a, -LARGE), LARGE)
        area = self.area
        across = (z - self.z[0]) / (self.z[-1] - self.z[0])
        up = (a - self._low) / (self._high - self._low)
        return area.x + float(across) * area.width, area.y + area.height * (1.0 - float(up))

    def points(self) -> tuple[Point, ...]:
        """Return the curve."""
        return tuple(self.point(z, a) for z, a in zip(self.z, self.a, strict=True))


def curve_area(context: Context, layer: int, unit: int) -> Area:
    """Return where a neuron's curve stands: beside it, towards the middle of the stage."""
    scale = context.unit
    width, height = WIDTH * scale, HEIGHT * scale
    x, y = context.places.neurons[layer, unit]
    gap = context.places.radius + 24.0 * scale
    right = x + gap + width < context.network_area.x + context.network_area.width
    left = x + gap if right else x - gap - width
    area = context.network_area
    top = min(max(y - height / 2.0, area.y), area.y + area.height - height)
    return Area(left, top, width, height)


def curve_items(
    context: Context, curve: Curve, z: float, a: float, color: Color, slope: float | None
) -> list[Item]:
    """Return the plot with a point at (z, a); with ``slope``, the tangent there."""
    area, unit, theme = curve.area, context.unit, context.theme
    margin = 8.0 * unit
    box = Box(
        area.x - margin, area.y - margin, area.width + 2 * margin, area.height + 2 * margin,
        8.0 * unit, faded(theme.panel, 0.96), theme.border, unit,
    )  # fmt: skip
    level, upright = curve.point(curve.z[0], 0.0)[1], curve.point(0.0, 0.0)[0]
    axes = [
        Polyline(((area.x, level), (area.x + area.width, level)), theme.border, unit),
        Polyline(((upright, area.y), (upright, area.y + area.height)), theme.border, unit),
    ]
    x, y = curve.point(z, a)
    guide = Polyline(((x, level), (x, y)), faded(theme.text, 0.5), unit, dashed=True)
    line = Polyline(curve.points(), theme.forward, 2.0 * unit)
    tangent = [] if slope is None else [_tangent(context, curve, z, a, slope)]
    return [
        box,
        *axes,
        line,
        guide,
        *tangent,
        Disc(x, y, 5.0 * unit, theme.strong, color, 2 * unit),
    ]


def _tangent(context: Context, curve: Curve, z: float, a: float, slope: float) -> Polyline:
    reach = 0.22 * float(curve.z[-1] - curve.z[0])
    ends = tuple(curve.point(z + side * reach, a + side * reach * slope) for side in (-1.0, 1.0))
    return Polyline(ends, context.theme.backward, 2.0 * context.unit, dashed=True)
