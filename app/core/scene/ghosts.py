"""What if: on the stage, what was otherwise in the course that this one is compared with.

Only what differs is shown, in a tone of its own: beside an edge another one as wide as its weight
was, in a neuron a mark where its level was, and what a number was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from app.core.color import Color, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Point, Segments, Text
from app.core.layout import Area
from app.core.numbers_input import plus
from app.core.scene.context import Context
from app.core.scene.labels.beside import delta_chip, delta_under_way
from app.core.scene.labels.targets import error_bar_area, target_area
from app.core.scene.network.edges import Bundle, edge_lines, edge_widths
from app.core.scene.network.neurons import fullness_now
from app.core.scene.network.weights import Covered, label_areas
from engine.arrays import Array
from engine.plan.events import Kind, Phase
from engine.words.wording import worded

SIZE = 10.5
# Between an edge and its ghost, and from the rim of a neuron to what its number was, in units.
GAP, AWAY = 1.5, 3.0
# As a share of half of its width, how near to the middle of a neuron marks of levels reach.
MARK = 0.78
# Levels are another one from so many radii on.
LEAST_STEP = 0.04
# How much a text stands out from the ground, and how much a line does.
TEXT_TONE, LINE_TONE = 0.75, 0.38


def ghost_edges(context: Context) -> list[Item]:
    """Return, beside each edge that looks otherwise than it would have, how wide it was."""
    ghost = context.ghost
    if ghost is None:
        return []
    drawn: defaultdict[float, list[Array]] = defaultdict(list)
    for layer in range(1, context.network.depth + 1):
        for active in (False, True):
            bundle = Bundle(context, layer, active=active)
            before = ghost.weights(layer)[bundle.units, bundle.sources]
            widths, now = edge_widths(before), edge_widths(bundle.weights)
            other = (widths != now) | (np.signbit(before) != np.signbit(bundle.weights))
            ways = _beside(bundle.ways, ((widths + now) / 2.0 + GAP) * context.unit)
            for width in np.unique(widths[other]):
                drawn[float(width)].append(ways[other & (widths == width)])
    color = _tone(context, LINE_TONE)
    return [
        edge_lines(context, np.concatenate(ways), color, width)
        for width, ways in sorted(drawn.items())
    ]


def _beside(ways: Array, distances: Array) -> Array:
    """Return ways (edges x 4 points x 2), each moved aside by its distance."""
    chords = ways[:, 3] - ways[:, 0]
    lengths = np.maximum(np.hypot(*chords.T), 1e-9)
    aside = np.stack((chords[:, 1], -chords[:, 0]), axis=1) * (distances / lengths)[:, None]
    moved: Array = ways + aside[:, None]
    return moved


def ghost_numbers(context: Context, covered: Covered) -> Iterator[Item]:
    """Yield what the numbers of neurons were, where that does not stand on anything.

    What else is covered is found out only if there is something to tell.
    """
    ghost = context.ghost
    if ghost is None:
        return
    taken = [*covered().areas, *context.places.bodies(), *_taken(context)]
    for layer, unit in context.places.discs:
        yield from _level_mark(context, ghost, layer, unit)
        if context.tight(layer):
            continue
        for text, areas in (
            _value(context, ghost, layer, unit), _delta(context, ghost, layer, unit)
        ):  # fmt: skip
            free = [area for area in areas if not any(area.meets(other) for other in taken)]
            if text and free:
                taken.append(free[0])
                yield _text(context, free[0], text)
    yield from _weights(context, ghost, covered, taken)


def _weights(
    context: Context, ghost: Context, covered: Covered, taken: Sequence[Area]
) -> Iterator[Item]:
    """Yield, below the weights that stay as they are, what those were that were otherwise."""
    areas = label_areas(context, covered, changing=False)
    taken = [*taken, *areas.values()]
    for edge, area in areas.items():
        text = was(context, context.weight(edge), ghost.weight(edge))
        width, height = _size(context, text)
        x, y = area.center
        below = Area.around(
            x, y + (area.height + height) / 2.0 + AWAY * context.unit, width, height
        )
        if text and not any(below.meets(other) for other in taken):
            color = context.theme.background
            yield Box(below.x, below.y, width, height, 0.0, color)
            yield _text(context, below, text)


def _taken(context: Context) -> Iterator[Area]:
    """Yield where something stands beside neurons."""
    for layer, unit in context.places.discs:
        if chip := delta_chip(context, layer, unit):
            yield chip.area(context.unit)
    for unit in context.places.columns[-1].units:
        yield target_area(context, unit)
        yield error_bar_area(context, unit)


def _level_mark(context: Context, ghost: Context, layer: int, unit: int) -> Iterator[Item]:
    """Yield, on both sides within a neuron, a mark as high as it was filled."""
    if context.shot.view.heat_maps or not ghost.has_value(layer, unit):
        return
    before, now = (fullness_now(each, layer, unit).level for each in (ghost, context))
    if abs(before - now) < LEAST_STEP / 2.0:
        return
    (x, y), radius = context.places.neurons[layer, unit], context.places.radius
    up = radius * (2.0 * before - 1.0)
    half = float(np.sqrt(max(0.0, radius**2 - up**2)))
    marks = tuple((x + side * half, y - up, x + side * MARK * half, y - up) for side in (-1, 1))
    yield Segments(marks, _tone(context, TEXT_TONE), 1.5 * context.unit)


def _value(context: Context, ghost: Context, layer: int, unit: int) -> tuple[str, list[Area]]:
    """Return what a neuron's activation was, or its weighted sum, and where that can stand.

    That is first where biases come from.
    """
    readers, position = (context.moment.reader, ghost.moment.reader), context.moment.position
    text = ""
    if context.has_value(layer, unit):
        text = was(context, context.value(layer, unit), ghost.value(layer, unit))
    elif context.known(Phase.FORWARD, Kind.WEIGHTED_SUM, layer, unit):
        text = was(context, *(each.weighted_sum(position, layer, unit) for each in readers))
    outward, before, after = context.places.sides(layer, unit)[:3]
    # Outwards of all but the outputs there are edges.
    ways = (before, after, outward) if layer == context.network.depth else (before, after)
    return text, [_near(context, layer, unit, way, text) for way in ways]


def _near(context: Context, layer: int, unit: int, way: Point, text: str) -> Area:
    """Return where a text stands off the rim of a neuron, past its name."""
    away = context.places.radius + AWAY * context.unit + context.past_name(layer, unit, way)
    at = context.places.neurons[layer, unit]
    return Area.beside(at, way, away, *_size(context, text))


def _delta(context: Context, ghost: Context, layer: int, unit: int) -> tuple[str, list[Area]]:
    """Return what a delta was, and where that stands: below its chip.

    While it comes about there is more to be seen there, and the card tells what it was.
    """
    chip, position = delta_chip(context, layer, unit), context.moment.position
    if chip is None or delta_under_way(context, layer, unit):
        return "", []
    readers = context.moment.reader, ghost.moment.reader
    text = was(context, *(each.delta(position, layer, unit) for each in readers), signed=True)
    width, height = _size(context, text)
    below = chip.area(context.unit).bottom + AWAY * context.unit + height / 2.0
    return text, [Area.around(chip.x, below, width, height)]


def was(context: Context, now: float, before: float, *, signed: bool = False) -> str:
    """Return what a number was, nothing where it would be written as it is now."""
    if context.number(now) == context.number(before):
        return ""
    sign = plus(before) if signed else ""
    return context.said(worded("was {number}", number=sign + context.number(before)))


def _size(context: Context, text: str) -> tuple[float, float]:
    size = SIZE * context.unit
    return len(text) * size * MONO_ADVANCE, size


def _text(context: Context, area: Area, text: str) -> Text:
    color = _tone(context, TEXT_TONE)
    return Text(*area.center, text, SIZE * context.unit, color, Face.MONO, Anchor.MIDDLE)


def _tone(context: Context, share: float) -> Color:
    return mixed(context.theme.background, context.theme.text, share)
