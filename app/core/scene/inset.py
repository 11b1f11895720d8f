"""Where a plot stands that belongs to a neuron, and the slope that is read off it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from app.core.frame import Point
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.labels.chips import HEIGHT as CHIP_HEIGHT
from app.core.scene.labels.chips import chip_width, letters_in
from app.core.scene.labels.labels import is_clear, room
from app.core.scene.labels.room import Room, Spot, Wish, settled
from app.core.scene.once import once
from engine.plan.events import Phase

WIDTH, HEIGHT = 132.0, 84.0
# Around the plot, below it for the slope and between both, and so many letters this has at most.
MARGIN, SLOPE_HEIGHT, SLOPE_GAP, SLOPE_LETTERS = 8.0, 26.0, 4.0, 16
# How far below the plot the middle of the slope is.
BELOW = 20.0
# Between the plot and its neuron, and the next one; where there is no such room between two layers
# a plot is smaller, down to a share.
AWAY, BEYOND, SMALLEST = 16.0, 6.0, 0.5
# How much higher or lower than its neuron a plot may be, as shares of its height, and how much
# further to the side, as a share of its width.
SHARES, FURTHER = (0.0, -0.62, 0.62, -0.3, 0.3, -1.0, 1.0), 0.4
# Nearer to another neuron a plot seems to be of that one: as bad as so many pixels farther away.
STRANGE = 800.0
# What a layer shares may stand at another neuron than the one that it is about: as bad as so many
# pixels as well, so that it does not for a few lines that it would hide.
ELSEWHERE = 400.0

Neuron = tuple[int, int]


class Inset(NamedTuple):
    """The room of a plot with its frame and its slope, which is below it or ``beside`` it."""

    area: Area
    width: float
    height: float
    beside: bool


def inset_area(context: Context, neuron: Neuron) -> Area:
    """Return the room of a neuron's plot with its frame and with its slope."""
    return _inset(context, neuron).area


def curve_area(context: Context, neuron: Neuron) -> Area:
    """Return where the plot beside a neuron stands."""
    inset, margin = _inset(context, neuron), MARGIN * context.unit
    return Area(inset.area.x + margin, inset.area.y + margin, inset.width, inset.height)


def slope_point(context: Context, neuron: Neuron, letters: int) -> Point:
    """Return the middle of what is told, in so many letters, of the slope in a neuron's plot."""
    plot, unit = curve_area(context, neuron), context.unit
    if not _inset(context, neuron).beside:
        return plot.center[0], plot.bottom + BELOW * unit
    left = plot.right + (MARGIN + SLOPE_GAP) * unit
    return left + chip_width(letters, unit) / 2.0, plot.center[1]


def slope_letters(context: Context) -> int:
    """Return how many letters there is room for below a plot."""
    return min(SLOPE_LETTERS, letters_in(_between(context)[0], context.unit))


def sharing(context: Context, neuron: Neuron) -> list[Neuron]:
    """Return the others of a layer whose units depend on each other."""
    layer, unit = neuron
    others = context.places.columns[layer].units if context.coupled(layer) else ()
    return [(layer, other) for other in others if other != unit]


@once
def _inset(context: Context, neuron: Neuron) -> Inset:
    """Return where a plot stands; one that would hide something is smaller if that helps."""
    across, down = (
        min(1.0, max(SMALLEST, (free / context.unit - 2.0 * MARGIN - BEYOND) / (size + AWAY)))
        for free, size in zip(_between(context), (WIDTH, HEIGHT), strict=True)
    )
    smaller = [(down, False), (down, True)] if down < across else []
    for share, beside in ((across, False), *smaller):
        inset = _placed(context, neuron, share, beside=beside)
        if is_clear(context, inset.area):
            return inset
    return _placed(context, neuron, across, beside=False)


def _between(context: Context) -> Point:
    """Return how far the rims of two layers are apart, across and down."""
    across, down = context.places.order.between
    return across - 2.0 * context.places.radius, down - 2.0 * context.places.radius


def _placed(context: Context, neuron: Neuron, share: float, *, beside: bool) -> Inset:
    """Return where a plot of a share of the usual size hides least.

    Bars that a layer shares have texts above and below them, and are as high as ever.
    """
    unit, margin = context.unit, 2.0 * MARGIN * context.unit
    width = WIDTH * share * unit
    height = HEIGHT * unit * (1.0 if context.coupled(neuron[0]) else share)
    whole = width + margin, height + margin
    if context.moment.phase is Phase.BACKWARD:
        whole = _with_slope(context, *whole, beside=beside)
    away = context.places.radius + AWAY * share * unit
    (area,) = settled(_room(context), (Wish(*whole, tuple(_spots(context, neuron, away, *whole))),))
    assert area is not None, "there is always room for the first"
    return Inset(area, width, height, beside)


def _with_slope(
    context: Context, width: float, height: float, *, beside: bool
) -> tuple[float, float]:
    """Return how wide and high a plot is with its slope."""
    unit = context.unit
    if not beside:
        return width, height + SLOPE_HEIGHT * unit
    chip = chip_width(slope_letters(context), unit) + SLOPE_GAP * unit
    return width + chip, max(height, CHIP_HEIGHT * unit)


def _spots(
    context: Context, neuron: Neuron, away: float, width: float, height: float
) -> Iterator[Spot]:
    """Yield places around a neuron; what a layer shares may stand at any other of it as well."""
    yield from _around(context, neuron, away, width, height)
    for other in sharing(context, neuron):
        apart = math.dist(context.places.neurons[neuron], context.places.neurons[other])
        apart += ELSEWHERE
        for spot in _around(context, other, away, width, height):
            yield spot._replace(away=spot.away + apart)


def _around(
    context: Context, neuron: Neuron, away: float, width: float, height: float
) -> Iterator[Spot]:
    """Yield places around a neuron, first those towards the middle of the stage."""
    x, y = context.places.neurons[neuron]
    first = inwards(context, neuron)
    for further, share, side in product((0.0, FURTHER * width), SHARES, (first, -first)):
        middle, center = y + share * height, x + side * (away + further + width / 2.0)
        strange = 0.0 if _is_nearest(context, neuron, (center, middle)) else STRANGE
        yield Spot(center, middle, abs(share) * height + further + strange, center, middle)
    for side in (-1.0, 1.0):
        middle = y + side * (away + height / 2.0)
        yield Spot(x, middle, away, x, middle)


def _is_nearest(context: Context, neuron: Neuron, point: Point) -> bool:
    """Return whether a point is no nearer to another neuron of the layer."""
    layer, neurons = neuron[0], context.places.neurons
    others = (neurons[layer, unit] for unit in context.places.columns[layer].units)
    return math.dist(neurons[neuron], point) <= min(math.dist(at, point) for at in others)


def inwards(context: Context, neuron: Neuron) -> float:
    """Return on which side of a neuron the middle of the stage is: 1 right, -1 left."""
    x, _ = context.places.neurons[neuron]
    return 1.0 if x < context.network_area.center[0] + 1.0 else -1.0


def _room(context: Context) -> Room:
    """Return what a plot had better not hide: all edges where they can be told apart."""
    taken = room(context)
    if not context.labelled:
        return taken
    return taken._replace(lines=tuple(context.visible_edges.all.values()))
