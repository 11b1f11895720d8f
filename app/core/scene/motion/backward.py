"""Deltas come back, meet the slope, and make gradients with the activations."""

from __future__ import annotations

import numpy as np

from app.core.color import faded
from app.core.frame import Disc, Item
from app.core.scene.beside import chip_after
from app.core.scene.chips import Chip, MarkedText, chip_items
from app.core.scene.context import Context
from app.core.scene.curve import CURVE_LETTERS, curve_area, curve_items
from app.core.scene.labels import edge_labels, placed
from app.core.scene.motion import whole
from app.core.scene.motion.parts import (
    curve_of,
    eased,
    equation,
    joined_equation,
    pulses,
    weighted_chips,
)
from app.core.scene.motion.stack import partial_sums, stack
from app.core.scene.shares import answer_items
from app.core.scene.visible_edges import Edge
from engine.arrays import Array
from engine.events import Phase
from engine.marks import of_gradient, of_unit
from engine.step_plan import Granularity
from engine.terms import Mark, Tag
from engine.wording import worded

# From here on a gradient that has been made is added to the pile.
PILING_SHARE = 0.7


def contribution(context: Context, share: float) -> list[Item]:
    """Return the pulses that carry each w · δ back along its edge."""
    return pulses(context, share, backwards=True)


def contribution_chips(context: Context) -> list[Chip]:
    """Return the contributions as equations beside their edges."""
    reader, position = context.moment.reader, context.moment.position

    def carried(edge: Edge) -> tuple[float, Mark, Mark]:
        layer, unit, source = edge
        mark = Mark(Tag.CONTRIBUTION, position, layer - 1, source, unit)
        return reader.delta(position, layer, unit), of_unit(Tag.DELTA, position, layer, unit), mark

    return weighted_chips(context, Phase.BACKWARD, carried)


def slope(context: Context, share: float) -> list[Item]:
    """Return what has arrived piling up, and the tangent lying down on the curve."""
    items = [item for unit in context.visible_units for item in _arrived(context, unit, share)]
    plot, lead = curve_of(context), context.lead
    if lead is None:
        return items
    if plot is None:
        return [*items, *_answers(context, lead, share)]
    curve, z, a = plot
    slope = context.moment.reader.slope(context.moment.position, *lead)
    items += curve_items(context, curve, z, a, context.color, slope * eased(share))
    text = context.fitting(
        CURVE_LETTERS, lambda number: worded("slope {number}", number=number(slope))
    )
    marks = (of_unit(Tag.SLOPE, context.moment.position, *lead),)
    chip = Chip(curve.area.center[0], curve.area.bottom + 20.0 * context.unit, text, marks)
    return [*items, *chip_items(context, chip, context.color, min(1.0, share * 2.0))]


def _answers(context: Context, lead: tuple[int, int], share: float) -> list[Item]:
    """Return how each unit answers to one whose activations depend on each other."""
    area, first = curve_area(context, lead), context.moment.first
    single = context.shot.timing.played_as is Granularity.PRODUCT
    source = first.source if single else lead[1]
    assert source is not None
    items = answer_items(context, area, *lead, source, eased(share))
    slope = context.moment.reader.slope_to(context.moment.position, *lead, source)
    name = context.notation.unit_text(lead[0], source)
    text = context.fitting(CURVE_LETTERS, lambda number: f"{name}: {number(slope)}")
    marks = (Mark(Tag.SLOPE, context.moment.position, *lead, source),)
    chip = Chip(area.center[0], area.bottom + 20.0 * context.unit, text, marks)
    return [*items, *chip_items(context, chip, context.color, min(1.0, share * 2.0))]


def delta(context: Context, share: float) -> list[Item]:
    """Return what arrived times the slope, closing in on the neuron whose delta it becomes."""
    items: list[Item] = []
    for unit in context.visible_units:
        x, y = context.places.neurons[context.moment.layer or 0, unit]
        radius = context.places.radius * (1.0 + 0.6 * (1.0 - eased(share)))
        color = faded(context.color, 0.25 + 0.6 * share)
        items.append(Disc(x, y, radius, 0, color, 2.0 * context.unit))
        items += _multiplication(context, unit)
    return items


