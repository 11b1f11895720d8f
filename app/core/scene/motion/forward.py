"""Products travel and pile up into the weighted sum; the point finds its activation."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np

from app.core.frame import Item, Point, Polyline
from app.core.layout import Way
from app.core.layout.area import support
from app.core.scene.context import Context
from app.core.scene.curve import curve_items, point_items
from app.core.scene.inset import curve_area
from app.core.scene.labels.chips import Chip, MarkedText, chip_items
from app.core.scene.labels.labels import hides_text, neuron_label, placed_each
from app.core.scene.motion.parts import beat, curve_of, equation, pulses, weighted_chips
from app.core.scene.motion.stack import SPARK, partial_sums, stack
from app.core.scene.network.neurons import Fullness, filling, fullness_of
from app.core.scene.once import once
from app.core.scene.shares import share_items
from app.core.scene.visible_edges import Edge
from engine.arrays import Array
from engine.marks import of_mask, of_parameter, of_unit
from engine.network import Bias
from engine.plan.events import Phase
from engine.words.terms import Mark, Tag
from engine.words.wording import worded

# How far above the rim of its neuron a bias comes from and what dropout does stands, in units.
BIAS_WAY, MASK_WAY = 34.0, 18.0


def product(context: Context) -> list[Item]:
    """Return the pulses that carry each product along its edge."""
    return pulses(context)


@once
def product_chips(context: Context) -> list[Chip]:
    """Return the products as equations beside their edges."""
    reader, position = context.moment.reader, context.moment.position

    def carried(edge: Edge) -> tuple[float, Mark, Mark]:
        layer, _, source = edge
        mark = Mark(Tag.PRODUCT, position, *edge)
        sent = of_unit(Tag.ACTIVATION, position, layer - 1, source)
        return reader.sent(position, layer - 1, source), sent, mark

    return weighted_chips(context, Phase.FORWARD, carried)


def weighted_sum(context: Context) -> list[Item]:
    """Return the terms piling up at each neuron, the biases last."""
    chips = dict(_biases(context))
    items = [item for unit, chip in chips.items() for item in _bias(context, unit, chip)]
    for unit in context.visible_units:
        sums = partial_sums(_terms(context, unit))
        biased = int(_has_bias(context))
        products = beat(context, "gather") * (len(sums) - 1 - biased)
        reached = products + beat(context, "join") * biased
        items += stack(context, unit, sums, reached, _origins(context, unit, chips.get(unit)))
    return items


def _origins(context: Context, unit: int, chip: Chip | None) -> list[Point]:
    """Return where the terms of a unit come from: the ends of its edges, and its bias."""
    edges = context.active_edges.items()
    ends = [way.end for (_, receiver, _), way in edges if receiver == unit]
    return ends if chip is None else [*ends, _leaving(context, unit, chip)]


def _leaving(context: Context, unit: int, chip: Chip) -> Point:
    """Return where the way of a bias leaves its chip: what starts there hides no letter."""
    way, area = _bias_way(context, unit, chip), chip.area(context.unit)
    inside = support(way.tangent(0.0), area.width, area.height) + SPARK * context.unit
    return way.point(min(1.0, inside / way.length) if way.length > 0.0 else 1.0)


@once
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


def _bias(context: Context, unit: int, chip: Chip) -> list[Item]:
    """Return the bias as a chip, and the line from there to its neuron."""
    start, *_, end = _bias_way(context, unit, chip)
    color = context.theme.sign(_bias_of(context, unit))
    line = Polyline((start, end), color, 2.0 * context.unit)
    return [line, *chip_items(context, chip, context.color)]


def _bias_way(context: Context, unit: int, chip: Chip) -> Way:
    """Return the way from the chip of a bias to the rim of its neuron."""
    x, y = context.places.neurons[context.moment.layer or 0, unit]
    away = math.hypot(chip.x - x, chip.y - y)
    rim = context.places.radius / away if away > 0.0 else 0.0
    return Way.straight((chip.x, chip.y), (x + (chip.x - x) * rim, y + (chip.y - y) * rim))


def _terms(context: Context, unit: int) -> Array:
    """Return the products that arrive at a unit, and last the bias that it may have."""
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer
    a = reader.record.forward.sent[(layer or 0) - 1][position]
    weights = reader.weights(Phase.FORWARD, position, layer or 0)[unit]
    with np.errstate(all="ignore"):
        products: Array = weights * a
    return np.append(products, _bias_of(context, unit)) if _has_bias(context) else products


def activation(context: Context) -> list[Item]:
    """The point slides along the curve from 0 to z and drops to a, and the neurons fill.

    Units that depend on each other divide a bar among themselves.
    """
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer
    items: list[Item] = []
    for unit in context.visible_units:
        a = reader.activation(position, layer or 0, unit)
        level, color = fullness_of(context, layer or 0, a)
        fullness = Fullness(level * beat(context, "fill"), color)
        items += filling(context, layer or 0, unit, fullness)
    return [*items, *_found(context)]


def _found(context: Context) -> list[Item]:
    """Return how the activation of the neuron that stands for all is found."""
    plot, slide, lead = curve_of(context), beat(context, "slide"), context.lead
    if lead is None:
        return []
    if plot is None:
        area = curve_area(context, lead)
        return share_items(context, area, lead[0], context.visible_units, slide)
    curve, z, a = plot
    height = a if slide >= 1.0 else float(curve.function(curve.z[:1] * 0.0 + z * slide)[0])
    return [
        *curve_items(context, curve, lead, beat(context, "open")),
        *point_items(context, curve, z * slide, height, beat(context, "drop")),
    ]


def dropout(context: Context) -> list[Item]:
    """Each activation meets its mask: what is left out is cut and drained, the rest enlarged."""
    reader, drain = context.moment.reader, beat(context, "drain")
    items: list[Item] = []
    for unit in context.visible_units:
        at = context.moment.position, context.moment.layer or 0, unit
        before, color = fullness_of(context, at[1], reader.activation(*at))
        kept = reader.mask(*at) != 0.0
        after = fullness_of(context, at[1], reader.sent(*at)).level if kept else 0.0
        cut = 0.0 if kept else beat(context, "cut")
        fullness = Fullness(before + (after - before) * drain, color)
        items += filling(context, at[1], unit, fullness, cut)
    for chip in dropout_chips(context):
        items += chip_items(context, chip, context.color, beat(context, "tell"), drain)
    return items


@once
def dropout_chips(context: Context) -> list[Chip]:
    """Return, above each neuron, its mask times its activation, or what is left of that alone."""
    chips = _masked_chips(context)
    return _masked_chips(context, short=True) if hides_text(context, chips) else chips


def _masked_chips(context: Context, *, short: bool = False) -> list[Chip]:
    text = partial(_masked, context, short=short)
    return [chip for _, chip in _above(context, MASK_WAY, text)]


def _masked(context: Context, unit: int, *, short: bool) -> MarkedText:
    """Return the mask of a unit times its activation, or what it sends alone."""
    at = context.moment.position, context.moment.layer or 0, unit
    reader, a, mask = context.moment.reader, of_unit(Tag.ACTIVATION, *at), of_mask(*at)
    numbers = reader.mask(*at), "·", reader.activation(*at), reader.sent(*at)
    return MarkedText(equation(context, *numbers, short=short), (mask, a, a))
