"""Inputs that are the pixels of a picture, drawn as that picture."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

import numpy as np

from app.core.color import mixed
from app.core.frame import TRANSPARENT, Anchor, Box, Face, Image, Item, Pixels, Segments, Text
from app.core.layout import Picture
from app.core.scene.context import Context
from app.core.scene.network.inscription import LEGIBLE
from app.core.theme import Theme
from engine.arrays import Array
from engine.words.terms import number_text

# So many steps of brightness are told apart.
STEPS = 256
# In units: pixels so large have lines between them, and numbers in them; the size of these, if
# that can be read.
LINED, NUMBERED, NUMBER_SIZE = 6.0, 30.0, 9.5
NUMBER_DIGITS = 2


def picture(context: Context, part: Collection[tuple[int, int]]) -> Iterator[Item]:
    """Yield the picture of the shown sample; pixels in ``part`` take part in what is going on."""
    shown = context.places.picture
    if shown is None:
        return
    theme, area, unit = context.theme, shown.area, context.unit
    inputs = context.moment.reader.record.forward.activations[0][context.moment.position]
    levels = _levels(inputs)
    colors = np.array(_scale(theme), dtype=np.uint32)[levels]
    pixels = Pixels(shown.count, shown.count, colors.tobytes())
    yield Image(area.x, area.y, area.width, area.height, pixels, sharp=True)
    if shown.pixel >= LINED * unit:
        yield Segments(tuple(_lines(shown)), theme.background, unit)
    yield Box(area.x, area.y, area.width, area.height, 0.0, TRANSPARENT, theme.faint, unit)
    if shown.pixel >= NUMBERED * unit and NUMBER_SIZE * unit >= LEGIBLE:
        yield from _numbers(context, inputs, levels)
    for number in range(len(inputs)):
        if (0, number) in part:
            yield _outline(context, shown, number, context.color)
    selected = context.shot.view.selected
    if selected is not None and selected[0] == 0:
        yield _outline(context, shown, selected[1], theme.text)


def _levels(inputs: Array) -> Array:
    """Return how bright each pixel is, as a step: 0 is dark, 1 or what is largest is bright."""
    finite = np.nan_to_num(inputs, posinf=0.0, neginf=0.0)
    low, high = min(0.0, float(finite.min())), max(1.0, float(finite.max()))
    levels: Array = ((finite - low) / (high - low) * (STEPS - 1)).astype(np.intp)
    return levels


@lru_cache(maxsize=8)
def _scale(theme: Theme) -> tuple[int, ...]:
    return tuple(mixed(theme.panel, theme.strong, step / (STEPS - 1)) for step in range(STEPS))


def _lines(shown: Picture) -> Iterator[tuple[float, float, float, float]]:
    area = shown.area
    for number in range(1, shown.count):
        x, y = area.x + number * shown.pixel, area.y + number * shown.pixel
        yield x, area.y, x, area.bottom
        yield area.x, y, area.right, y


def _numbers(context: Context, inputs: Array, levels: Array) -> Iterator[Text]:
    theme, size = context.theme, NUMBER_SIZE * context.unit
    for unit, (value, level) in enumerate(zip(inputs.tolist(), levels.tolist(), strict=True)):
        x, y = context.places.neurons[0, unit]
        text = number_text(value, NUMBER_DIGITS)
        color = theme.panel if level > STEPS // 2 else theme.text
        yield Text(x, y, text, size, color, Face.MONO, Anchor.MIDDLE)


def _outline(context: Context, shown: Picture, unit: int, color: int) -> Box:
    (x, y), side = context.places.neurons[0, unit], shown.pixel
    left, top = x - side / 2.0, y - side / 2.0
    return Box(left, top, side, side, 1.0, TRANSPARENT, color, 1.6 * context.unit)
