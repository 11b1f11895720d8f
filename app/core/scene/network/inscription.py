"""What is written in a neuron: its name, its value, and its delta where there is no room below."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from app.core.color import Color, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Face, Item, Math, Point, Text
from app.core.numbers_input import plus
from app.core.scene.context import Context
from app.core.scene.labels.beside import delta_known
from engine.marks import of_unit
from engine.plan.events import Kind, Phase
from engine.words.terms import Mark, Scripts, Tag

# In a smaller neuron two numbers could not be read.
ROOM_FOR_TWO = 20.0
# So large, in units and in pixels, is the radius of a neuron whose delta has its letter.
LETTERED, LEAST_LETTERED = 30.0, 32.0
# Sizes of the numbers: at most, and wanted.
LARGEST_TEXT, WANTED_TEXT = 14.5, 7.0
# In pixels, what numbers and names need to be read, however small the picture is. Where they do not
# have that a neuron shows its level alone.
LEGIBLE, LEGIBLE_NAME = 8.0, 9.0
LINE_SHARE = 0.62
# Without room for so many letters, as of 0.25 and −0.3, no neuron of that size has a number.
FEWEST_LETTERS = 4
# What numbers are rounded to where there is no room for all zeros of a small one.
FEW_DECIMALS = 1, 0
# Sign, zero and point.
LETTERS_BESIDE_DIGITS = 3
# The rim of a neuron, and how much brighter than other names those on a filled neuron are.
RIM, NAME_TONE = 3.0, 0.6
# Where the lines stand, in radii from the middle: with a name or not, and so many numbers.
_LINE_PLACES: dict[tuple[bool, int], tuple[float, ...]] = {
    (True, 0): (0.0,),
    (True, 1): (-0.42, 0.2),
    (True, 2): (-0.6, -0.08, 0.44),
    (False, 0): (),
    (False, 1): (0.0,),
    (False, 2): (-0.22, 0.36),
}

# The size of a name, in radii: above so many numbers, and where it has its layer's number above it.
_NAME_SIZES = 0.9, 0.6, 0.6
_TALL_NAME_SIZES = 0.9, 0.5, 0.42

NumberText = Callable[[Callable[[float], str]], str]
# What a number is, how it is written, and its colour.
Number = tuple[Tag, NumberText, Color]


def inscription(context: Context, layer: int, unit: int) -> Iterator[Item]:
    """Yield the lines in a neuron."""
    radius = context.places.radius
    numbers = list(_numbers(context, layer, unit))
    count = len(numbers)
    named = not count or radius >= (18.0 + 6.0 * count) * context.unit
    first, *others = _LINE_PLACES[named, count]
    places = others if named else [first, *others]
    lines = list(_lines(context, layer, unit, zip(places, numbers, strict=True)))
    if named or not lines:
        yield from _name(context, layer, unit, first * radius, len(lines))
    yield from lines


def number_lines(context: Context, layer: int, unit: int) -> Iterator[Text]:
    """Yield the numbers in a neuron as lines, where they stand in one without a name."""
    numbers = list(_numbers(context, layer, unit))
    places = _LINE_PLACES[False, len(numbers)]
    return _lines(context, layer, unit, zip(places, numbers, strict=True))


def _lines(
    context: Context, layer: int, unit: int, numbers: Iterable[tuple[float, Number]]
) -> Iterator[Text]:
    """Yield numbers as lines that stand so many radii below the middle of a neuron."""
    radius, at = context.places.radius, context.places.neurons[layer, unit]
    for place, (tag, make, color) in numbers:
        mark = of_unit(tag, context.moment.position, layer, unit)
        yield from _line(context, at, place * radius, make, color, mark)


def _numbers(context: Context, layer: int, unit: int) -> Iterator[Number]:
    """Yield the value, or the weighted sum as long as that is all there is, and the delta."""
    reader, position = context.moment.reader, context.moment.position
    theme = context.theme
    if context.has_value(layer, unit):
        a = context.value(layer, unit)
        yield Tag.ACTIVATION, lambda number: number(a), theme.text
    elif context.known(Phase.FORWARD, Kind.WEIGHTED_SUM, layer, unit):
        z = reader.weighted_sum(position, layer, unit)
        yield Tag.WEIGHTED_SUM, lambda number: f"z {number(z)}", theme.text
    roomy = context.places.radius >= ROOM_FOR_TWO * context.unit
    if roomy and context.tight(layer) and delta_known(context, layer, unit):
        color = mixed(theme.backward, theme.text, 0.35)
        yield Tag.DELTA, partial(_delta_text, context, layer, unit), color


def _delta_text(context: Context, layer: int, unit: int, number: Callable[[float], str]) -> str:
    """Return a delta; its colour says what it is where there is no room for its letter."""
    value = context.moment.reader.delta(context.moment.position, layer, unit)
    lettered = context.places.radius >= max(LETTERED * context.unit, LEAST_LETTERED)
    letter = "δ " if lettered else ""
    return f"{letter}{plus(value)}{number(value)}"


def _name(context: Context, layer: int, unit: int, below: float, numbers: int) -> Iterator[Item]:
    """Yield the name above so many numbers, if it can be read."""
    x, y = context.places.neurons[layer, unit]
    name = context.notation.unit(layer, unit)
    tall = isinstance(name, Scripts) and name.above is not None
    share = (_TALL_NAME_SIZES if tall else _NAME_SIZES)[numbers]
    size = min(17.0 * context.unit, share * context.places.radius)
    color = mixed(context.theme.muted, context.theme.text, NAME_TONE)
    if size >= LEGIBLE_NAME:
        yield Math(x, y + below, name, size, color, 4, (), Anchor.MIDDLE)


def _line(
    context: Context, center: Point, below: float, make: NumberText, color: Color, mark: Mark
) -> Iterator[Text]:
    """Yield a number that stands ``below`` the middle of a neuron, if it can be read at all.

    It has the digits that there is room for between the rims.
    """
    largest = min(LARGEST_TEXT * context.unit, LINE_SHARE * context.places.radius)
    across = _chord(context.places.radius - RIM * context.unit, abs(below) + 0.35 * largest)
    wanted = max(LEGIBLE, min(largest, WANTED_TEXT * context.unit))
    fitting = int(across / (wanted * MONO_ADVANCE))
    beside = len(make(_nothing).removesuffix("+"))
    # Whether there is one, and how large it is, is up to the room: neurons of a layer look alike.
    if fitting < FEWEST_LETTERS + beside:
        return
    usual = context.shot.view.digits + LETTERS_BESIDE_DIGITS + beside
    letters = min(fitting, max(usual, int(across / (largest * MONO_ADVANCE))))
    text = short(context, letters, make)
    size = min(largest, across / (max(len(text), min(fitting, usual)) * MONO_ADVANCE))
    if size >= LEGIBLE:
        x, y = center
        yield Text(x, y + below, text, size, color, Face.MONO, Anchor.MIDDLE, marks=(mark,))


def _nothing(_: float) -> str:
    """Return no number: what is left of a text are the letters beside it."""
    return ""


def short(context: Context, letters: int, make: NumberText) -> str:
    """Return a number in so many letters if it can be, rounded to few decimals if need be."""
    text = context.fitting(letters, make, fewest=1)
    for decimals in FEW_DECIMALS:
        if len(text) > letters:
            text = context.said(make(partial(_rounded, decimals=decimals)))
    return text


def _rounded(value: float, decimals: int) -> str:
    """Return a number with so many decimals, and without the sign of what is rounded to zero."""
    return f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def _chord(radius: float, distance: float) -> float:
    """Return how wide a circle is at a distance from its middle."""
    return 2.0 * math.sqrt(max(0.0, radius**2 - distance**2))
