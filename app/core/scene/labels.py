"""Where the labels of what is going on stand: off the neurons, off each other, near their edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.core.frame import MONO_ADVANCE
from app.core.layout import Area
from app.core.scene.beside import delta_chip, loss_chip, loss_known, target_lines
from app.core.scene.captions import captions, remarks
from app.core.scene.chips import HEIGHT, Chip, MarkedText, chip_width
from app.core.scene.context import Context, Edge
from app.core.scene.room import Line, Obstacle, Room, Spot, Wish, settled
from engine.events import Kind

# More chips at a time than this cannot be read; fewer where neurons stand close together.
MOST_CHIPS, MOST_CHIPS_AMONG_MANY = 8, 3
# How bad it is to hide a neuron, a delta, a target, a caption.
NEURON, DELTA, TARGET, CAPTION = 400.0, 200.0, 100.0, 40.0
# How bad it is to hide where terms pile up below a neuron.
PILE = 150.0
_PILING = (Kind.WEIGHTED_SUM, Kind.SLOPE)
# Where along its edge a chip can stand, and how many rows further away.
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
ROWS = 4
# How much less it matters how far along its edge a chip stands than how far off it.
ALONG = 0.15
# Room for what moves along an edge.
PULSE = 9.0


class Label(NamedTuple):
    """A text, the room it needs in letters, where it could stand, and the edge it belongs to."""

    text: MarkedText
    letters: int
    spots: tuple[Spot, ...]
    own: Line | None = None


def placed(context: Context, labels: Sequence[Label]) -> list[Chip]:
    """Return the labels as chips, each where it hides least, without those that have no room."""
    return [chip for chip in placed_each(context, labels) if chip is not None]


def placed_each(context: Context, labels: Sequence[Label]) -> list[Chip | None]:
    """Return a chip for each label, None where there is no room."""
    height = HEIGHT * context.unit
    wishes = [
        Wish(chip_width(label.letters, context.unit), height, label.spots, label.own)
        for label in labels
    ]
    areas = settled(room(context), tuple(wishes))
    return [
        None if area is None else Chip(*area.center, *label.text)
        for area, label in zip(areas, labels, strict=True)
    ]


def room(context: Context) -> Room:
    """Return what is taken on the stage at this moment."""
    lines: list[Line] = [context.ends(edge) for edge in context.active_edges]
    return Room(context.stage_area, tuple(_obstacles(context)), tuple(lines), PULSE * context.unit)


def _obstacles(context: Context) -> Iterator[Obstacle]:
    side = 2.0 * context.places.radius + 4.0 * context.unit
    for layer, unit in context.places.neurons:
        x, y = context.places.neurons[layer, unit]
        height = side + context.name_room(layer)
        yield Obstacle(Area(x - side / 2.0, y - side / 2.0, side, height), NEURON)
        if chip := delta_chip(context, layer, unit):
            yield Obstacle(chip.area(context.unit), DELTA)
    for unit in context.places.columns[-1].units:
        yield Obstacle(target_lines(context, unit)[0], TARGET)
    if loss_known(context):
        yield Obstacle(loss_chip(context).area(context.unit), TARGET)
    if context.moment.kind in _PILING:
        for unit in context.visible_units:
            yield Obstacle(pile_area(context, context.moment.layer or 0, unit), PILE)
    for line in (*captions(context), *remarks(context)):
        width = len(line.text) * line.size * MONO_ADVANCE
        yield Obstacle(Area.around(line.x, line.y, width, 16.0 * context.unit), CAPTION)


def pile_area(context: Context, layer: int, unit: int) -> Area:
    """Return where the terms of a sum pile up below a neuron."""
    x, y = context.places.neurons[layer, unit]
    radius, named = context.places.radius, context.name_room(layer)
    height = (8.0 if context.tight(layer) else 36.0) * context.unit
    return Area(x - 1.1 * radius, y + radius + named, 2.2 * radius, height)


def edge_labels(
    context: Context, texts: dict[Edge, MarkedText], letters: dict[Edge, int] | None = None
) -> list[Label]:
    """Return one label beside each edge; of too many to read, those of the strongest weights.

    ``letters`` is the room that a text needs, where that is more than it has now.
    """
    most = MOST_CHIPS if context.labelled else MOST_CHIPS_AMONG_MANY
    chosen = sorted(texts, key=lambda edge: -abs(context.weight(edge)))[:most]
    return [_edge_label(context, edge, texts[edge], (letters or {}).get(edge, 0))
            for edge in sorted(chosen)]  # fmt: skip


def _rise(context: Context, edge: Edge) -> tuple[float, Edge]:
    """Return how far an edge rises or falls: a level one has fewest places for a chip."""
    _, y1, _, y2 = context.ends(edge)
    return abs(y2 - y1), edge


def _edge_label(context: Context, edge: Edge, text: MarkedText, letters: int) -> Label:
    letters, ends = max(len(text.text), letters), context.ends(edge)
    spots = tuple(_edge_spots(ends, chip_width(letters, context.unit), context.unit))
    return Label(text, letters, spots, ends)


def _edge_spots(ends: Line, width: float, unit: float) -> Iterator[Spot]:
    """Yield places beside an edge, first the side towards which it rises, and on it."""
    x1, y1, x2, y2 = ends
    steepness = abs(y2 - y1) / max(1.0, abs(x2 - x1))
    clear = steepness * width / 2.0 + (HEIGHT / 2.0 + PULSE) * unit
    least = min(clear, 58.0 * unit)
    side = 1.0 if y2 < y1 - 1.0 else -1.0
    for share in SHARES:
        x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        along = ALONG * abs(share - 0.5) * (abs(x2 - x1) + abs(y2 - y1))
        for row in range(ROWS):
            away = least + row * (HEIGHT + 4.0) * unit
            yield Spot(x, y + side * away, away + along, y)
            yield Spot(x, y - side * away, away + along, y)
        yield Spot(x, y, along, y)


def neuron_label(context: Context, layer: int, unit: int, text: MarkedText, height: float) -> Label:
    """Return a label above a neuron, ``height`` pixels from its rim, or at a side of it."""
    x, y = context.places.neurons[layer, unit]
    width = chip_width(len(text.text), context.unit)
    up = context.places.radius + height
    aside = context.places.radius + 0.7 * height + width / 2.0
    sides = [(side, down) for down in (-0.7, 0.7, 0.0, -1.0, 1.0) for side in (-1.0, 1.0)]
    spots = [
        Spot(x + side * aside, y + down * up, aside - width / 2.0 + abs(down) * up, y + down * up)
        for side, down in sides
    ]
    above, below = Spot(x, y - up, 0.0, y - up), Spot(x, y + up, up, y + up)
    return Label(text, len(text.text), (above, *spots, below))
