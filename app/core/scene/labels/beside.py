"""What stands beside neurons as soon as it is known: deltas, targets, errors and the loss."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from app.core.frame import MONO_ADVANCE, Box, Face, Item, Point, Polyline, Text
from app.core.layout import Area
from app.core.layout.area import support
from app.core.numbers_input import plus
from app.core.scene.context import Context
from app.core.scene.labels.captions import captions
from app.core.scene.labels.chips import (
    HEIGHT,
    PADDING,
    Chip,
    MarkedText,
    chip_items,
    chip_width,
    letters_in,
)
from app.core.scene.labels.room import Obstacle, Room, Spot, Wish, settled
from app.core.scene.once import once
from engine.marks import LOSS, of_unit
from engine.plan.events import Address, Kind, Phase
from engine.words.terms import Tag
from engine.words.wording import worded

SIZE = 12.5
# From the rim of an output to its error bar and to its target, and the height of a line of text.
BAR, GAP, LINE = 4.0, 16.0, 18.0
BAR_WIDTH = 6.0
# From the rim of a neuron to a chip after it.
CHIP_GAP = 7.0
# Between the loss and the lines of an output, and how many letters these need for their words.
LOSS_GAP, WORDED_LETTERS = 10.6, 11
# A direction that goes on so far, of its length, leads across the picture and not down.
ACROSS = 0.7
# A delta and an error usually have so many letters.
DELTA_LETTERS, ERROR_LETTERS = 11, 13
# A smaller output has no target beside it.
SMALLEST_RADIUS = 12.0


def beside_neurons(context: Context) -> Iterator[Item]:
    """Yield what is known beside the neurons."""
    for layer, unit in context.places.neurons:
        chip = delta_chip(context, layer, unit)
        if chip and not delta_under_way(context, layer, unit):
            yield from chip_items(context, chip, context.theme.backward)
    for unit in context.places.columns[-1].units:
        yield from _target(context, unit)
    if context.moment.kind is not Kind.LOSS and loss_known(context):
        chip = loss_chip(context)
        left = chip.area(context.unit).x + PADDING / 2.0 * context.unit
        size = SIZE * context.unit
        color = context.theme.loss
        yield Text(left, chip.y, chip.text, size, color, Face.MONO, marks=chip.marks)


def delta_known(context: Context, layer: int, unit: int) -> bool:
    """Return whether a unit has its delta."""
    return layer > 0 and context.known(Phase.BACKWARD, Kind.DELTA, layer, unit)


def delta_under_way(context: Context, layer: int, unit: int) -> bool:
    """Return whether it is being shown how a unit comes by its delta."""
    moment = context.moment
    return moment.kind is Kind.DELTA and layer == moment.layer and unit in moment.units


def delta_chip(context: Context, layer: int, unit: int) -> Chip | None:
    """Return a unit's delta, where there is one and room for it outside of the neuron."""
    if context.tight(layer) or not delta_known(context, layer, unit):
        return None
    value = context.moment.reader.delta(context.moment.position, layer, unit)
    letters = letters_in(delta_room(context, layer), context.unit)
    text = context.fitting(letters, lambda number: f"δ = {plus(value)}{number(value)}")
    mark = of_unit(Tag.DELTA, context.moment.position, layer, unit)
    return chip_after(context, layer, unit, MarkedText(text, (mark,)))


def delta_room(context: Context, layer: int) -> float:
    """Return how wide a chip after a neuron can be: neither the next neuron nor layer is hidden."""
    between = context.places.columns[layer].gap - 2.0 * context.places.radius
    across, _ = context.places.sides(layer, context.places.columns[layer].units[0]).after
    room = between if abs(across) > ACROSS else context.text_room
    return room - 8.0 * context.unit


def chip_after(context: Context, layer: int, unit: int, text: MarkedText) -> Chip:
    """Return a chip after a neuron, or on the other side where the stage ends."""
    at, after = context.places.neurons[layer, unit], context.places.sides(layer, unit).after
    away = context.places.radius + CHIP_GAP * context.unit
    away += context.past_name(layer, unit, after)
    size = chip_width(len(text.text), context.unit), HEIGHT * context.unit
    first, second = (Area.beside(at, way, away, *size) for way in (after, (-after[0], -after[1])))
    return Chip(*(first if context.stage_area.contains(first) else second).center, *text)


def _target(context: Context, unit: int) -> Iterator[Item]:
    """Yield, right of an output, its target, and once it is known the error and its bar."""
    if context.places.radius < SMALLEST_RADIUS * context.unit:
        return
    layer, size = context.network.depth, SIZE * context.unit
    area, lines = target_lines(context, unit)
    looks = (context.theme.muted, Tag.TARGET), (context.theme.loss, Tag.ERROR)
    for number, (text, (color, tag)) in enumerate(zip(lines, looks, strict=False)):
        y = area.y + (number + 0.5) * LINE * context.unit
        marks = (of_unit(tag, context.moment.position, layer, unit),)
        yield Text(area.x, y, text, size, color, Face.MONO, marks=marks)
    # While the error takes place its bar grows.
    growing = context.moment.kind is Kind.ERROR and unit in context.moment.units
    if context.known(Phase.LOSS, Kind.ERROR, layer, unit) and not growing:
        yield from error_bar(context, unit, 1.0)


