"""What stands beside neurons as soon as it is known: deltas, targets, errors and the loss."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from app.core.frame import MONO_ADVANCE, Face, Item, Point, Text
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
from app.core.scene.labels.targets import (
    ACROSS,
    GAP,
    LINE,
    SIZE,
    target_area,
    target_room,
    targets,
)
from app.core.scene.once import once
from engine.marks import LOSS, of_unit
from engine.plan.events import Address, Kind, Phase
from engine.words.terms import Tag

# From the rim of a neuron to a chip after it.
CHIP_GAP = 7.0
# Between the loss and the lines of an output.
LOSS_GAP = 10.6
# The room below the loss in which its terms pile up.
LOSS_PILE = 9.0
# A delta and an error usually have so many letters.
DELTA_LETTERS, ERROR_LETTERS = 11, 13


def beside_neurons(context: Context) -> Iterator[Item]:
    """Yield what is known beside the neurons."""
    for layer, unit in context.places.neurons:
        chip = delta_chip(context, layer, unit)
        if chip and not delta_under_way(context, layer, unit):
            yield from chip_items(context, chip, context.theme.backward)
    for unit in context.places.columns[-1].units:
        yield from targets(context, unit)
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


def loss_known(context: Context) -> bool:
    """Return whether the batch has its loss."""
    return context.moment.known(Address(Phase.LOSS, Kind.LOSS))


@once
def loss_chip(context: Context) -> Chip:
    """Return the loss, in a gap between the targets or next to them."""
    unit, loss = context.unit, context.moment.reader.record.loss
    last = context.places.columns[-1].units[-1]
    letters = letters_in(target_room(context, last) + PADDING / 2.0 * unit, unit)
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
    (area,) = settled(room, (Wish(size[0], size[1] + 2.0 * LOSS_PILE * unit, spots),))
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
        yield Obstacle(target_area(context, unit), 10.0)
        if not context.tight(layer):
            delta = chip_after(context, layer, unit, MarkedText("δ" * DELTA_LETTERS))
            yield Obstacle(delta.area(context.unit), 10.0)
