"""Products travel and pile up into the weighted sum; the point finds its activation."""

from __future__ import annotations

import math

import numpy as np

from app.core.frame import Disc, Item, Polyline
from app.core.scene.chips import Chip, chip_items
from app.core.scene.context import Context
from app.core.scene.curve import curve_items
from app.core.scene.labels import neuron_label, placed_each
from app.core.scene.motion.parts import curve_of, eased, pulses, weighted_chips
from app.core.scene.motion.stack import partial_sums, stack
from engine.arrays import Array
from engine.events import Phase

# How far above the rim of its neuron a bias comes from, in units.
BIAS_WAY = 34.0


def product(context: Context, share: float) -> list[Item]:
    """Return the pulses that carry each product along its edge."""
    return pulses(context, share)


def product_chips(context: Context) -> list[Chip]:
    """Return the products as equations beside their edges."""
    reader, position = context.moment.reader, context.moment.position
    return weighted_chips(
        context, Phase.FORWARD, lambda edge: reader.sent(position, edge[0] - 1, edge[2])
    )


def weighted_sum(context: Context, share: float) -> list[Item]:
    """Return the terms piling up below each neuron, and the biases on their way in."""
    items: list[Item] = []
    for unit in context.visible_units:
        items += stack(context, unit, partial_sums(_terms(context, unit)), share)
    for unit, chip in _biases(context):
        items += _bias(context, unit, chip, share)
    return items


def bias_chips(context: Context) -> list[Chip]:
    """Return the bias of each neuron above it, or where else there is room."""
    return [chip for _, chip in _biases(context)]


def _biases(context: Context) -> list[tuple[int, Chip]]:
    """Return units with their biases as chips; where neurons are tight, of the first alone."""
    layer, units = context.moment.layer or 0, context.visible_units
    if context.tight(layer):
        units = units[:1]
    labels = []
    for unit in units:
        text = f"bias {context.number(_bias_of(context, unit))}"
        labels.append(neuron_label(context, layer, unit, text, BIAS_WAY * context.unit))
    chips = zip(units, placed_each(context, labels), strict=True)
    return [(unit, chip) for unit, chip in chips if chip is not None]


def _bias_of(context: Context, unit: int) -> float:
    moment = context.moment
    return moment.reader.parameter(Phase.FORWARD, moment.position, moment.layer or 0, unit, None)


def _bias(context: Context, unit: int, chip: Chip, share: float) -> list[Item]:
    """Return the bias on its way from its chip to the rim of its neuron."""
    x, y = context.places.neurons[context.moment.layer or 0, unit]
    away = math.hypot(chip.x - x, chip.y - y)
    rim = context.places.radius / away if away > 0.0 else 0.0
    ends = (chip.x, chip.y), (x + (chip.x - x) * rim, y + (chip.y - y) * rim)
    color = context.theme.sign(_bias_of(context, unit))
    (x1, y1), (x2, y2) = ends
    come = eased(share)
    arriving = Disc(x1 + (x2 - x1) * come, y1 + (y2 - y1) * come, 5.0 * context.unit, color)
    line = Polyline(ends, color, 2.0 * context.unit)
    return [line, arriving, *chip_items(context, chip, context.color)]


def _terms(context: Context, unit: int) -> Array:
    """Return the products that arrive at a unit, and last its bias."""
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer
    a = reader.record.forward.sent[(layer or 0) - 1][position]
    weights = reader.weights(Phase.FORWARD, position, layer or 0)[unit]
    with np.errstate(all="ignore"):
        return np.append(weights * a, _bias_of(context, unit))


def activation(context: Context, share: float) -> list[Item]:
    """The point moves along the axis to z, then up or down to the curve."""
    plot = curve_of(context)
    if plot is None:
        return []
    curve, z, a = plot
    reached = z * eased(min(1.0, share / 0.6))
    height = float(curve.function(curve.z[:1] * 0.0 + reached)[0]) if share < 1.0 else a
    up = eased(max(0.0, (share - 0.6) / 0.4))
    return curve_items(context, curve, reached, height * up, context.color, None)
