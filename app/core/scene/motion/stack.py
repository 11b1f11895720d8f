"""The terms of a sum as bars that pile up from zero below a neuron."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import Anchor, Box, Face, Item, Text
from app.core.scene.context import Context
from app.core.scene.labels import pile_area
from app.core.scene.motion.parts import eased
from engine.arrays import Array

# A sum of many terms is drawn as so many bars.
MOST_BARS = 24
# Beyond this a bar's length is not computed: it would overflow.
LONGEST = 1e300


def partial_sums(terms: Array) -> list[float]:
    """Return 0 and the sums of more and more terms, the whole sum last; of many only some."""
    with np.errstate(all="ignore"):
        sums = np.cumsum(terms)
    some = np.linspace(0, len(sums) - 1, min(len(sums), MOST_BARS)).astype(np.intp)
    return [0.0, *sums[some].tolist()]


def stack(context: Context, unit: int, sums: list[float], share: float) -> list[Item]:
    """Return the bars of ``sums`` that have arrived at a unit, and how much they are together."""
    layer = context.moment.layer or 0
    arrived = round(eased(share) * (len(sums) - 1))
    tight, area = context.tight(layer), pile_area(context, layer, unit)
    x, half, height = area.center[0], area.width / 2.0, (5.0 if tight else 7.0) * context.unit
    top = area.y + (2.0 if tight else 8.0) * context.unit
    items: list[Item] = [
        Box(x - half, top, 2.0 * half, height, 2.0, faded(context.theme.track, 0.8))
    ]
    for before, after in pairwise(_ends(sums, half)[: arrived + 1]):
        color = faded(context.theme.sign(after - before), 0.85)
        items.append(Box(x + min(before, after), top, abs(after - before), height, 1.0, color))
    if not tight:
        below = top + height + 12.0 * context.unit
        color = mixed(context.color, context.theme.text, 0.4)
        text = f"Σ {context.steady(sums[arrived], max(sums, key=abs))}"
        items.append(Text(x, below, text, 12.5 * context.unit, color, Face.MONO, Anchor.MIDDLE))
    return items


def _ends(sums: list[float], half: float) -> list[float]:
    """Return how far from the middle each sum lies, the largest ``half`` pixels."""
    values = np.clip(np.nan_to_num(sums), -LONGEST, LONGEST)
    largest = float(np.abs(values).max()) or 1.0
    return [float(value) for value in values / largest * half]
