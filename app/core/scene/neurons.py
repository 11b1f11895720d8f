"""The still part of the neurons: name, value, level, what is known beside them, and captions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

from app.core.color import Color, faded, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Disc, Face, Glow, Item, Math, Point, Text
from app.core.scene.beside import delta_known
from app.core.scene.context import Context
from engine.events import Kind, Phase

# A smaller neuron shows its level alone.
SMALLEST_INSCRIBED = 10.0
# Sizes of the numbers in a neuron: at most, wanted, and the least that can be read.
LARGEST_TEXT, WANTED_TEXT, SMALLEST_TEXT = 14.5, 9.0, 7.0
LINE_SHARE = 0.62
# Where the lines of a neuron stand, in radii from its middle: with a name or not, and so many.
_LINE_PLACES = {
    (True, 0): (0.0,),
    (True, 1): (-0.42, 0.2),
    (True, 2): (-0.6, -0.08, 0.44),
    (False, 1): (0.0,),
    (False, 2): (-0.22, 0.36),
}
USUAL_LETTERS = 5
# In a neuron smaller than this two lines of numbers could not be read.
ROOM_FOR_TWO = 20.0
# The rim of a neuron, and how much brighter than other names those on a filled neuron are.
RIM, NAME_TONE = 3.0, 0.6
# How strong the colour is that fills a neuron.
FILL = 0.32

NumberText = Callable[[Callable[[float], str]], str]


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
        return 1.0, faded(theme.loss, FILL)
    if math.isinf(high) or math.isinf(low):
        level = abs(a) if layer == 0 and abs(a) <= 1.0 else abs(a) / (1.0 + abs(a))
        return level, faded(theme.negative if a < 0.0 else theme.forward, FILL)
    return (a - low) / (high - low), faded(theme.forward, FILL)


def _has_value(context: Context, layer: int, unit: int) -> bool:
    return layer == 0 or context.known(Phase.FORWARD, Kind.ACTIVATION, layer, unit)


def _inscription(context: Context, layer: int, unit: int) -> Iterator[Item]:
    """Yield the lines in a neuron: name, value, and its delta where there is no room below."""
    theme, radius = context.theme, context.places.radius
    if radius < SMALLEST_INSCRIBED * context.unit:
        return
    x, y = context.places.neurons[layer, unit]
    lines = [(make, theme.text) for make in _value_text(context, layer, unit)]
    roomy = radius >= ROOM_FOR_TWO * context.unit
    if roomy and context.tight(layer) and delta_known(context, layer, unit):
        color = mixed(theme.backward, theme.text, 0.35)
        lines.append((partial(_delta_text, context, layer, unit), color))
    named = not lines or radius >= (18.0 + 6.0 * len(lines)) * context.unit
    first, *others = _LINE_PLACES[named, len(lines)]
    if named:
        size = min(17.0 * context.unit, (0.6 if lines else 0.9) * radius)
        name, color = context.notation.unit(layer, unit), mixed(theme.muted, theme.text, NAME_TONE)
        yield Math(x, y + first * radius, name, size, color, 4, (), Anchor.MIDDLE)
    places = others if named else [first, *others]
    for place, (make, color) in zip(places, lines, strict=True):
        yield from _line(context, (x, y + place * radius), place * radius, make, color)


def _line(
    context: Context, at: Point, below: float, make: NumberText, color: Color
) -> Iterator[Item]:
    """Yield a line that stands ``below`` the middle of a neuron, if it can be read at all.

    It has the digits that there is room for between the rims.
    """
    largest = min(LARGEST_TEXT * context.unit, LINE_SHARE * context.places.radius)
    across = _chord(context.places.radius - RIM * context.unit, abs(below) + 0.35 * largest)
    wanted = min(largest, WANTED_TEXT * context.unit)
    text = context.fitting(int(across / (wanted * MONO_ADVANCE)), make)
    # Short numbers are set no larger than usual ones, so that they look alike.
    size = min(largest, across / (max(len(text), USUAL_LETTERS) * MONO_ADVANCE))
    if size >= SMALLEST_TEXT * context.unit:
        yield Text(*at, text, size, color, Face.MONO, Anchor.MIDDLE)


def _chord(radius: float, distance: float) -> float:
    """Return how wide a circle is at a distance from its middle."""
    return 2.0 * math.sqrt(max(0.0, radius**2 - distance**2))


def _value_text(context: Context, layer: int, unit: int) -> Iterator[NumberText]:
    """Yield a neuron's value, or its weighted sum as long as that is all there is."""
    reader, position = context.moment.reader, context.moment.position
    if _has_value(context, layer, unit):
        a = reader.activation(position, layer, unit)
        yield lambda number: number(a)
    elif context.known(Phase.FORWARD, Kind.WEIGHTED_SUM, layer, unit):
        z = reader.weighted_sum(position, layer, unit)
        yield lambda number: f"z {number(z)}"


def _delta_text(context: Context, layer: int, unit: int, number: Callable[[float], str]) -> str:
    """Return a delta; its colour says what it is where there is no room for its letter."""
    value = context.moment.reader.delta(context.moment.position, layer, unit)
    letter = "δ " if context.places.radius >= 30.0 * context.unit else ""
    return f"{letter}{'' if value < 0.0 else '+'}{number(value)}"
