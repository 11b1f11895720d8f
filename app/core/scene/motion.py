"""The moving part: what each kind of operation looks like while it takes place.

One function a kind, from a context to items; how far it has come is the share of its stage. Every
number on the way is one that the computation really has.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import Anchor, Box, Disc, Face, Item, Point, Polyline, Text
from app.core.scene.chips import Chip, chip_items, edge_chips
from app.core.scene.context import Context, Edge
from app.core.scene.curve import Curve, curve_area, curve_items
from engine.events import Address, Kind, Phase

# From here on a gradient that has been made is added to the pile.
PILING_SHARE = 0.7

# A weighted sum of many terms is drawn as so many bars.
MOST_BARS = 24

Motion = Callable[[Context, float], list[Item]]


def eased(share: float) -> float:
    """Return a share that starts and ends gently."""
    return share * share * (3.0 - 2.0 * share)


def motion(context: Context) -> list[Item]:
    """Return the items that move at this moment."""
    kind = context.moment.kind
    return [] if kind is None else _MOTIONS[kind](context, context.moment.share)


def standing(context: Context) -> list[Item]:
    """Return what belongs to the motion but stays as it is for the whole of a stage."""
    chips = {Kind.PRODUCT: _product_chips, Kind.CONTRIBUTION: _contribution_chips}
    kind = context.moment.kind
    return chips[kind](context) if kind in chips else []


def _product(context: Context, share: float) -> list[Item]:
    return list(_pulses(context, share))


def _product_chips(context: Context) -> list[Item]:
    reader, position = context.moment.reader, context.moment.position
    texts = {}
    for edge in context.active_edges:
        layer, unit, source = edge
        weight = reader.parameter(Phase.FORWARD, position, layer, unit, source)
        activation = reader.activation(position, layer - 1, source)
        texts[edge] = _equation(context, weight, "×", activation, weight * activation)
    return edge_chips(context, texts)


def _weighted_sum(context: Context, share: float) -> list[Item]:
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
    few = len(context.visible_units) * 2 <= len(context.places.columns[layer].units) + 2
    return [line, arriving, *(chip_items(context, chip, context.color) if few else ())]


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


def _activation(context: Context, share: float) -> list[Item]:
    """The point moves along the axis to z, then up or down to the curve."""
    lead = _lead(context)
    if lead is None:
        return []
    layer, unit = lead
    curve, z, a = _curve(context, layer, unit)
    reached = z * eased(min(1.0, share / 0.6))
    height = float(curve.function(curve.z[:1] * 0.0 + reached)[0]) if share < 1.0 else a
    up = eased(max(0.0, (share - 0.6) / 0.4))
    return curve_items(context, curve, reached, height * up, context.color, None)


def _slope(context: Context, share: float) -> list[Item]:
    """The tangent lies down on the curve: its steepness is what the delta is multiplied by."""
    lead = _lead(context)
    if lead is None:
        return []
    layer, unit = lead
    curve, z, a = _curve(context, layer, unit)
    slope = context.moment.reader.slope(context.moment.position, layer, unit)
    items = curve_items(context, curve, z, a, context.color, slope * eased(share))
    text = f"slope {context.number(slope)}"
    chip = Chip(curve.area.center[0], curve.area.y + curve.area.height + 20.0 * context.unit, text)
    return [*items, *chip_items(context, chip, context.color, min(1.0, share * 2.0))]


def _error(context: Context, share: float) -> list[Item]:
    """A bar grows from the target to the output."""
    layer, position = context.network.depth, context.moment.position
    items: list[Item] = []
    for unit in context.visible_units:
        a = context.moment.reader.activation(position, layer, unit)
        target = context.moment.reader.target(position, unit)
        items += _error_bar(context, unit, target, target + (a - target) * eased(share))
    return items


def _error_bar(context: Context, unit: int, target: float, reached: float) -> list[Item]:
    """Return a bar from the target to ``reached`` on the neuron's own scale of fullness."""
    x, y = context.places.neurons[context.network.depth, unit]
    radius = context.places.radius
    low, high = context.network.layers[-1].activation.bounds
    if not (abs(low) < 10.0 and abs(high) < 10.0):
        reach = max(abs(target), abs(reached), 1e-300)
        low, high = -reach, reach
    heights = [
        y + radius - 2.0 * radius * min(1.0, max(0.0, (value - low) / (high - low)))
        for value in (target, reached)
    ]
    left, width = x + radius + 4.0 * context.unit, 6.0 * context.unit
    color, text = context.theme.loss, context.theme.text
    mark = Polyline(
        ((left - 3.0 * context.unit, heights[0]), (left + width + 3.0 * context.unit, heights[0])),
        text,
        2.0 * context.unit,
    )
    tall = abs(heights[1] - heights[0])
    return [Box(left, min(heights), width, tall, 2.0 * context.unit, faded(color, 0.9)), mark]


