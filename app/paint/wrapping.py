"""Sentences that are too wide for one line."""

from __future__ import annotations

from dataclasses import replace

from app.core.frame import Text
from app.paint.fonts import line

# How far apart the middles of two lines are, as a share of the size.
_LEADING = 1.3


def lines_of(item: Text) -> list[Text]:
    """Return a text as it stands on its line; one wider than its limit on two, as wide as another.

    Their middle is where that of the one would be. Where they are still too wide they are smaller.
    """
    if item.limit <= 0.0 or _width(item) <= item.limit:
        return [item]
    first, second = _halves(item)
    widest = max(_width(first), _width(second))
    size = item.size * min(1.0, item.limit / widest)
    half = _LEADING * size / 2.0
    return [
        replace(first, y=item.y - half, size=size, limit=0.0),
        replace(second, y=item.y + half, size=size, limit=0.0),
    ]


def _halves(item: Text) -> tuple[Text, Text]:
    """Break a text at the space that leaves both lines most alike."""
    words = item.text.split(" ")
    pairs = (
        (replace(item, text=" ".join(words[:count])), replace(item, text=" ".join(words[count:])))
        for count in range(1, len(words) + 1)
    )
    return min(pairs, key=lambda pair: max(map(_width, pair)))


def _width(item: Text) -> float:
    return line(item.text, item.face, item.size, item.spacing).width
