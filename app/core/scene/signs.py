"""A small sign at neurons that something is to be said about."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from app.core.frame import Anchor, Disc, Face, Item, Text
from app.core.layout import Places
from app.core.project import Neuron
from app.core.theme import Theme

# Its radius as a share of that of the neuron, the smallest and the largest one, in units of length.
SHARE, SMALLEST, LARGEST = 0.3, 5.5, 9.0


def signs(places: Places, neurons: Iterable[Neuron], colors: Theme) -> Iterator[Item]:
    """Yield a sign at the upper right of each of the neurons that are on the stage."""
    least, most = SMALLEST * places.unit, LARGEST * places.unit
    radius = min(max(SHARE * places.radius, least), most)
    for neuron in neurons:
        if neuron in places.neurons:
            x, y = places.neurons[neuron]
            away = places.radius * math.sqrt(0.5)
            yield Disc(x + away, y - away, radius, colors.background, colors.strong, 1.2)
            yield Text(
                x + away, y - away, "!", 1.35 * radius, colors.strong, Face.SANS_STRONG,
                Anchor.MIDDLE,
            )  # fmt: skip
