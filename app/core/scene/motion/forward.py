"""Products travel and pile up into the weighted sum; the point finds its activation."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from app.core.frame import Disc, Item, Polyline
from app.core.scene.chips import Chip, MarkedText, chip_items
from app.core.scene.context import Context
from app.core.scene.curve import curve_area, curve_items
from app.core.scene.labels import neuron_label, placed_each
from app.core.scene.motion.parts import curve_of, eased, equation, pulses, weighted_chips
from app.core.scene.motion.stack import partial_sums, stack
from app.core.scene.neurons import crossed_out
from app.core.scene.shares import share_items
from app.core.scene.visible_edges import Edge
from engine.arrays import Array
from engine.events import Phase
from engine.marks import of_parameter, of_unit
from engine.network import Bias
from engine.terms import Mark, Tag
from engine.wording import worded

# How far above the rim of its neuron a bias comes from and what dropout does stands, in units.
BIAS_WAY, MASK_WAY = 34.0, 18.0


def product(context: Context, share: float) -> list[Item]:
    """Return the pulses that carry each product along its edge."""
    return pulses(context, share)


def product_chips(context: Context) -> list[Chip]:
    """Return the products as equations beside their edges."""
    reader, position = context.moment.reader, context.moment.position

    def carried(edge: Edge) -> tuple[float, Mark, Mark]:
        layer, _, source = edge
        mark = Mark(Tag.PRODUCT, position, *edge)
        sent = of_unit(Tag.ACTIVATION, position, layer - 1, source)
        return reader.sent(position, layer - 1, source), sent, mark

    return weighted_chips(context, Phase.FORWARD, carried)


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
    if not _has_bias(context):
        return []

    def text(unit: int) -> MarkedText:
        mark = of_parameter(context.network, context.moment.layer or 0, unit, None)
        number = context.number(_bias_of(context, unit))
        return MarkedText(context.said(worded("bias {number}", number=number)), (mark,))

    return _above(context, BIAS_WAY, text)


def _above(
    context: Context, away: float, text: Callable[[int], MarkedText]
) -> list[tuple[int, Chip]]:
    """Return units with a chip above each; where neurons are tight, the first alone."""
    layer, units = context.moment.layer or 0, context.visible_units
    if context.tight(layer):
        units = units[:1]
    height = away * context.unit
    labels = [neuron_label(context, layer, unit, text(unit), height) for unit in units]
    chips = zip(units, placed_each(context, labels), strict=True)
    return [(unit, chip) for unit, chip in chips if chip is not None]


def _has_bias(context: Context) -> bool:
    return context.network.bias_policy(context.moment.layer or 0) is not Bias.NONE


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
    """Return the products that arrive at a unit, and last the bias that it may have."""
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer
    a = reader.record.forward.sent[(layer or 0) - 1][position]
    weights = reader.weights(Phase.FORWARD, position, layer or 0)[unit]
    with np.errstate(all="ignore"):
        products: Array = weights * a
    return np.append(products, _bias_of(context, unit)) if _has_bias(context) else products


def activation(context: Context, share: float) -> list[Item]:
    """The point moves along the axis to z, then up or down to the curve.

    Units that depend on each other divide a bar among themselves instead.
    """
    plot = curve_of(context)
    if plot is None:
        return [] if context.lead is None else _shared(context, context.lead, share)
    curve, z, a = plot
    reached = z * eased(min(1.0, share / 0.6))
    height = float(curve.function(curve.z[:1] * 0.0 + reached)[0]) if share < 1.0 else a
    up = eased(max(0.0, (share - 0.6) / 0.4))
    return curve_items(context, curve, reached, height * up, context.color, None)


def _shared(context: Context, lead: tuple[int, int], share: float) -> list[Item]:
    area, units = curve_area(context, lead), context.visible_units
    return share_items(context, area, lead[0], units, eased(share))


def dropout(context: Context, share: float) -> list[Item]:
    """Each activation meets its mask: a cross is drawn through what is left out."""
    layer, shown = context.moment.layer or 0, min(1.0, 2.0 * share)
    items: list[Item] = []
    for unit in context.visible_units:
        if context.moment.reader.mask(context.moment.position, layer, unit) == 0.0:
            items += crossed_out(context, layer, unit, eased(share))
    for chip in dropout_chips(context):
        items += chip_items(context, chip, context.color, shown)
    return items


def dropout_chips(context: Context) -> list[Chip]:
    """Return, above each neuron, its mask times its activation."""
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer

    def text(unit: int) -> MarkedText:
        at = position, layer or 0, unit
        a, mask = of_unit(Tag.ACTIVATION, *at), of_unit(Tag.STATE, *at, name="mask")
        numbers = reader.mask(*at), "·", reader.activation(*at), reader.sent(*at)
        return MarkedText(equation(context, *numbers), (mask, a, a))

    return [chip for _, chip in _above(context, MASK_WAY, text)]