def _arrived(context: Context, unit: int, share: float) -> list[Item]:
    """Return the contributions to a unit as a pile; into an output none come."""
    terms = _contributions(context, unit)
    return [] if terms is None else stack(context, unit, partial_sums(terms), share)


def _contributions(context: Context, unit: int) -> Array | None:
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer
    if layer is None or layer == context.network.depth:
        return None
    weights = reader.weights(Phase.BACKWARD, position, layer + 1)[:, unit]
    with np.errstate(all="ignore"):
        terms: Array = weights * reader.record.backward.deltas[layer][position]
    return terms


def _multiplication(context: Context, unit: int) -> list[Item]:
    """Return the sum of what arrived times the slope, where there is room below the neuron.

    A unit that answers to many weighted sums is explained by the card alone.
    """
    layer, terms = context.moment.layer or 0, _contributions(context, unit)
    if terms is None or context.tight(layer) or context.coupled(layer):
        return []
    reader, at = context.moment.reader, (context.moment.position, layer, unit)
    masks = [reader.mask(*at)] if context.network.layer(layer).dropout else []
    parts = [partial_sums(terms)[-1], *masks, reader.slope(*at)]
    text = joined_equation(context, parts, "·", reader.delta(*at))
    marked = MarkedText(text, (of_unit(Tag.SLOPE, *at), of_unit(Tag.DELTA, *at)))
    return chip_items(context, chip_after(context, layer, unit, marked), context.color)


def gradient(context: Context, share: float) -> list[Item]:
    """Delta and activation meet on the edge between them."""
    if context.moment.of_layer:
        return whole.gathered(context, share)
    meeting = 0.5 * eased(min(1.0, share / 0.6))
    items: list[Item] = []
    for way in context.active_edges.values():
        for t, color in ((meeting, context.theme.forward), (1.0 - meeting, context.color)):
            items.append(Disc(*way.point(t), 5.0 * context.unit, color))
    shown = min(1.0, max(0.0, (share - 0.3) / 0.3))
    chips = gradient_chips(context) if shown > 0.0 else []
    return [*items, *(item for chip in chips
                      for item in chip_items(context, chip, context.color, shown))]  # fmt: skip


def gradient_chips(context: Context) -> list[Chip]:
    """Return each gradient as a product, and then how it is added to those before it.

    Both texts have the room of the longer one, so that a chip stays where it is.
    """
    if context.moment.of_layer:
        return whole.gradient_chips(context)
    reader, position = context.moment.reader, context.moment.position
    texts, letters = {}, {}
    for edge in context.active_edges:
        layer, unit, source = edge
        delta = reader.delta(position, layer, unit)
        activation = reader.sent(position, layer - 1, source)
        text = equation(context, delta, "·", activation, delta * activation)
        mark = of_gradient(Mark(Tag.WEIGHT, None, *edge), position)
        texts[edge] = MarkedText(text, (
            of_unit(Tag.DELTA, position, layer, unit),
            of_unit(Tag.ACTIVATION, position, layer - 1, source), mark,
        ))  # fmt: skip
        if position > 0:
            pile = _pile_text(context, edge, delta * activation)
            letters[edge] = max(len(pile), len(text))
            if context.moment.share > PILING_SHARE:
                texts[edge] = MarkedText(pile, (mark, None))
    return placed(context, edge_labels(context, texts, letters))


def _pile_text(context: Context, edge: Edge, gradient: float) -> str:
    """Return how a sample's gradient is added to those of the samples before it."""
    position = context.moment.position
    layer, unit, source = edge
    record = context.moment.reader.record
    deltas = record.backward.deltas[layer - 1][:position, unit]
    activations = record.forward.sent[layer - 1][:position, source]
    piled = float(deltas @ activations)
    sign = "−" if gradient < 0.0 else "+"
    return "Σ " + equation(context, piled, sign, abs(gradient), piled + gradient)
