"""Products travel and pile up into the weighted sum; the point finds its activation."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import Anchor, Box, Disc, Face, Item, Polyline, Text
from app.core.scene.chips import Chip, chip_items, edge_chips
from app.core.scene.context import Context
from app.core.scene.curve import curve_items
from app.core.scene.motion.parts import curve_of, eased, equation, lead_neuron, pulses
from engine.events import Phase

# A weighted sum of many terms is drawn as so many bars.
MOST_BARS = 24


def product(context: Context, share: float) -> list[Item]:
    """Return the pulses that carry each product along its edge."""
    return pulses(context, share)


def product_chips(context: Context) -> list[Item]:
    """Return the products as equations beside their edges."""
    reader, position = context.moment.reader, context.moment.position
    texts = {}
    for edge in context.active_edges:
        layer, unit, source = edge
        weight = reader.parameter(Phase.FORWARD, position, layer, unit, source)
        activation = reader.activation(position, layer - 1, source)
        texts[edge] = equation(context, weight, "×", activation, weight * activation)
    return edge_chips(context, texts)


def weighted_sum(context: Context, share: float) -> list[Item]:
    """Return the bias coming in, and the terms piling up below the neuron."""
    items: list[Item] = []
    for unit in context.visible_units:
        items += _bias(context, unit, share)
        items += _stack(context, unit, share)
    return items


def _bias(context: Context, unit: int, share: float) -> list[Item]:
    """Return the bias on its way into its neuron from above."""
    layer = context.moment.layer or 0
    x, y = context.places.neurons[layer, unit]
    bias = context.moment.reader.parameter(
        Phase.FORWARD, context.moment.position, layer, unit, None
    )
    rim = y - context.places.radius
    start = rim - 30.0 * context.unit
    color = context.theme.sign(bias)
    line = Polyline(((x, start), (x, rim)), color, 2.0 * context.unit)
    arriving = Disc(x, start + (rim - start) * eased(share), 5.0 * context.unit, color)
    chip = Chip(x, start - 4.0 * context.unit, f"bias {context.number(bias)}")
    shown = len(context.visible_units) == 1 or not context.tight(layer)
    return [line, arriving, *(chip_items(context, chip, context.color) if shown else ())]


def _stack(context: Context, unit: int, share: float) -> list[Item]:
    """Return the terms of a weighted sum as bars that pile up from zero, the bias last."""
    layer = context.moment.layer or 0
    x, y = context.places.neurons[layer, unit]
    sums = _partial_sums(context, layer, unit)
    arrived = round(eased(share) * (len(sums) - 1))
    half = context.places.radius * 1.1
    scale = half / (max(map(abs, sums)) or 1.0)
    height = 7.0 * context.unit
    top = y + context.places.radius + 8.0 * context.unit
    items: list[Item] = [Box(x - half, top, 2 * half, height, 2.0, faded(context.theme.track, 0.8))]
    for before, after in pairwise(sums[: arrived + 1]):
        left, width = x + min(before, after) * scale, abs(after - before) * scale
        color = faded(context.theme.sign(after - before), 0.85)
        items.append(Box(left, top, width, height, 1.0, color))
    if not context.tight(layer):
        below = top + height + 12.0 * context.unit
        color = mixed(context.color, context.theme.text, 0.4)
        text = f"Σ {context.number(sums[arrived])}"
        items.append(Text(x, below, text, 12.5 * context.unit, color, Face.MONO, Anchor.MIDDLE))
    return items


def _partial_sums(context: Context, layer: int, unit: int) -> list[float]:
    """Return 0, the sums of the products so far, and last the sum with the bias.

    Of a long sum only some are returned.
    """
    reader, position = context.moment.reader, context.moment.position
    a = reader.record.forward.activations[layer - 1][position]
    weights = reader.weights(Phase.FORWARD, position, layer)[unit]
    with np.errstate(all="ignore"):
        sums = np.cumsum(weights * a)
    some = np.unique(np.linspace(0, len(sums) - 1, min(len(sums), MOST_BARS)).astype(np.intp))
    bias = reader.parameter(Phase.FORWARD, position, layer, unit, None)
    return [0.0, *np.nan_to_num(sums[some]).tolist(), float(sums[-1]) + bias]


def activation(context: Context, share: float) -> list[Item]:
    """The point moves along the axis to z, then up or down to the curve."""
    lead = lead_neuron(context)
    if lead is None:
        return []
    layer, unit = lead
    curve, z, a = curve_of(context, layer, unit)
    reached = z * eased(min(1.0, share / 0.6))
    height = float(curve.function(curve.z[:1] * 0.0 + reached)[0]) if share < 1.0 else a
    up = eased(max(0.0, (share - 0.6) / 0.4))
    return curve_items(context, curve, reached, height * up, context.color, None)