def _loss(context: Context, share: float) -> list[Item]:
    """The outputs' shares of the loss run together into one number."""
    column = context.places.columns[-1]
    area = context.network_area
    x, y = area.x + area.width + 74.0 * context.unit, area.center[1]
    items: list[Item] = []
    for unit in column.units:
        start_x, start_y = context.places.neurons[context.network.depth, unit]
        start_x += context.places.radius
        t = eased(min(1.0, share / 0.7))
        at = (start_x + (x - start_x) * t, start_y + (y - start_y) * t)
        items += _pulse(context, at, (start_x, start_y), t)
    chip = Chip(x, y, f"L = {context.number(context.moment.reader.record.loss)}")
    shown = max(0.0, (share - 0.6) / 0.4)
    return [*items, *chip_items(context, chip, context.color, shown)]


def _contribution(context: Context, share: float) -> list[Item]:
    return list(_pulses(context, share, backwards=True))


def _contribution_chips(context: Context) -> list[Item]:
    reader, position = context.moment.reader, context.moment.position
    texts = {}
    for edge in context.active_edges:
        layer, unit, source = edge
        weight = reader.parameter(Phase.BACKWARD, position, layer, unit, source)
        delta = reader.delta(position, layer, unit)
        texts[edge] = _equation(context, weight, "×", delta, weight * delta)
    return edge_chips(context, texts)


def _delta(context: Context, share: float) -> list[Item]:
    """What arrived, times the slope, becomes the delta: it closes in on its neuron."""
    items: list[Item] = []
    for unit in context.visible_units:
        x, y = context.places.neurons[context.moment.layer or 0, unit]
        radius = context.places.radius * (1.0 + 0.6 * (1.0 - eased(share)))
        color = faded(context.color, 0.25 + 0.6 * share)
        items.append(Disc(x, y, radius, 0, color, 2.0 * context.unit))
    return items


def _gradient(context: Context, share: float) -> list[Item]:
    """Delta and activation meet on the edge between them."""
    reader, position = context.moment.reader, context.moment.position
    meeting = 0.5 * eased(min(1.0, share / 0.6))
    items: list[Item] = []
    texts = {}
    for edge in context.active_edges:
        layer, unit, source = edge
        delta = reader.delta(position, layer, unit)
        activation = reader.activation(position, layer - 1, source)
        texts[edge] = _equation(context, delta, "·", activation, delta * activation)
        if position > 0 and share > PILING_SHARE:
            texts[edge] = _pile_text(context, edge, delta * activation)
        x1, y1, x2, y2 = context.ends(edge)
        for t, color in ((meeting, context.theme.forward), (1.0 - meeting, context.color)):
            at = (x1 + (x2 - x1) * t, y1 + (y2 - y1) * t)
            items.append(Disc(*at, 5.0 * context.unit, color))
    shown = min(1.0, max(0.0, (share - 0.3) / 0.3))
    return [*items, *edge_chips(context, texts, shown)]


def _pile_text(context: Context, edge: Edge, gradient: float) -> str:
    """Return how a sample's gradient is added to those of the samples before it."""
    position = context.moment.position
    layer, unit, source = edge
    record = context.moment.reader.record
    deltas = record.deltas[layer - 1][:position, unit]
    activations = record.forward.activations[layer - 1][:position, source]
    piled = float(deltas @ activations)
    sign = "−" if gradient < 0.0 else "+"
    return "Σ " + _equation(context, piled, sign, abs(gradient), piled + gradient)


