"""The still part of the neurons: name, value, level, and who takes part."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from app.core.color import Color, faded, mixed
from app.core.frame import TRANSPARENT, Disc, Glow, Item, Polyline
from app.core.scene.context import Context
from app.core.scene.network.faces import face, name_beside
from app.core.scene.network.inscription import inscription
from app.core.scene.network.picture import picture
from engine.plan.events import Kind

# How strong the colour is that fills a neuron.
FILL = 0.32


class Fullness(NamedTuple):
    """How full a neuron is, 0 to 1, and in which colour."""

    level: float
    color: Color


EMPTY = Fullness(0.0, TRANSPARENT)


def neurons(context: Context) -> Iterator[Item]:
    """Yield every visible neuron with what is known of it by now."""
    part = _taking_part(context)
    yield from picture(context, part)
    for layer, unit in context.places.discs:
        yield from _neuron(context, layer, unit, (layer, unit) in part)


def faces(context: Context) -> Iterator[Item]:
    """Yield what neurons show inside where that changes with every frame: the maps in them."""
    if context.shot.view.heat_maps and context.moment.updating:
        part = _taking_part(context)
        for layer, unit in context.places.discs:
            yield from _mapped(context, layer, unit, (layer, unit) in part)


def _taking_part(context: Context) -> set[tuple[int, int]]:
    """Return the neurons that have a part in what is going on."""
    moment = context.moment
    part = {(layer, unit) for layer, unit, _ in context.active_edges}
    part |= {(layer - 1, source) for layer, _, source in context.active_edges}
    if moment.layer is not None:
        part |= {(moment.layer, unit) for unit in context.visible_units}
    if moment.kind is Kind.LOSS:
        part |= {(context.network.depth, unit) for unit in context.places.columns[-1].units}
    return part


def _neuron(context: Context, layer: int, unit: int, takes_part: bool) -> Iterator[Item]:
    theme, radius = context.theme, context.places.radius
    x, y = context.places.neurons[layer, unit]
    lead = takes_part and layer == context.moment.layer and unit in context.moment.units
    if lead:
        yield Glow(x, y, radius, radius * 1.75, faded(context.color, 0.38))
    view = context.shot.view
    ring = context.color if takes_part else mixed(theme.faint, theme.background, 0.25)
    fullness = EMPTY if view.heat_maps else fullness_now(context, layer, unit)
    yield _disc(context, layer, unit, ring, 3.0 if lead else 2.0, fullness)
    if view.selected == (layer, unit):
        yield Disc(x, y, radius + 5.0 * context.unit, 0, faded(theme.text, 0.7), 1.2 * context.unit)
    if not view.heat_maps:
        yield from _crossed(context, layer, unit)
        yield from inscription(context, layer, unit)
        return
    if not context.moment.updating:
        yield from _mapped(context, layer, unit, takes_part)
    yield from name_beside(context, layer, unit)


def _mapped(context: Context, layer: int, unit: int, takes_part: bool) -> Iterator[Item]:
    # Where all take part in a whole step, no number matters more than the maps.
    told = (takes_part and not context.moment.everywhere) or context.shot.view.selected == (
        layer,
        unit,
    )
    yield from face(context, layer, unit, told)
    yield from _crossed(context, layer, unit)


def _crossed(context: Context, layer: int, unit: int) -> Iterator[Item]:
    if context.left_out(layer, unit):
        yield from crossed_out(context, layer, unit, 1.0)


def crossed_out(context: Context, layer: int, unit: int, share: float) -> Iterator[Item]:
    """Yield the cross through a neuron that dropout leaves out, ``share`` of it drawn."""
    x, y = context.places.neurons[layer, unit]
    reach = context.places.radius * math.sqrt(0.5)
    color = mixed(context.theme.raised, context.theme.faint, 0.8)
    for way in (-1.0, 1.0):
        start = x - reach, y - way * reach
        end = x + reach * (2.0 * share - 1.0), y + way * reach * (2.0 * share - 1.0)
        yield Polyline((start, end), color, 2.0 * context.unit)


def _disc(
    context: Context, layer: int, unit: int, ring: Color, width: float, fullness: Fullness
) -> Item:
    """Return the body of a neuron; the ring of a small one is thinner than ``width`` units."""
    (x, y), radius = context.places.neurons[layer, unit], context.places.radius
    width *= context.unit * min(1.0, radius / (24.0 * context.unit))
    return Disc(x, y, radius, context.theme.raised, ring, width, *fullness)


def filling(
    context: Context, layer: int, unit: int, fullness: Fullness, cut: float = 0.0
) -> Iterator[Item]:
    """Yield a neuron that takes part while it is filled or drained; those with maps have no level.

    ``cut`` is how much of the cross through it has been drawn.
    """
    if not context.shot.view.heat_maps:
        yield _disc(context, layer, unit, context.color, 3.0, fullness)
        if cut > 0.0:
            yield from crossed_out(context, layer, unit, cut)
        yield from inscription(context, layer, unit)


def fullness_now(context: Context, layer: int, unit: int) -> Fullness:
    """Return how full a neuron is by now."""
    if not context.has_value(layer, unit) or context.left_out(layer, unit):
        return EMPTY
    return fullness_of(context, layer, context.value(layer, unit))


def fullness_of(context: Context, layer: int, a: float) -> Fullness:
    """Return how full an activation makes a neuron, within the bounds of its function."""
    theme, (low, high) = context.theme, (0.0, math.inf)
    if layer > 0:
        low, high = context.network.layer(layer).activation.bounds
    if not math.isfinite(a):
        return Fullness(1.0, faded(theme.loss, FILL))
    if math.isinf(high) or math.isinf(low):
        level = abs(a) if layer == 0 and abs(a) <= 1.0 else abs(a) / (1.0 + abs(a))
        return Fullness(level, faded(theme.negative if a < 0.0 else theme.forward, FILL))
    # What dropout has kept is enlarged, beyond the bounds maybe.
    level = min(1.0, max(0.0, (a - low) / (high - low)))
    return Fullness(level, faded(theme.forward, FILL))
