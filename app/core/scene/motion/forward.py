"""Products travel and pile up into the weighted sum; the point finds its activation."""

from __future__ import annotations

import numpy as np

from app.core.frame import Disc, Item, Polyline
from app.core.scene.chips import Chip, chip_items, edge_chips
from app.core.scene.context import Context
from app.core.scene.curve import curve_items
from app.core.scene.motion.parts import curve_of, eased, equation, lead_neuron, pulses
from app.core.scene.motion.stack import partial_sums, stack
from engine.arrays import Array
from engine.events import Phase


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
        items += stack(context, unit, partial_sums(_terms(context, unit)), share)
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


def _terms(context: Context, unit: int) -> Array:
    """Return the products that arrive at a unit, and last its bias."""
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer
    a = reader.record.forward.activations[(layer or 0) - 1][position]
    weights = reader.weights(Phase.FORWARD, position, layer or 0)[unit]
    bias = reader.parameter(Phase.FORWARD, position, layer or 0, unit, None)
    with np.errstate(all="ignore"):
        return np.append(weights * a, bias)


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
