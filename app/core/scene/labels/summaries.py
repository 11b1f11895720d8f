"""What is said of what is not drawn: of units left out how active they are, of edges how many."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.core.color import faded
from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Polyline, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.visible_edges import MOST_EDGES
from engine.arrays import Array
from engine.words.terms import number_text
from engine.words.wording import worded

# In units: how far above the middle of their place the words stand, and below it the bars.
RISE, DROP = 8.0, 3.0
# How many bars, how wide all of them are, and how high the highest one.
BARS, WIDTH, HEIGHT = 20, 60.0, 13.0
WORDS_SIZE, NUMBER_SIZE, DIGITS = 12.0, 9.5, 2
# The room that the bars need with the least and the largest number at their sides.
NUMBERED_WIDTH = 130.0
OPACITY = 0.75
# Where the number of edges is told: from the left, and above the card.
EDGES_LEFT, EDGES_RISE, EDGES_SIZE = 22.0, 10.0, 11.0


def hidden_units(context: Context) -> Iterator[Item]:
    """Yield how many units each layer has that are left out, and how active these are."""
    for layer, column in enumerate(context.places.columns):
        if not column.hidden:
            continue
        x, y = column.more
        more = context.said(worded("… {count:,} more", count=column.hidden))
        size, color = WORDS_SIZE * context.unit, context.theme.muted
        yield Text(x, y - RISE * context.unit, more, size, color, anchor=Anchor.MIDDLE)
        if context.has_value(layer, context.network.sizes[layer] - 1):
            yield from _bars(context, layer)


def words_areas(context: Context) -> Iterator[Area]:
    """Yield where it is said how many units are left out, and how active they are."""
    for column in context.places.columns:
        if column.hidden:
            x, y = column.more
            size = 1.4 * WIDTH * context.unit, 2.0 * (DROP + HEIGHT) * context.unit
            yield Area.around(x, y, *size)


def _bars(context: Context, layer: int) -> Iterator[Item]:
    """Yield how often each activation occurs among the units left out, with a mark at the mean."""
    (x, y), unit = context.places.columns[layer].more, context.unit
    width = min(WIDTH * unit, 0.8 * context.places.order.words_room(layer))
    area = Area(x - width / 2.0, y + DROP * unit, width, HEIGHT * unit)
    values = _hidden_values(context, layer)
    low, high, mean = float(values.min()), float(values.max()), float(values.mean())
    reach = (low, high) if high > low else (low - 0.5, high + 0.5)
    counts, ends = np.histogram(values, BARS, reach)
    step = width / BARS
    for number, count in enumerate(counts.tolist()):
        height = count / counts.max() * area.height
        middle = float(ends[number] + ends[number + 1]) / 2.0
        hue = context.theme.negative if middle < 0.0 else context.theme.forward
        left, top = area.x + number * step, area.bottom - height
        yield Box(left, top, 0.8 * step, height, 0.0, faded(hue, OPACITY))
    ground = (area.x, area.bottom), (area.right, area.bottom)
    yield Polyline(ground, context.theme.faint, 0.8 * unit)
    at = area.x + (mean - reach[0]) / (reach[1] - reach[0]) * width
    mark = (at, area.y - 2.0 * unit), (at, area.bottom + 3.0 * unit)
    yield Polyline(mark, context.theme.strong, 1.6 * unit)
    if context.places.order.words_room(layer) >= NUMBERED_WIDTH * unit:
        yield from _numbers(context, area, low, high)


def _numbers(context: Context, area: Area, low: float, high: float) -> Iterator[Text]:
    """Yield the least and the largest number at the sides of the bars."""
    size, y = NUMBER_SIZE * context.unit, area.bottom - 0.4 * NUMBER_SIZE * context.unit
    away, color = MONO_ADVANCE * size, context.theme.muted
    for x, value, anchor in (
        (area.x - away, low, Anchor.RIGHT), (area.right + away, high, Anchor.LEFT),
    ):  # fmt: skip
        yield Text(x, y, number_text(value, DIGITS), size, color, Face.MONO, anchor)


def _hidden_values(context: Context, layer: int) -> Array:
    """Return the activations of the units of a layer that are left out, as far as they are numbers.

    There is always one.
    """
    forward = context.moment.reader.record.forward
    values = np.delete(
        forward.activations[layer][context.moment.position],
        np.array(context.places.columns[layer].units, dtype=np.intp),
    )
    finite: Array = values[np.isfinite(values)]
    return finite if len(finite) else np.zeros(1)


def undrawn_edges(context: Context) -> Iterator[Text]:
    """Yield how many of the edges between visible neurons are drawn, where that is not all."""
    words = context.said(_edge_words(context))
    if words:
        y, unit = context.bottom - EDGES_RISE * context.frame_unit, context.frame_unit
        yield Text(EDGES_LEFT * unit, y, words, EDGES_SIZE * unit, context.theme.muted)


def _edge_words(context: Context) -> str:
    edges = context.visible_edges
    if edges.between_discs > MOST_EDGES:
        return worded(
            "strongest {drawn:,} of {total:,} edges", drawn=edges.drawn, total=edges.total
        )
    if context.places.picture is None:
        return ""
    drawn, total = edges.from_picture
    if total == 0:
        return worded("edges of pixels are drawn where they take part")
    if drawn == total:
        return ""
    return worded("edges of pixels: the strongest {drawn:,} of {total:,}", drawn=drawn, total=total)
