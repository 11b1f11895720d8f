"""The quiet + and − on the stage: what they offer, and where they stand near the mouse."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.color import faded
from app.core.frame import Disc, Item, Point, Segments
from app.core.hands_on.offers import Offer, add_layer, add_unit, remove_unit
from app.core.layout import Places
from app.core.project import Neuron
from app.core.scene import Shot
from app.core.scene.context import Context
from app.core.scene.inset import inwards
from app.core.theme import Theme

# In units: the radius of a handle, its sign's, and how far off neurons it stands.
RADIUS, ARM, AWAY = 9.0, 4.5, 16.0
# Below a column there are first the delta of its last neuron and how it comes about; where it is
# not so far to the end of the stage, a handle has room beside the neuron, above these.
BELOW, BESIDE_BELOW, BESIDE = 54.0, -6.0, 56.0
# How far from the middle of its layer's name the mouse is still at it.
NAME_REACH = 30.0
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
        result.append(_remover(context, selected))
    if point is not None:
        result.extend(_near(context, point))
    return tuple(result)


def captioned_layer(shot: Shot, point: Point) -> int | None:
    """Return the layer whose name stands at a point."""
    context = Context(shot)
    near = NAME_REACH * context.unit
    heads = [column.head for column in context.places.columns]
    layer = min(range(len(heads)), key=lambda number: math.dist(heads[number], point))
    return layer if math.dist(heads[layer], point) <= near else None


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


def _remover(context: Context, neuron: Neuron) -> Handle:
    """Return the − at the upper right rim of a neuron."""
    x, y = context.places.neurons[neuron]
    away = (context.places.radius + 5.0 * context.unit) * math.sqrt(0.5)
    offer = remove_unit(context.shot.run, neuron)
    return Handle(offer, x + away, y - away, RADIUS * context.unit, adds=False)


def _near(context: Context, point: Point) -> Iterator[Handle]:
    """Yield the + of the layer that the mouse is at, or of the gap that it is in."""
    places, run = context.places, context.shot.run
    nearest = [_distance(places, layer, point) for layer in range(len(places.columns))]
    layer = min(range(len(nearest)), key=nearest.__getitem__)
    gaps = [gap for gap in (layer, layer + 1) if 0 < gap < len(nearest)]
    gap = min(gaps, key=lambda gap: nearest[gap - 1] + nearest[gap])
    if nearest[layer] > GAP_SHARE * (nearest[gap - 1] + nearest[gap]):
        yield _handle(context, add_layer(run, gap), _between(context, gap))
    elif (offer := add_unit(run, layer)).refusal is None:
        yield _handle(context, offer, _behind(context, layer))


def _distance(places: Places, layer: int, point: Point) -> float:
    """Return how far the nearest neuron of a layer is."""
    units = places.columns[layer].units
    return min(math.dist(places.neurons[layer, unit], point) for unit in units)


def _handle(context: Context, offer: Offer, point: Point) -> Handle:
    radius = RADIUS * context.unit
    inside = context.stage_area.nearest(*point, 1.5 * radius)
    return Handle(offer, *inside, radius, adds=True)


def _behind(context: Context, layer: int) -> Point:
    """Return the place after the last neuron of a layer, beyond its delta or above that."""
    places, column, unit = context.places, context.places.columns[layer], context.unit
    last, after = column.units[-1], places.sides(layer, column.units[-1]).after
    ends = [places.neurons[layer, last], *([column.more] if column.hidden else [])]
    rim = places.radius + context.past_name(layer, last, after)
    x, y = beyond = _beyond(ends[0], ends, after, rim + BELOW * unit)
    if context.tight(layer) or context.stage_area.grown(-RADIUS * unit).holds(x, y):
        return beyond
    x, y = _beyond(ends[0], ends, after, rim + BESIDE_BELOW * unit)
    # A plot stands on the other side.
    aside = -BESIDE * unit * inwards(context, (layer, last))
    return x + after[1] * aside, y + after[0] * aside


def _between(context: Context, gap: int) -> Point:
    """Return the place between two layers, before the edges that lead from one to the other."""
    places = context.places
    earlier, later = places.columns[gap - 1].units, places.columns[gap].units
    ends = [
        (places.neurons[gap - 1, unit], places.neurons[gap, later[0]])
        for unit in (earlier[0], earlier[-1])
    ]
    (x1, y1), (x2, y2) = nearest = min(ends, key=lambda pair: math.dist(*pair))
    middle = (x1 + x2) / 2.0, (y1 + y2) / 2.0
    before = places.sides(gap, later[0]).before
    return _beyond(middle, nearest, before, places.radius + AWAY * context.unit)


def _beyond(start: Point, points: Sequence[Point], way: Point, away: float) -> Point:
    """Return the point from ``start`` on one's way that is ``away`` pixels beyond all points."""
    (x, y), (dx, dy) = start, way
    far = away + max((px - x) * dx + (py - y) * dy for px, py in points)
    return x + far * dx, y + far * dy
