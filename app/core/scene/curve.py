"""An activation function as a curve beside its neuron, with the point at which the neuron is."""

from __future__ import annotations

import math

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import Box, Disc, Item, Math, Point, Polyline
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.inset import MARGIN, sharing
from engine.activations import Activation
from engine.arrays import Array

SAMPLES = 65
# The name of a neuron in its plot, how far it stands below the top, and the line between the two.
NAME, NAME_BELOW, LEADER = 15.0, 7.0, 2.0
# A tangent reaches so far to either side, as a share of the plot's width.
TANGENT_SHARE = 0.22
# Nothing further away is told apart.
LARGE = 1e6


class Curve:
    """The plot of one activation function around a weighted sum ``z``, within ``area``."""

    def __init__(self, activation: Activation, z: float, area: Area) -> None:
        self.activation = activation
        self.area = area
        reach = min(max(4.0, 1.25 * abs(z)), LARGE) if np.isfinite(z) else 4.0
        self.z = np.linspace(-reach, reach, SAMPLES)
        self.a = self.function(self.z)
        low, high = float(np.min(self.a)), float(np.max(self.a))
        self._low, self._high = low - 0.12 * (high - low), high + 0.12 * (high - low)

    def function(self, z: Array) -> Array:
        """Return f(z)."""
        with np.errstate(all="ignore"):
            return np.asarray(self.activation.function(z), dtype=np.float64)

    def point(self, z: float, a: float) -> Point:
        """Return where (z, a) is in the picture; what is not a number stands at the edge."""
        ((x, y),) = self._places(np.array([z]), np.array([a])).tolist()
        return x, y

    def points(self) -> tuple[Point, ...]:
        """Return the curve."""
        return tuple(map(tuple, self._places(self.z, self.a).tolist()))

    def tangent(self, z: float, a: float, slope: float) -> tuple[Point, ...]:
        """Return the two ends of a straight line through (z, a) that stays within the plot."""
        reach = TANGENT_SHARE * float(self.z[-1] - self.z[0])
        ways = (way * self._share_within(a, way * slope) for way in (-reach, reach))
        return tuple(self.point(z + way, a + way * slope) for way in ways)

    def _share_within(self, a: float, rise: float) -> float:
        """Return how much of a rise from ``a`` on there is room for, 0 to 1."""
        room = self._high - a if rise > 0.0 else a - self._low
        return min(1.0, max(0.0, room) / abs(rise)) if rise else 1.0

    def across(self, z: Array) -> Array:
        """Return how far right weighted sums are in the picture, in pixels."""
        share = (_near(z) - self.z[0]) / (self.z[-1] - self.z[0])
        right: Array = self.area.x + share * self.area.width
        return right

    def _places(self, z: Array, a: Array) -> Array:
        """Return where points (z, a) are in the picture (number x 2)."""
        up = (_near(a) - self._low) / (self._high - self._low)
        down = self.area.y + self.area.height * (1.0 - up)
        places: Array = np.stack((self.across(z), down), axis=1)
        return places


def _near(values: Array) -> Array:
    """Return values of which none is further away than can be told apart."""
    near: Array = np.clip(np.nan_to_num(values), -LARGE, LARGE)
    return near


def ground(
    context: Context, area: Area, neuron: tuple[int, int], opacity: float = 1.0
) -> list[Item]:
    """Return what a plot stands on, and the line that leads from there to its neuron.

    What a layer shares is led to the nearest of its neurons.
    """
    unit, theme, frame = context.unit, context.theme, area.grown(MARGIN * context.unit)
    color = faded(mixed(theme.border, context.color, 0.6), opacity)
    places, radius = context.places.neurons, context.places.radius
    near = [places[each] for each in (neuron, *sharing(context, neuron))]
    x, y = min(near, key=lambda at: math.dist(at, frame.center))
    end = frame.nearest(x, y, 0.0)
    away = math.dist((x, y), end) or 1.0
    rim = x + (end[0] - x) * radius / away, y + (end[1] - y) * radius / away
    fill = faded(theme.panel, 0.96 * opacity)
    return [
        Polyline((rim, end), color, LEADER * unit),
        Box(frame.x, frame.y, frame.width, frame.height, 8.0 * unit, fill, color, unit),
    ]


def curve_items(
    context: Context, curve: Curve, neuron: tuple[int, int], opacity: float = 1.0
) -> list[Item]:
    """Return the plot of a neuron with its axes and its name."""
    area, unit, theme = curve.area, context.unit, context.theme
    border, muted = faded(theme.border, opacity), faded(theme.muted, opacity)
    level, upright = curve.point(curve.z[0], 0.0)[1], curve.point(0.0, 0.0)[0]
    name = context.notation.unit(*neuron)
    return [
        *ground(context, area, neuron, opacity),
        Math(area.x, area.y + NAME_BELOW * unit, name, NAME * unit, muted, 4),
        Polyline(((area.x, level), (area.x + area.width, level)), border, unit),
        Polyline(((upright, area.y), (upright, area.y + area.height)), border, unit),
        Polyline(curve.points(), faded(theme.forward, opacity), 2.0 * unit),
    ]  # fmt: skip


def point_items(context: Context, curve: Curve, z: float, a: float, dropped: float) -> list[Item]:
    """Return the point (z, a) above its z, ``dropped`` of the way from there to its a."""
    unit, theme = context.unit, context.theme
    (x, y), (origin, level) = curve.point(z, a), curve.point(0.0, 0.0)
    reached, guide = x + (origin - x) * dropped, faded(theme.text, 0.5)
    items: list[Item] = [Polyline(((x, level), (x, y)), guide, unit, dashed=True)]
    if dropped > 0.0:
        items.append(Polyline(((x, y), (reached, y)), guide, unit, dashed=True))
        items.append(Disc(reached, y, 3.5 * unit, context.color))
    return [*items, Disc(x, y, 5.0 * unit, theme.strong, context.color, 2.0 * unit)]


def tangent(context: Context, curve: Curve, z: float, a: float, slope: float) -> Item:
    """Return a line of that slope through the point (z, a)."""
    ends = curve.tangent(z, a, slope)
    return Polyline(ends, context.theme.backward, 2.0 * context.unit, dashed=True)
