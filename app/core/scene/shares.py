"""Units that depend on each other: their shares as one bar, and how each answers to one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.core.color import Color, mixed
from app.core.frame import Anchor, Box, Face, Item, Marks, Polyline, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.curve import ground
from engine.marks import of_unit
from engine.words.terms import Tag
from engine.words.wording import worded

# In units: the bar of shares, and the texts around it.
BAR_HEIGHT, TITLE_SIZE, NUMBER_SIZE = 26.0, 11.5, 12.5
# A part so wide has room for the name of its unit.
NAMED = 30.0
# How much of a column a bar takes.
COLUMN_SHARE = 0.62


def share_items(
    context: Context, area: Area, layer: int, chosen: Sequence[int], share: float
) -> list[Item]:
    """Return one bar that the activations of a layer divide among themselves.

    ``chosen`` are the units it is about, ``share`` is how much of the bar has been filled.
    """
    unit, middle = context.unit, area.center[1]
    reader, position = context.moment.reader, context.moment.position
    units = context.places.columns[layer].units
    parts = np.nan_to_num([reader.activation(position, layer, other) for other in units])
    top, height = middle - BAR_HEIGHT * unit / 2.0, BAR_HEIGHT * unit
    lead = layer, chosen[0]
    items = [*_ground(context, area, lead, context.said(worded("shares of 1")))]
    items.append(Box(area.x, top, area.width, height, 4.0 * unit, context.theme.track))
    filled, x = area.x + share * area.width, area.x
    for other, part in zip(units, parts.tolist(), strict=True):
        end = min(filled, x + part * area.width)
        if end - x > 1.0:
            color = _hue(context, context.theme.forward, other in chosen)
            items.append(Box(x, top, end - x - 0.5 * unit, height, 2.0 * unit, color))
        if end - x > NAMED * unit:
            name, theme = context.notation.unit_text(layer, other), context.theme
            color = theme.background if other in chosen else theme.strong
            size, center = TITLE_SIZE * unit, (x + end) / 2.0
            items.append(Text(center, middle, name, size, color, Face.MONO, Anchor.MIDDLE))
        x = max(x, end)
    text = context.fitting(
        _letters(area, unit),
        lambda number: f"a = {number(reader.activation(position, layer, chosen[0]))}",
    )
    marks = (of_unit(Tag.ACTIVATION, position, layer, chosen[0]),)
    return [*items, _number(context, area, text, marks)] if share >= 1.0 else items


def answer_items(
    context: Context, area: Area, layer: int, chosen: int, source: int | None, share: float
) -> list[Item]:
    """Return how the activation of each unit answers to the weighted sum of ``chosen``.

    That is a row of the Jacobian, as bars up and down; with ``source`` it is about that one alone.
    """
    unit, theme = context.unit, context.theme
    reader, position = context.moment.reader, context.moment.position
    units = context.places.columns[layer].units
    slopes = np.nan_to_num([reader.slope_to(position, layer, chosen, other) for other in units])
    largest = float(np.abs(slopes).max(initial=0.0)) or 1.0
    middle, reach = area.center[1], 0.32 * area.height
    items = [*_ground(context, area, (layer, chosen), "∂a / ∂z")]
    items.append(Polyline(((area.x, middle), (area.x + area.width, middle)), theme.border, unit))
    across = area.width / len(units)
    for place, (other, slope) in enumerate(zip(units, slopes.tolist(), strict=True)):
        height = reach * share * slope / largest
        color = _hue(context, theme.sign(slope), other == (chosen if source is None else source))
        left, width = area.x + (place + 0.5 - COLUMN_SHARE / 2.0) * across, COLUMN_SHARE * across
        items.append(Box(left, min(middle, middle - height), width, abs(height), 1.5 * unit, color))
    return items


def _ground(context: Context, area: Area, neuron: tuple[int, int], title: str) -> list[Item]:
    unit, theme = context.unit, context.theme
    color = mixed(theme.muted, theme.text, 0.3)
    heading = Text(area.x, area.y + 6.0 * unit, title, TITLE_SIZE * unit, color)
    return [*ground(context, area, neuron), heading]


def _number(context: Context, area: Area, text: str, marks: Marks) -> Text:
    y, size = area.bottom - 8.0 * context.unit, NUMBER_SIZE * context.unit
    color = context.theme.text
    return Text(area.right, y, text, size, color, Face.MONO, Anchor.RIGHT, marks=marks)


def _letters(area: Area, unit: float) -> int:
    return int(area.width / (0.6 * NUMBER_SIZE * unit))


def _hue(context: Context, color: Color, chosen: bool) -> Color:
    return color if chosen else mixed(context.theme.panel, color, 0.45)