def _update(context: Context, share: float) -> list[Item]:
    texts = {}
    for edge in context.active_edges:
        _, operands = context.moment.reader.values(Address(Phase.UPDATE, Kind.UPDATE, None, *edge))
        before, change = operands["before"], operands["change"]
        sign = "−" if change < 0.0 else "+"
        texts[edge] = _equation(context, before, sign, abs(change), before + change)
    items = edge_chips(context, texts)
    for unit in context.visible_units:
        if None in context.moment.sources(Kind.UPDATE):
            items += _bias_update(context, unit)
    return items


def _bias_update(context: Context, unit: int) -> list[Item]:
    layer = context.moment.layer or 0
    if len(context.visible_units) > 1 and context.places.radius < 30.0 * context.unit:
        return []
    x, y = context.places.neurons[layer, unit]
    at = Address(Phase.UPDATE, Kind.UPDATE, None, layer, unit, None)
    value, operands = context.moment.reader.values(at)
    sign = "−" if operands["change"] < 0.0 else "+"
    text = "b " + _equation(context, operands["before"], sign, abs(operands["change"]), value)
    chip = Chip(x, y - context.places.radius - 18.0 * context.unit, text)
    return chip_items(context, chip, context.color)


_MOTIONS: dict[Kind, Motion] = {
    Kind.PRODUCT: _product,
    Kind.WEIGHTED_SUM: _weighted_sum,
    Kind.ACTIVATION: _activation,
    Kind.ERROR: _error,
    Kind.LOSS: _loss,
    Kind.CONTRIBUTION: _contribution,
    Kind.SLOPE: _slope,
    Kind.DELTA: _delta,
    Kind.GRADIENT: _gradient,
    Kind.UPDATE: _update,
}


def _equation(context: Context, first: float, sign: str, second: float, result: float) -> str:
    number = context.number
    return f"{number(first)} {sign} {number(second)} = {number(result)}"


def _lead(context: Context) -> tuple[int, int] | None:
    """Return the neuron that stands for all that do the same."""
    units = context.visible_units
    return (context.moment.layer or 0, units[0]) if units else None


def _curve(context: Context, layer: int, unit: int) -> tuple[Curve, float, float]:
    reader, position = context.moment.reader, context.moment.position
    z = reader.weighted_sum(position, layer, unit)
    activation = context.network.layer(layer).activation
    curve = Curve(activation, z, curve_area(context, layer, unit))
    return curve, z, reader.activation(position, layer, unit)


def _pulses(context: Context, share: float, *, backwards: bool = False) -> Iterator[Item]:
    """Yield a pulse on each active edge, on its way from one end to the other."""
    t = eased(share)
    for edge in context.active_edges:
        x1, y1, x2, y2 = context.ends(edge)
        if backwards:
            x1, y1, x2, y2 = x2, y2, x1, y1
        at = (x1 + (x2 - x1) * t, y1 + (y2 - y1) * t)
        yield from _pulse(context, at, (x1, y1), t)


def _pulse(context: Context, at: Point, start: Point, share: float) -> Iterator[Item]:
    """Yield a bright point with a tail towards where it came from; arrived, it is gone."""
    if share >= 1.0:
        return
    radius = min(9.0 * context.unit, 0.35 * context.places.radius)
    (x, y), color = at, context.color
    back_x, back_y = start[0] - x, start[1] - y
    length = math.hypot(back_x, back_y)
    if length > 0.0:
        back_x, back_y = back_x / length, back_y / length
        tail = min(length, 3.6 * radius)
        wings = (
            (x - back_y * 0.8 * radius, y + back_x * 0.8 * radius),
            (x + back_x * tail, y + back_y * tail),
            (x + back_y * 0.8 * radius, y - back_x * 0.8 * radius),
        )
        yield Polyline(wings, 0, 0.0, faded(color, 0.35))
    yield Disc(x, y, radius * 1.5, faded(color, 0.25))
    yield Disc(x, y, radius, color)
