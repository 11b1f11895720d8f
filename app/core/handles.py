"""The quiet + and − on the stage: what they offer, and where they stand near the mouse."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.color import faded
from app.core.frame import Disc, Item, Point, Segments
from app.core.layout import Places
from app.core.offers import Offer, add_layer, add_unit, remove_unit
from app.core.project import Neuron
from app.core.scene import Shot
from app.core.scene.context import Context
from app.core.theme import Theme

# In units: the radius of a handle, its sign's, and how far off neurons it stands.
RADIUS, ARM, AWAY = 9.0, 4.5, 16.0
# Below a column there is first the delta of its last neuron.
BELOW = 42.0
# What is farther from one layer than this share of the way to the next is between them.
GAP_SHARE = 0.3


@dataclass(frozen=True)
class Handle:
    """A round button on the stage for an offer: where it stands, in pixels, and its sign."""

    offer: Offer
    x: float
    y: float
    radius: float
    adds: bool

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is on the handle."""
        return math.hypot(x - self.x, y - self.y) <= self.radius + 2.0


def handles(shot: Shot, point: Point | None) -> tuple[Handle, ...]:
    """Return what can be taken hold of at a moment, with the mouse at ``point`` or elsewhere."""
    context, selected = Context(shot), shot.view.selected
    places, result = context.places, []
    if selected in places.neurons and selected is not None:
        result.append(_remover(shot, places, selected))
    if point is not None:
        result.extend(_near(context, point))
    return tuple(result)


def handle_items(handle: Handle, colors: Theme, pressed: bool) -> Iterator[Item]:
    """Yield the picture of a handle; ``pressed`` is whether the mouse is over it."""
    color = _color(colors, handle, pressed)
    arm = handle.radius * ARM / RADIUS
    level = (handle.x - arm, handle.y, handle.x + arm, handle.y)
    upright = (handle.x, handle.y - arm, handle.x, handle.y + arm)
    width = handle.radius / RADIUS * 1.6
    yield Disc(handle.x, handle.y, handle.radius, colors.raised, color, width)
    yield Segments((level, upright) if handle.adds else (level,), color, width)


def _color(colors: Theme, handle: Handle, pressed: bool) -> int:
    if handle.offer.refusal is not None:
        return faded(colors.faint, 0.6)
    return colors.positive if pressed else colors.muted


def _remover(shot: Shot, places: Places, neuron: Neuron) -> Handle:
    """Return the − at the upper right rim of a neuron."""
    x, y = places.neurons[neuron]
    away = (places.radius + 5.0 * places.unit) * math.sqrt(0.5)
    offer = remove_unit(shot.run, neuron)
    return Handle(offer, x + away, y - away, RADIUS * places.unit, adds=False)


def _near(context: Context, point: Point) -> Iterator[Handle]:
    """Yield the + of the layer that the mouse is at, or of the gap that it is in."""
    places, run = context.places, context.shot.run
    nearest = [_distance(places, layer, point) for layer in range(len(places.columns))]
    layer = min(range(len(nearest)), key=nearest.__getitem__)
    gaps = [gap for gap in (layer, layer + 1) if 0 < gap < len(nearest)]
    gap = min(gaps, key=lambda gap: nearest[gap - 1] + nearest[gap])
    if nearest[layer] > GAP_SHARE * (nearest[gap - 1] + nearest[gap]):
        yield _handle(context, add_layer(run, gap), _between(places, gap))
    elif (offer := add_unit(run, layer)).refusal is None:
        yield _handle(context, offer, _behind(places, layer))


def _distance(places: Places, layer: int, point: Point) -> float:
    """Return how far the nearest neuron of a layer is."""
    units = places.columns[layer].units
    return min(math.dist(places.neurons[layer, unit], point) for unit in units)


def _handle(context: Context, offer: Offer, point: Point) -> Handle:
    radius = RADIUS * context.unit
    inside = context.stage_area.nearest(*point, 1.5 * radius)
    return Handle(offer, *inside, radius, adds=True)


def _behind(places: Places, layer: int) -> Point:
    """Return the place after the last neuron of a layer, beyond its delta."""
    x, y = places.neurons[layer, places.columns[layer].units[-1]]
    return x, max(y, places.columns[layer].bottom) + places.radius + BELOW * places.unit


def _between(places: Places, gap: int) -> Point:
    """Return the place between two layers, above the edges that lead from one to the other."""
    tops = [places.neurons[layer, places.columns[layer].units[0]] for layer in (gap - 1, gap)]
    (x1, y1), (x2, y2) = tops
    return (x1 + x2) / 2.0, min(y1, y2) - places.radius - AWAY * places.unit
