"""The still part of the neurons: name, value, level, what is known beside them, and captions."""

from __future__ import annotations

import math
from collections.abc import Iterator

from app.core.color import Color, faded, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Disc, Face, Glow, Item, Math, Text
from app.core.scene.chips import Chip, chip_items
from app.core.scene.context import Context
from engine.events import Kind, Phase
from engine.terms import number_text

# A smaller neuron shows its level alone.
SMALLEST_INSCRIBED = 10.0


def neurons(context: Context) -> Iterator[Item]:
    """Yield every visible neuron with what is known of it by now."""
    part = _taking_part(context)
    for layer, unit in context.places.neurons:
        yield from _neuron(context, layer, unit, (layer, unit) in part)
    for layer, unit in context.places.neurons:
        yield from _delta(context, layer, unit)
    for unit in context.places.columns[-1].units:
        yield from _target(context, unit)


def captions(context: Context) -> Iterator[Item]:
    """Yield the name above each column, and below it how many units are left out."""
    unit = context.unit
    y = context.network_area.y - 18.0 * unit
    for layer, column in enumerate(context.places.columns):
        words = context.notation.layer_words(layer)
        yield Text(column.x, y, words, 13.0 * unit, context.theme.muted, anchor=Anchor.MIDDLE)
        if column.hidden:
            more = f"… {column.hidden:,} more"
            below = column.bottom
            yield Text(
                column.x, below, more, 12.0 * unit, context.theme.muted, anchor=Anchor.MIDDLE
            )


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
    yield from _inscription(context, layer, unit)


def _level(context: Context, layer: int, unit: int) -> tuple[float, Color]:
    """Return how full a neuron is: its activation within the bounds of its function."""
    theme = context.theme
    if not _has_value(context, layer, unit):
        return 0.0, theme.raised
    a = context.moment.reader.activation(context.moment.position, layer, unit)
    low, high = (0.0, math.inf)
    if layer > 0:
        low, high = context.network.layer(layer).activation.bounds
    if not math.isfinite(a):
        return 1.0, faded(theme.loss, 0.4)
    if math.isinf(high) or math.isinf(low):
        level = abs(a) if layer == 0 and abs(a) <= 1.0 else abs(a) / (1.0 + abs(a))
        return level, faded(theme.negative if a < 0.0 else theme.forward, 0.32)
    return (a - low) / (high - low), faded(theme.forward, 0.32)


def _has_value(context: Context, layer: int, unit: int) -> bool:
    return layer == 0 or context.known(Phase.FORWARD, Kind.ACTIVATION, layer, unit)


def _inscription(context: Context, layer: int, unit: int) -> Iterator[Item]:
    """Yield the lines in a neuron: name, value, and its delta where there is no room below."""
    theme, radius = context.theme, context.places.radius
    if radius < SMALLEST_INSCRIBED * context.unit:
        return
    x, y = context.places.neurons[layer, unit]
    lines: list[tuple[str, Color]] = []
    value = _value_text(context, layer, unit)
    if value:
        lines.append((value, theme.text))
    if context.tight(layer) and _delta_known(context, layer, unit):
        lines.append((_delta_text(context, layer, unit), mixed(theme.backward, theme.text, 0.35)))
    named = not lines or radius >= (18.0 + 6.0 * len(lines)) * context.unit
    height = 2.0 * radius / (len(lines) + named + 0.6)
    top = y - (len(lines) + named - 1) / 2.0 * height
    if named:
        size = max(9.0 * context.unit, min(17.0 * context.unit, 0.8 * height))
        name = context.notation.unit(layer, unit)
        yield Math(x, top, name, size, theme.muted, 4, (), Anchor.MIDDLE)
    for number, (text, color) in enumerate(lines, start=int(named)):
        room = 2.0 * radius * 0.84 / (len(text) * MONO_ADVANCE)
        size = min(14.5 * context.unit, room, height)
        yield Text(x, top + number * height, text, size, color, Face.MONO, Anchor.MIDDLE)


def _value_text(context: Context, layer: int, unit: int) -> str:
    """Return a neuron's value, or its weighted sum as long as that is all there is."""
    reader, position = context.moment.reader, context.moment.position
    digits = min(context.shot.view.digits, 4 if context.places.radius < 30.0 * context.unit else 9)
    if _has_value(context, layer, unit):
        return number_text(reader.activation(position, layer, unit), digits)
    if context.known(Phase.FORWARD, Kind.WEIGHTED_SUM, layer, unit):
        return "z " + number_text(reader.weighted_sum(position, layer, unit), digits)
    return ""


def _delta_known(context: Context, layer: int, unit: int) -> bool:
    return layer > 0 and context.known(Phase.BACKWARD, Kind.DELTA, layer, unit)


def _delta_text(context: Context, layer: int, unit: int) -> str:
    value = context.moment.reader.delta(context.moment.position, layer, unit)
    digits = min(context.shot.view.digits, 4)
    return f"δ {'' if value < 0.0 else '+'}{number_text(value, digits)}"


def _delta(context: Context, layer: int, unit: int) -> Iterator[Item]:
    """Yield a unit's delta below it, from the moment it is known to the end of the step."""
    if context.tight(layer) or not _delta_known(context, layer, unit):
        return
    x, y = context.places.neurons[layer, unit]
    value = context.moment.reader.delta(context.moment.position, layer, unit)
    chip = Chip(x, y + context.places.radius + 18.0 * context.unit, f"δ = {context.signed(value)}")
    yield from chip_items(context, chip, context.theme.backward)


def _target(context: Context, unit: int) -> Iterator[Item]:
    """Yield, right of an output, its target and the error once it is known."""
    layer = context.network.depth
    x, y = context.places.neurons[layer, unit]
    if context.places.radius < 12.0 * context.unit:
        return
    x += context.places.radius + 14.0 * context.unit
    reader, position, size = context.moment.reader, context.moment.position, 12.5 * context.unit
    target = f"target {context.number(reader.target(position, unit))}"
    known = context.known(Phase.LOSS, Kind.ERROR, layer, unit)
    above = y - (9.0 * context.unit if known else 0.0)
    yield Text(x, above, target, size, context.theme.muted, Face.MONO)
    if known:
        error = reader.activation(position, layer, unit) - reader.target(position, unit)
        text = f"error {context.signed(error)}"
        yield Text(x, y + 9.0 * context.unit, text, size, context.theme.loss, Face.MONO)
