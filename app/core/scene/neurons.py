"""The still part of the neurons: name, value, level, what is known beside them, and captions."""

from __future__ import annotations

import math
from collections.abc import Iterator

from app.core.color import Color, faded, mixed
from app.core.frame import Anchor, Disc, Glow, Item, Text
from app.core.scene.context import Context
from app.core.scene.inscription import inscription
from engine.events import Kind

# How strong the colour is that fills a neuron.
FILL = 0.32


def neurons(context: Context) -> Iterator[Item]:
    """Yield every visible neuron with what is known of it by now."""
    part = _taking_part(context)
    for layer, unit in context.places.neurons:
        yield from _neuron(context, layer, unit, (layer, unit) in part)


def captions(context: Context) -> Iterator[Item]:
    """Yield the name above each column, and below it how many units are left out."""
    unit, color = context.unit, context.theme.muted
    for column, (words, y) in zip(context.places.columns, context.captions, strict=True):
        yield Text(column.x, y, words, 13.0 * unit, color, anchor=Anchor.MIDDLE)
        if column.hidden:
            more, size = f"… {column.hidden:,} more", 12.0 * unit
            yield Text(column.x, column.bottom, more, size, color, anchor=Anchor.MIDDLE)


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
    selected = context.shot.view.selected == (layer, unit)
    ring = context.color if takes_part else mixed(theme.faint, theme.background, 0.25)
    level, color = _level(context, layer, unit)
    width = (3.0 if lead else 2.0) * context.unit * min(1.0, radius / (24.0 * context.unit))
    yield Disc(x, y, radius, theme.raised, ring, width, level, color)
    if selected:
        yield Disc(x, y, radius + 5.0 * context.unit, 0, faded(theme.text, 0.7), 1.2 * context.unit)
    yield from inscription(context, layer, unit)


def _level(context: Context, layer: int, unit: int) -> tuple[float, Color]:
    """Return how full a neuron is: its activation within the bounds of its function."""
    theme = context.theme
    if not context.has_value(layer, unit):
        return 0.0, theme.raised
    a = context.moment.reader.activation(context.moment.position, layer, unit)
    low, high = (0.0, math.inf)
    if layer > 0:
        low, high = context.network.layer(layer).activation.bounds
    if not math.isfinite(a):
        return 1.0, faded(theme.loss, FILL)
    if math.isinf(high) or math.isinf(low):
        level = abs(a) if layer == 0 and abs(a) <= 1.0 else abs(a) / (1.0 + abs(a))
        return level, faded(theme.negative if a < 0.0 else theme.forward, FILL)
    return (a - low) / (high - low), faded(theme.forward, FILL)
