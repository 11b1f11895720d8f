"""Where the labels of what is going on stand: off the neurons, off each other, near their edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.core.frame import MONO_ADVANCE, Point
from app.core.layout import Area, Way
from app.core.scene.context import Context
from app.core.scene.labels.beside import delta_chip, delta_room, loss_chip, loss_known
from app.core.scene.labels.captions import captions, remarks
from app.core.scene.labels.chips import HEIGHT, Chip, MarkedText, chip_height, chip_width
from app.core.scene.labels.room import Obstacle, Room, Spot, Wish, settled
from app.core.scene.labels.summaries import words_areas
from app.core.scene.labels.targets import target_area
from app.core.scene.once import once
from app.core.scene.visible_edges import Edge
from engine.plan.events import Kind

# How bad it is to hide a neuron, a delta, a target, a caption, and more than a neuron a picture.
NEURON, DELTA, TARGET, CAPTION, PICTURE = 400.0, 400.0, 400.0, 220.0, 900.0
# How bad it is to hide where terms pile up below a neuron.
PILE = 150.0
_PILING = (Kind.WEIGHTED_SUM, Kind.SLOPE, Kind.DELTA)
# When a pile is multiplied, or will be: how far from the rim that is told, in so many letters.
_MULTIPLYING, BELOW_RIM, EQUATION = (Kind.SLOPE, Kind.DELTA), 16.0, 27
# Where along its edge a chip can stand, and how many rows further away.
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
ROWS = 4
# How much less it matters how far along its edge a chip stands than how far off it.
ALONG = 0.15
# Room for what moves along an edge, and the most that a label keeps off it.
PULSE, MOST_CLEARANCE = 9.0, 58.0
# What a label keeps off the card.
CARD_GAP = 6.0
# A line that rises so many times as far as it goes on is steep.
STEEP = 2.0
BELOW = (0.0, 1.0)


class Label(NamedTuple):
    """A text, the room it needs in letters, where it could stand, and the edge it belongs to.

    Below the text there may be a ``row``.
    """

    text: MarkedText
    letters: int
    spots: tuple[Spot, ...]
    own: Way | None = None
    row: bool = False


def placed(context: Context, labels: Sequence[Label]) -> list[Chip]:
    """Return the labels as chips, each where it hides least, without those that have no room."""
    return [chip for chip in placed_each(context, labels) if chip is not None]


def placed_each(context: Context, labels: Sequence[Label]) -> list[Chip | None]:
    """Return a chip for each label, None where there is no room."""
    unit = context.unit
    wishes = [
        Wish(chip_width(label.letters, unit), chip_height(label.row, unit), label.spots, label.own)
        for label in labels
    ]
    areas = settled(room(context), tuple(wishes))
    return [
        None if area is None else Chip(*area.center, *label.text, label.row)
        for area, label in zip(areas, labels, strict=True)
    ]


def hides_text(context: Context, chips: Sequence[Chip]) -> bool:
    """Return whether one of the chips hides a caption, or what matters more."""
    return not all(is_clear(context, chip.area(context.unit)) for chip in chips)


def is_clear(context: Context, area: Area) -> bool:
    """Return whether an area hides no caption, and nothing that matters more."""
    taken = (each.area for each in room(context).obstacles if each.weight >= CAPTION)
    return not any(area.meets(other) for other in taken)


@once
def room(context: Context) -> Room:
    """Return what is taken on the stage at this moment."""
    ways = tuple(context.active_edges.values())
    stage, obstacles = context.stage_area, tuple(_obstacles(context))
    bounds = Area(stage.x, stage.y, stage.width, stage.height - CARD_GAP * context.frame_unit)
    return Room(bounds, obstacles, ways, PULSE * context.unit, tuple(_resting(context)))


def _resting(context: Context) -> Iterator[Way]:
    """Yield the ways of edges that take no part, unless these are too many to be told apart."""
    if context.labelled:
        active = context.active_edges
        yield from (way for edge, way in context.visible_edges.all.items() if edge not in active)


def _obstacles(context: Context) -> Iterator[Obstacle]:
    for body in context.places.bodies():
        yield Obstacle(body.grown(2.0 * context.unit), NEURON)
    if context.places.picture is not None:
        yield Obstacle(context.places.picture.area, PICTURE)
    for area in words_areas(context):
        yield Obstacle(area, CAPTION)
    yield from _beside(context)
    for line in (*captions(context), *remarks(context)):
        width = len(line.text) * line.size * MONO_ADVANCE
        yield Obstacle(Area.around(line.x, line.y, width, 16.0 * context.unit), CAPTION)


def _beside(context: Context) -> Iterator[Obstacle]:
    """Yield what stands beside neurons, and where something will."""
    for layer, unit in context.places.neurons:
        if named := context.name_room(layer):
            at, way = context.places.neurons[layer, unit], context.places.sides(layer, unit).name
            yield Obstacle(Area.beside(at, way, context.places.radius, named, named), NEURON)
        if chip := delta_chip(context, layer, unit):
            yield Obstacle(chip.area(context.unit), DELTA)
    for unit in context.places.columns[-1].units:
        yield Obstacle(target_area(context, unit), TARGET)
    if loss_known(context):
        yield Obstacle(loss_chip(context).area(context.unit), TARGET)
    yield from _piles(context)


def _piles(context: Context) -> Iterator[Obstacle]:
    """Yield where terms pile up, and where it is told what the pile is multiplied by."""
    layer, kind = context.moment.layer or 0, context.moment.kind
    for unit in context.visible_units if kind in _PILING else ():
        yield Obstacle(pile_area(context, layer, unit), PILE)
        if kind in _MULTIPLYING:
            yield Obstacle(_equation_area(context, layer, unit), PILE)


def pile_area(context: Context, layer: int, unit: int) -> Area:
    """Return where the terms of a sum pile up after a neuron, or below it where that is tight."""
    tight, at = context.tight(layer), context.places.neurons[layer, unit]
    way = BELOW if tight else context.places.sides(layer, unit).after
    away = context.places.radius + context.past_name(layer, unit, way)
    height = (8.0 if tight else 36.0) * context.unit
    return Area.beside(at, way, away, 2.2 * context.places.radius, height)


def _equation_area(context: Context, layer: int, unit: int) -> Area:
    """Return where it is told below a pile what it is multiplied by."""
    pile, scale = pile_area(context, layer, unit), context.unit
    if context.tight(layer):
        return pile
    width = min(delta_room(context, layer), chip_width(EQUATION, scale))
    middle = pile.y + (BELOW_RIM + HEIGHT / 2.0) * scale
    return Area.around(pile.center[0], middle, width, HEIGHT * scale)


def edge_label(
    context: Context, edge: Edge, text: MarkedText, letters: int = 0, row: bool = False
) -> Label:
    """Return a label beside an edge.

    ``letters`` is the room that the text needs, where that is more than it has now.
    """
    letters, way = max(len(text.text), letters), context.way(edge)
    size = chip_width(letters, context.unit), chip_height(row, context.unit)
    return Label(text, letters, _edge_spots(way, *size, context.unit), way, row)


@lru_cache(maxsize=64)
def _edge_spots(way: Way, width: float, height: float, unit: float) -> tuple[Spot, ...]:
    """Return places beside an edge, first the side towards which it rises, and on it."""
    return tuple(_spots_along(way, width, height, unit))


def _spots_along(way: Way, width: float, height: float, unit: float) -> Iterator[Spot]:
    across, down = way.chord
    for share in SHARES:
        x, y = way.point(share)
        along = ALONG * abs(share - 0.5) * (abs(across) + abs(down))
        (dx, dy), clear = _aside(way.tangent(share), width, height, PULSE * unit)
        least = min(clear, MOST_CLEARANCE * unit + abs(dx) * width / 2.0)
        for row in range(ROWS):
            away = least + row * (height + 4.0 * unit)
            for side in (away, -away):
                yield Spot(x + side * dx, y + side * dy, away + along, x, y)
        yield Spot(x, y, along, x, y)


def _aside(tangent: Point, width: float, height: float, gap: float) -> tuple[Point, float]:
    """Return on which side of a line a label stands, and how far off it has room.

    That is above or below, or beside a steep line; first where the line rises to.
    """
    tx, ty = tangent
    if abs(ty) <= STEEP * abs(tx):
        return (0.0, 1.0 if ty * tx < 0.0 else -1.0), (abs(ty / tx) * width + height) / 2.0 + gap
    return (1.0 if ty * tx >= 0.0 else -1.0, 0.0), (abs(tx / ty) * height + width) / 2.0 + gap


def neuron_label(
    context: Context, layer: int, unit: int, text: MarkedText, height: float, row: bool = False
) -> Label:
    """Return a label before a neuron, or around it.

    ``height`` is how many pixels from the rim the middle of one above it is.
    """
    at, radius = context.places.neurons[layer, unit], context.places.radius
    width, box = chip_width(len(text.text), context.unit), chip_height(row, context.unit)
    near = radius + height - HEIGHT / 2.0 * context.unit
    up = near + box / 2.0
    aside = radius + 0.7 * height + width / 2.0
    x, y = at
    around = [
        (x + side * aside, y + down * up, aside - width / 2.0 + abs(down) * up)
        for down in (-0.7, 0.7, 0.0, -1.0, 1.0)
        for side in (-1.0, 1.0)
    ]
    sides = context.places.sides(layer, unit)
    before, after = (
        Area.beside(at, way, near, width, box).center for way in (sides.before, sides.after)
    )
    spots = [(*before, 0.0), *around, (*after, up), (x, y - up, up), (x, y + up, up)]
    return Label(text, len(text.text), tuple(Spot(x, y, away, x, y) for x, y, away in spots),
                 row=row)  # fmt: skip
