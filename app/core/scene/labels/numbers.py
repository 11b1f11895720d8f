"""Where the numbers in a text are: each letter of a monospaced text is as wide as any other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.frame import MONO_ADVANCE, Anchor, Text
from app.core.layout import Area
from engine.words.terms import Mark

# A digit behind a letter or a point belongs to a name, such as that of the neuron h1.
_NUMBER = re.compile(
    r"(?<![\w.])[+\u2212]?(?:\d+(?:/\d+|(?:\.\d+)?(?:e[+\u2212]?\d+)?)|inf|nan)(?!\w)"
)
# How tall a number is, as a share of the size of its text, and how much room is beside it.
_HEIGHT, _BESIDE = 1.3, 0.2
_STARTS = {Anchor.LEFT: 0.0, Anchor.MIDDLE: 0.5, Anchor.RIGHT: 1.0}


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Return where each number in a text begins and ends."""
    return [match.span() for match in _NUMBER.finditer(text)]


def number_areas(item: Text) -> Iterator[tuple[Mark, Area]]:
    """Yield what the numbers of a monospaced text stand for, and where in the picture they are."""
    spans, marks = numbers_in(item.text), item.marks
    advance, height = item.size * MONO_ADVANCE, item.size * _HEIGHT
    left = item.x - _STARTS[item.anchor] * len(item.text) * advance
    for (start, stop), mark in zip(reversed(spans), reversed(marks), strict=False):
        if mark is not None:
            x, width = left + start * advance, (stop - start) * advance
            area = Area(x, item.y - height / 2.0, width, height)
            yield mark, area.grown(_BESIDE * item.size)