def target_lines(context: Context, unit: int) -> tuple[Area, list[str]]:
    """Return where the lines outside of an output stand, and the lines."""
    layer, reader, position = context.network.depth, context.moment.reader, context.moment.position
    advance = SIZE * MONO_ADVANCE * context.unit
    letters = int(_target_room(context, unit) / advance)
    target = reader.target(position, unit)
    lines = [context.fitting(letters, lambda number: _target_text(letters, number(target)))]
    if context.known(Phase.LOSS, Kind.ERROR, layer, unit):
        error = reader.activation(position, layer, unit) - target
        lines.append(
            context.fitting(
                letters, lambda number: _error_text(letters, plus(error) + number(error))
            )
        )
    size = max(map(len, lines)) * advance, len(lines) * LINE * context.unit
    at, outward = context.places.neurons[layer, unit], context.places.sides(layer, unit).outward
    away = context.places.radius + GAP * context.unit
    return Area.beside(at, outward, away, *size), lines


def _target_text(letters: int, number: str) -> str:
    return worded("target {number}", number=number) if letters >= WORDED_LETTERS else number


def _error_text(letters: int, number: str) -> str:
    """Return an error; where there is hardly any room its colour says what it is."""
    return worded("error {number}", number=number) if letters >= WORDED_LETTERS else number


def _target_room(context: Context, unit: int) -> float:
    """Return how wide the lines outside of an output can be."""
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
    bar = Box(area.x, top, area.width, height, 2.0 * context.unit, color.loss)
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


def loss_known(context: Context) -> bool:
    """Return whether the batch has its loss."""
    return context.moment.known(Address(Phase.LOSS, Kind.LOSS))


@once
def loss_chip(context: Context) -> Chip:
    """Return the loss, in a gap between the targets or next to them."""
    unit, loss = context.unit, context.moment.reader.record.loss
    last = context.places.columns[-1].units[-1]
    letters = letters_in(_target_room(context, last) + PADDING / 2.0 * unit, unit)
    text = context.fitting(letters, lambda number: f"L = {number(loss)}")
    size = chip_width(len(text), unit), HEIGHT * unit
    tried = list(_loss_places(context, size))
    middle = np.mean([at for at, _ in tried], axis=0).tolist()
    tried.sort(key=lambda place: math.dist(place[0], middle))
    away = context.places.radius + (GAP - PADDING / 2.0) * unit
    spots = tuple(
        Spot(x, y, 0.0, x, y)
        for further in (0.0, 24.0 * unit)
        for at, outward in tried
        for x, y in [Area.beside(at, outward, away + further, *size).center]
    )
    room = Room(context.stage_area, tuple(_beside_outputs(context)))
    (area,) = settled(room, (Wish(*size, spots),))
    assert area is not None, "there is always room for the first"
    return Chip(*area.center, text, (LOSS,))


def _loss_places(context: Context, size: tuple[float, float]) -> Iterator[tuple[Point, Point]]:
    """Yield points between two outputs, and beyond the last and the first, with the way out."""
    layer, units, unit = context.network.depth, context.places.columns[-1].units, context.unit
    points = [context.places.neurons[layer, o] for o in units]
    sides = [context.places.sides(layer, o) for o in units]
    for (one, other), ways in zip(pairwise(points), sides, strict=False):
        yield ((one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0), ways.outward
    lines = ERROR_LETTERS * SIZE * MONO_ADVANCE * unit, 2.0 * LINE * unit
    for number, side in ((-1, 1.0), (0, -1.0)):
        (x, y), (dx, dy) = points[number], sides[number].after
        apart = support((dx, dy), *lines) + support((dx, dy), *size) + LOSS_GAP * unit
        yield (x + side * apart * dx, y + side * apart * dy), sides[number].outward


def _beside_outputs(context: Context) -> Iterator[Obstacle]:
    """Yield where the targets and, sooner or later, the deltas are, and the names of layers."""
    layer = context.network.depth
    for name in captions(context):
        width = len(name.text) * name.size * MONO_ADVANCE
        yield Obstacle(Area.around(name.x, name.y, width, name.size), 10.0)
    for unit in context.places.columns[-1].units:
        yield Obstacle(target_lines(context, unit)[0], 10.0)
        if not context.tight(layer):
            delta = chip_after(context, layer, unit, MarkedText("δ" * DELTA_LETTERS))
            yield Obstacle(delta.area(context.unit), 10.0)
