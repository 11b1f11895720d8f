"""What stands beside neurons as soon as it is known: deltas, targets, errors and the loss."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.core.frame import MONO_ADVANCE, Box, Face, Item, Point, Polyline, Text
from app.core.layout import Area
from app.core.numbers_input import plus
from app.core.scene.chips import HEIGHT, PADDING, Chip, chip_items, chip_width, letters_in
from app.core.scene.context import Context
from app.core.scene.room import Obstacle, Room, Spot, Wish, settled
from engine.events import Address, Kind, Phase
from engine.marks import LOSS, of_unit
from engine.terms import Tag
from engine.wording import worded

SIZE = 12.5
# From the rim of an output to its error bar and to its target, and the height of a line of text.
BAR, GAP, LINE = 4.0, 16.0, 18.0
BAR_WIDTH = 6.0
# From the rim of a neuron to the middle of a chip below or above it.
CHIP_GAP = 18.0
# A delta usually has so many letters.
DELTA_LETTERS = 11
# A smaller output has no target beside it.
SMALLEST_RADIUS = 12.0


def beside_neurons(context: Context) -> Iterator[Item]:
    """Yield what is known beside the neurons."""
    for layer, unit in context.places.neurons:
        if chip := delta_chip(context, layer, unit):
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


def delta_chip(context: Context, layer: int, unit: int) -> Chip | None:
    """Return a unit's delta, where there is one and room for it outside of the neuron."""
    if context.tight(layer) or not delta_known(context, layer, unit):
        return None
    value = context.moment.reader.delta(context.moment.position, layer, unit)
    letters = letters_in(context.column_distance - 8.0 * context.unit, context.unit)
    text = context.fitting(letters, lambda number: f"δ = {plus(value)}{number(value)}")
    mark = of_unit(Tag.DELTA, context.moment.position, layer, unit)
    return Chip(*below(context, layer, unit), text, (mark,))


def below(context: Context, layer: int, unit: int) -> Point:
    """Return the middle of a chip below a neuron, or above it where the stage ends."""
    x, y = context.places.neurons[layer, unit]
    away = context.places.radius + CHIP_GAP * context.unit + context.name_room(layer)
    fits = y + away + HEIGHT / 2.0 * context.unit <= context.bottom
    return x, y + (away if fits else -away)


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
    """Return where the lines beside an output stand, and the lines."""
    layer, reader, position = context.network.depth, context.moment.reader, context.moment.position
    x, y = context.places.neurons[layer, unit]
    x += context.places.radius + GAP * context.unit
    advance = SIZE * MONO_ADVANCE * context.unit
    letters = int((context.shot.width - 6.0 * context.unit - x) / advance)
    target = reader.target(position, unit)
    lines = [
        context.fitting(letters, lambda number: worded("target {number}", number=number(target)))
    ]
    if context.known(Phase.LOSS, Kind.ERROR, layer, unit):
        error = reader.activation(position, layer, unit) - target
        lines.append(context.fitting(letters, lambda number: worded(
            "error {number}", number=plus(error) + number(error)
        )))  # fmt: skip
    height = len(lines) * LINE * context.unit
    return Area(x, y - height / 2.0, max(map(len, lines)) * advance, height), lines


def error_bar(context: Context, unit: int, share: float) -> list[Item]:
    """Return a bar from the target towards the output on the neuron's own scale of fullness."""
    layer, position = context.network.depth, context.moment.position
    a = context.moment.reader.activation(position, layer, unit)
    target = context.moment.reader.target(position, unit)
    x, y = context.places.neurons[layer, unit]
    radius = context.places.radius
    low, high = _scale(context, target, a)
    start, end = (
        y + radius - 2.0 * radius * min(1.0, max(0.0, (value - low) / (high - low)))
        for value in (target, target + (a - target) * share)
    )
    left, width, color = x + radius + BAR * context.unit, BAR_WIDTH * context.unit, context.theme
    ends = (left - 2.0 * context.unit, start), (left + width + 2.0 * context.unit, start)
    bar = Box(left, min(start, end), width, abs(end - start), 2.0 * context.unit, color.loss)
    return [bar, Polyline(ends, color.text, 2.0 * context.unit)]


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


def loss_chip(context: Context) -> Chip:
    """Return the loss, in a gap between the targets or next to them."""
    unit, layer = context.unit, context.network.depth
    loss = context.moment.reader.record.loss
    left = max(target_lines(context, o)[0].x for o in context.places.columns[-1].units)
    letters = letters_in(context.shot.width - left, unit)
    text = context.fitting(letters, lambda number: f"L = {number(loss)}")
    width = chip_width(len(text), unit)
    heights = [context.places.neurons[layer, o][1] for o in context.places.columns[-1].units]
    apart = 2.2 * LINE * unit
    between = [(one + other) / 2.0 for one, other in pairwise(heights)]
    tried = [*between, max(heights) + apart, min(heights) - apart]
    tried.sort(key=lambda y: abs(y - context.network_area.center[1]))
    left -= PADDING / 2.0 * unit
    middles = [(left + right * unit + width / 2.0, y) for right in (0.0, 24.0) for y in tried]
    spots = tuple(Spot(x, y, 0.0, y) for x, y in middles)
    room = Room(context.stage_area, tuple(_beside_outputs(context)))
    (area,) = settled(room, (Wish(width, HEIGHT * unit, spots),))
    assert area is not None, "there is always room for the first"
    return Chip(*area.center, text, (LOSS,))


def _beside_outputs(context: Context) -> Iterator[Obstacle]:
    """Yield where the targets and, sooner or later, the deltas of the outputs are."""
    layer, width = context.network.depth, chip_width(DELTA_LETTERS, context.unit)
    for unit in context.places.columns[-1].units:
        yield Obstacle(target_lines(context, unit)[0], 10.0)
        if not context.tight(layer):
            at = below(context, layer, unit)
            yield Obstacle(Area.around(*at, width, HEIGHT * context.unit), 10.0)
