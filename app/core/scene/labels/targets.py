"""What stands outside of outputs: targets, and once they are known errors with their bars."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from app.core.frame import MONO_ADVANCE, Box, Face, Item, Polyline, Text
from app.core.layout import Area
from app.core.numbers_input import plus
from app.core.scene.context import Context
from engine.marks import of_unit
from engine.plan.events import Kind, Phase
from engine.words.terms import Tag
from engine.words.wording import worded

SIZE = 12.5
# From the rim of an output to its error bar and to its target, and the height of a line of text.
BAR, GAP, LINE = 4.0, 16.0, 18.0
BAR_WIDTH = 6.0
# How many letters a target needs for its word, and a direction that goes on so far leads across the
# picture and not down.
WORDED_LETTERS, ACROSS = 11, 0.7
# A smaller output has no target below it.
SMALLEST_RADIUS = 12.0
# As far as this, in units, a target reaches.
WIDEST = 100.0
# So many lines the middle of a target is at least off the rim of another output.
OFF_RIM = 0.4
# How many lines outputs are apart that have targets beside them, and how many if these are apart
# from their errors; what is between both on one line.
LEAST_APART, WELL_APART, BETWEEN = 0.85, 2.5, "  "

Make = Callable[[Callable[[float], str]], str]


class Style(NamedTuple):
    """How a target and an error are made of their numbers."""

    target: Callable[[str], str]
    error: Callable[[str], str]


WORDED = Style(
    lambda number: worded("target {number}", number=number),
    lambda number: worded("error {number}", number=number),
)
# Where there is hardly any room colours say what is what.
PLAIN = Style(str, str)
# On one line both have the letters that they have in formulas.
LETTERED = Style(lambda number: f"y {number}", lambda number: f"e {number}")


def targets(context: Context, unit: int) -> Iterator[Item]:
    """Yield, outside of an output, its target, and once it is known the error and its bar."""
    if not _has_room(context):
        return
    layer, size = context.network.depth, SIZE * context.unit
    area, looks = (
        target_area(context, unit),
        ((context.theme.muted, Tag.TARGET), (context.theme.loss, Tag.ERROR)),
    )
    x, y, in_row = area.x, area.y + LINE / 2.0 * context.unit, _in_row(context)
    for text, (color, tag) in zip(_texts(context, unit), looks, strict=False):
        marks = (of_unit(tag, context.moment.position, layer, unit),)
        yield Text(x, y, text, size, color, Face.MONO, marks=marks)
        if in_row:
            x += len(text + BETWEEN) * size * MONO_ADVANCE
        else:
            y += LINE * context.unit
    # While the error takes place its bar grows.
    growing = context.moment.kind is Kind.ERROR and unit in context.moment.units
    if context.known(Phase.LOSS, Kind.ERROR, layer, unit) and not growing:
        yield from error_bar(context, unit, 1.0)


def target_area(context: Context, unit: int) -> Area:
    """Return where the target of an output, and its error, stand."""
    texts = _texts(context, unit)
    if _in_row(context):
        letters, lines = len(BETWEEN.join(texts)), 1
    else:
        letters, lines = max(map(len, texts)), len(texts)
    size = letters * SIZE * MONO_ADVANCE * context.unit, lines * LINE * context.unit
    layer, away = context.network.depth, context.places.radius + GAP * context.unit
    at, outward = context.places.neurons[layer, unit], context.places.sides(layer, unit).outward
    return Area.beside(at, outward, away, *size)


def target_room(context: Context, unit: int) -> float:
    """Return how wide what stands outside of an output can be."""
    layer = context.network.depth
    (x, _), (across, _) = (
        context.places.neurons[layer, unit], context.places.sides(layer, unit).outward,
    )  # fmt: skip
    if abs(across) < ACROSS:
        column = context.places.columns[layer]
        between = column.gap if len(column.units) > 1 else context.network_area.width
        return between - GAP * context.unit
    away = abs(across) * (context.places.radius + GAP * context.unit)
    end = context.stage_area.right - x if across > 0.0 else x - context.stage_area.x
    return end - away


def _has_room(context: Context) -> bool:
    """Return whether there is room for targets outside of the outputs."""
    if _stand_across(context):
        rim = context.places.radius / (LINE * context.unit)
        return _lines_apart(context) >= max(LEAST_APART, rim + OFF_RIM)
    return context.places.radius >= SMALLEST_RADIUS * context.unit


def _in_row(context: Context) -> bool:
    """Return whether target and error of an output share a line."""
    return _stand_across(context) and _lines_apart(context) < WELL_APART


def _stand_across(context: Context) -> bool:
    """Return whether targets stand beside outputs, and not below them."""
    layer, units = context.network.depth, context.places.columns[-1].units
    return abs(context.places.sides(layer, units[0]).outward[0]) >= ACROSS


def _lines_apart(context: Context) -> float:
    """Return how many lines have room from an output down to one that is in the way of its target.

    On a ring that is less than they are apart.
    """
    layer, units = context.network.depth, context.places.columns[-1].units
    apart = [
        abs(other_y - y)
        for (x, y), (other_x, other_y) in pairwise(context.places.neurons[layer, o] for o in units)
        if abs(other_x - x) < WIDEST * context.unit
    ]
    return min(apart, default=math.inf) / (LINE * context.unit)


def _texts(context: Context, unit: int) -> list[str]:
    """Return the target of an output, and once it is known the error."""
    letters = int(target_room(context, unit) / (SIZE * MONO_ADVANCE * context.unit))
    makes = list(_makes(context, unit, LETTERED))
    if _in_row(context) and len(makes) > 1:
        row = context.fitting(letters, lambda number: BETWEEN.join(make(number) for make in makes))
        return row.split(BETWEEN)
    style = WORDED if letters >= WORDED_LETTERS else PLAIN
    return [context.fitting(letters, make) for make in _makes(context, unit, style)]


def _makes(context: Context, unit: int, style: Style) -> Iterator[Make]:
    """Yield what makes texts of the numbers that are known."""
    layer, reader, position = context.network.depth, context.moment.reader, context.moment.position
    target = reader.target(position, unit)
    yield lambda number: style.target(number(target))
    if context.known(Phase.LOSS, Kind.ERROR, layer, unit):
        error = reader.activation(position, layer, unit) - target
        yield lambda number: style.error(plus(error) + number(error))


def error_bar(context: Context, unit: int, share: float) -> list[Item]:
    """Return a bar from the target towards the output on the neuron's own scale of fullness."""
    layer, position = context.network.depth, context.moment.position
    a = context.moment.reader.activation(position, layer, unit)
    target = context.moment.reader.target(position, unit)
    area, color = error_bar_area(context, unit), context.theme
    low, high = _scale(context, target, a)
    start, end = (
        area.bottom - area.height * min(1.0, max(0.0, (value - low) / (high - low)))
        for value in (target, target + (a - target) * share)
    )
    ends = (area.x - 2.0 * context.unit, start), (area.right + 2.0 * context.unit, start)
    top, height = min(start, end), abs(end - start)
    marks = (of_unit(Tag.ERROR, position, layer, unit),)
    bar = Box(area.x, top, area.width, height, 2.0 * context.unit, color.loss, marks=marks)
    return [bar, Polyline(ends, color.text, 2.0 * context.unit)]


def error_bar_area(context: Context, unit: int) -> Area:
    """Return where the longest error bar of an output would stand."""
    layer, radius = context.network.depth, context.places.radius
    x, y = context.places.neurons[layer, unit]
    width, away = BAR_WIDTH * context.unit, radius + BAR * context.unit
    # On the side on which no delta stands.
    right = context.places.sides(layer, unit).after[0] < ACROSS
    away += context.past_name(layer, unit, (1.0 if right else -1.0, 0.0))
    return Area(x + away if right else x - away - width, y - radius, width, 2.0 * radius)


def _scale(context: Context, target: float, a: float) -> tuple[float, float]:
    """Return what an empty and a full output stand for."""
    low, high = context.network.layers[-1].activation.bounds
    if abs(low) < 10.0 and abs(high) < 10.0:
        return low, high
    reach = max(abs(target), abs(a), 1e-300)
    return -reach, reach
