"""Units that depend on each other: their shares as one bar, and how each answers to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    unit, lead = context.unit, (layer, chosen[0])
    reader, position = context.moment.reader, context.moment.position
    units = context.places.columns[layer].units
    parts = np.nan_to_num([reader.activation(position, layer, other) for other in units])
    items = [*_ground(context, area, lead, context.said(worded("shares of 1")))]
    bar = Area.around(*area.center, area.width, BAR_HEIGHT * unit)
    items.append(Box(bar.x, bar.y, bar.width, bar.height, 4.0 * unit, context.theme.track))
    filled, x = bar.x + share * bar.width, bar.x
    for other, part in zip(units, parts.tolist(), strict=True):
        end = max(x, min(filled, x + part * bar.width))
        name = context.notation.unit_text(layer, other)
        items += _part(context, Area(x, bar.y, end - x, bar.height), name, other in chosen)
        x = end
    if share < 1.0:
        return items
    value = reader.activation(position, *lead)
    text = context.fitting(_letters(area, unit), lambda number: f"a = {number(value)}")
    return [*items, _number(context, area, text, (of_unit(Tag.ACTIVATION, position, *lead),))]


def _part(context: Context, area: Area, name: str, chosen: bool) -> Iterator[Item]:
    """Yield the part of a bar that belongs to a unit, and the unit's name where it has room."""
    unit, theme = context.unit, context.theme
    if area.width > 1.0:
        color = _hue(context, theme.forward, chosen)
        yield Box(area.x, area.y, area.width - 0.5 * unit, area.height, 2.0 * unit, color)
    if area.width > NAMED * unit:
        color = theme.background if chosen else theme.strong
        yield Text(*area.center, name, TITLE_SIZE * unit, color, Face.MONO, Anchor.MIDDLE)


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
    title = f"∂a / ∂z {context.notation.unit_text(layer, chosen)}"
    items = [*_ground(context, area, (layer, chosen), title)]
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
