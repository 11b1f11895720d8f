"""Deltas come back, meet the slope, and make gradients with the activations."""

from __future__ import annotations

from app.core.color import faded
from app.core.frame import Disc, Item
from app.core.scene.chips import Chip, chip_items, edge_chips
from app.core.scene.context import Context, Edge
from app.core.scene.curve import curve_items
from app.core.scene.motion.parts import curve_of, eased, equation, lead_neuron, pulses
from engine.events import Phase

# From here on a gradient that has been made is added to the pile.
PILING_SHARE = 0.7


def contribution(context: Context, share: float) -> list[Item]:
    """Return the pulses that carry each w · δ back along its edge."""
    return pulses(context, share, backwards=True)


def contribution_chips(context: Context) -> list[Item]:
    """Return the contributions as equations beside their edges."""
    reader, position = context.moment.reader, context.moment.position
    texts = {}
    for edge in context.active_edges:
        layer, unit, source = edge
        weight = reader.parameter(Phase.BACKWARD, position, layer, unit, source)
        delta = reader.delta(position, layer, unit)
        texts[edge] = equation(context, weight, "×", delta, weight * delta)
    return edge_chips(context, texts)


def slope(context: Context, share: float) -> list[Item]:
    """The tangent lies down on the curve: its steepness is what the delta is multiplied by."""
    lead = lead_neuron(context)
    if lead is None:
        return []
    layer, unit = lead
    curve, z, a = curve_of(context, layer, unit)
    slope = context.moment.reader.slope(context.moment.position, layer, unit)
    items = curve_items(context, curve, z, a, context.color, slope * eased(share))
    text = f"slope {context.number(slope)}"
    chip = Chip(curve.area.center[0], curve.area.y + curve.area.height + 20.0 * context.unit, text)
    return [*items, *chip_items(context, chip, context.color, min(1.0, share * 2.0))]


def delta(context: Context, share: float) -> list[Item]:
    """What arrived, times the slope, becomes the delta: it closes in on its neuron."""
    items: list[Item] = []
    for unit in context.visible_units:
        x, y = context.places.neurons[context.moment.layer or 0, unit]
        radius = context.places.radius * (1.0 + 0.6 * (1.0 - eased(share)))
        color = faded(context.color, 0.25 + 0.6 * share)
        items.append(Disc(x, y, radius, 0, color, 2.0 * context.unit))
    return items


def gradient(context: Context, share: float) -> list[Item]:
    """Delta and activation meet on the edge between them."""
    reader, position = context.moment.reader, context.moment.position
    meeting = 0.5 * eased(min(1.0, share / 0.6))
    items: list[Item] = []
    texts = {}
    for edge in context.active_edges:
        layer, unit, source = edge
        delta = reader.delta(position, layer, unit)
        activation = reader.activation(position, layer - 1, source)
        texts[edge] = equation(context, delta, "·", activation, delta * activation)
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
    return "Σ " + equation(context, piled, sign, abs(gradient), piled + gradient)
