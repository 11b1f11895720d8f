"""What a neuron shows in place of its level: its answers over the plane of two inputs."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.color import faded, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Image, Item, Math, Text
from app.core.scene.context import Context
from app.core.scene.network.inscription import NAME_TONE, number_lines
from engine.words.terms import number_text
from engine.words.wording import worded

# The name beside a neuron: its size, and how far from the rim its middle is, in units.
NAME_SIZE, NAME_DROP = 14.0, 11.0
# How opaque the plate behind a number is, and the room around the number.
PLATE, PLATE_MARGIN, PLATE_HEIGHT = 0.86, 4.0, 1.35
# The sentence below the network: its size, and how far above the card its middle is, in units.
SENTENCE_SIZE, SENTENCE_RISE = 12.0, 16.0


def face(context: Context, layer: int, unit: int, told: bool) -> Iterator[Item]:
    """Yield the map in a neuron, and its numbers on plates where they are to be ``told``."""
    x, y = context.places.neurons[layer, unit]
    reach = context.places.radius
    pixels = context.heat.pixels(layer, unit)
    yield Image(x - reach, y - reach, 2.0 * reach, 2.0 * reach, pixels, round=True)
    if told:
        for line in number_lines(context, layer, unit):
            yield from _on_plate(context, line)


def _on_plate(context: Context, line: Text) -> Iterator[Item]:
    width = len(line.text) * line.size * MONO_ADVANCE + 2.0 * PLATE_MARGIN * context.unit
    height, fill = PLATE_HEIGHT * line.size, faded(context.theme.raised, PLATE)
    left, top = line.x - width / 2.0, line.y - height / 2.0
    yield Box(left, top, width, height, 3.0 * context.unit, fill)
    yield line


def name_beside(context: Context, layer: int, unit: int) -> Iterator[Item]:
    """Yield the name of a neuron beside it, where it has room there."""
    if context.name_room(layer) == 0.0:
        return
    (x, y), (dx, dy) = context.places.neurons[layer, unit], context.places.sides(layer, unit).name
    name, size = context.notation.unit(layer, unit), NAME_SIZE * context.unit
    color = mixed(context.theme.muted, context.theme.text, NAME_TONE)
    away = context.places.radius + NAME_DROP * context.unit
    yield Math(x + away * dx, y + away * dy, name, size, color, 4, (), Anchor.MIDDLE)


def explanation(context: Context) -> Text:
    """Return what the colours mean, between the network and the card."""
    y = context.card_area.y - SENTENCE_RISE * context.frame_unit
    x, size = context.card_area.center[0], SENTENCE_SIZE * context.frame_unit
    words = context.said(_sentence(context))
    return Text(x, y, words, size, context.theme.muted, anchor=Anchor.MIDDLE)


def _sentence(context: Context) -> str:
    ends = context.heat.common_ends()
    if ends is None:
        return worded(
            "Each neuron shows its answer for every point of the input plane: "
            "blue is high, orange is low."
        )
    low, high = (number_text(end, 3) for end in ends)
    return worded(
        "Each neuron shows its answer for every point of the input plane: "
        "blue towards {high}, orange towards {low}.",
        high=high,
        low=low,
    )
