"""Deltas come back and meet the slope; gradients are made of what stands at both ends."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.frame import Disc, Item, Point
from app.core.layout import Way
from app.core.scene.context import Context
from app.core.scene.inset import curve_area, slope_letters, slope_point
from app.core.scene.labels.chips import Chip, MarkedText, chip_items
from app.core.scene.labels.forms import Form, told_chips
from app.core.scene.labels.labels import Label, edge_label
from app.core.scene.motion import whole
from app.core.scene.motion.delta import arrived, slope_chip, slope_plot
from app.core.scene.motion.parts import (
    beat,
    curve_of,
    equation,
    pulses,
    travelling,
    weighted_chips,
)
from app.core.scene.motion.stack import partial_sums, stack
from app.core.scene.once import once
from app.core.scene.shares import answer_items
from app.core.scene.visible_edges import Edge
from engine.marks import of_gradient, of_unit
from engine.plan.events import Phase
from engine.plan.step_plan import Granularity
from engine.words.terms import Mark, Tag


def contribution(context: Context) -> list[Item]:
    """Return the pulses that carry each w · δ back along its edge."""
    return pulses(context, backwards=True)


@once
def contribution_chips(context: Context) -> list[Chip]:
    """Return the contributions as equations beside their edges."""
    reader, position = context.moment.reader, context.moment.position

    def carried(edge: Edge) -> tuple[float, Mark, Mark]:
        layer, unit, source = edge
        mark = Mark(Tag.CONTRIBUTION, position, layer - 1, source, unit)
        return reader.delta(position, layer, unit), of_unit(Tag.DELTA, position, layer, unit), mark

    return weighted_chips(context, Phase.BACKWARD, carried)


def slope(context: Context) -> list[Item]:
    """Return what has arrived piling up, and the tangent turning into its place on the curve."""
    items = [item for unit in context.visible_units for item in _arriving(context, unit)]
    plot, lead = curve_of(context), context.lead
    if lead is None:
        return items
    if plot is None:
        return [*items, *_answers(context, lead)]
    told = slope_chip(context, lead)
    return [
        *items,
        *slope_plot(context, plot, beat(context, "open"), beat(context, "turn")),
        *chip_items(context, told, context.color, beat(context, "tell")),
    ]


def _arriving(context: Context, unit: int) -> Iterator[Item]:
    """Yield what comes back to a unit as a growing pile."""
    terms = arrived(context, unit)
    if terms is not None:
        sums = partial_sums(terms)
        reached = beat(context, "gather") * (len(sums) - 1)
        yield from stack(context, unit, sums, reached, _origins(context, unit))


def _origins(context: Context, unit: int) -> list[Point]:
    """Return where the terms come from: the ends of the edges, or the target of an output."""
    layer = context.moment.layer or 0
    if layer == context.network.depth:
        (x, y), radius = context.places.neurons[layer, unit], context.places.radius
        dx, dy = context.places.sides(layer, unit).outward
        return [(x + dx * radius, y + dy * radius)]
    edges = context.active_edges.items()
    return [way.start for (_, _, source), way in edges if source == unit]


def _answers(context: Context, lead: tuple[int, int]) -> list[Item]:
    """Return how each unit answers to one whose activations depend on each other."""
    area, first = curve_area(context, lead), context.moment.first
    single = context.shot.timing.played_as is Granularity.PRODUCT
    source = first.source if single else lead[1]
    assert source is not None
    items = answer_items(context, area, *lead, source, beat(context, "turn"))
    slope = context.moment.reader.slope_to(context.moment.position, *lead, source)
    name = context.notation.unit_text(lead[0], source)
    text = context.fitting(slope_letters(context), lambda number: f"{name}: {number(slope)}")
    marks = (Mark(Tag.SLOPE, context.moment.position, *lead, source),)
    chip = Chip(*slope_point(context, lead, len(text)), text, marks)
    return [*items, *chip_items(context, chip, context.color, beat(context, "tell"))]


def gradient(context: Context) -> list[Item]:
    """Delta and activation meet on the edge between them; what they make is added to the pile."""
    if context.moment.of_layer:
        return whole.gathered(context)
    meeting = 0.5 * beat(context, "meet")
    items: list[Item] = []
    for way in context.active_edges.values():
        for t, color in ((meeting, context.theme.forward), (1.0 - meeting, context.color)):
            items.append(Disc(*way.point(t), 5.0 * context.unit, color))
    told = beat(context, "tell")
    chips = gradient_chips(context) if told > 0.0 else []
    items += [item for chip in chips for item in chip_items(context, chip, context.color, told)]
    return [*items, *_run_together(context)]


def _run_together(context: Context) -> list[Item]:
    """Return the gradients on their way to the other places at which their weights are used."""
    edges = context.visible_edges.all
    ways = [
        Way.straight(edges[edge].point(0.5), edges[twin].point(0.5))
        for twin, edge in context.twins.items()
    ]
    share = beat(context, "pile")
    return travelling(context, ways, share) if share > 0.0 else []


@once
def gradient_chips(context: Context) -> list[Chip]:
    """Return each gradient as a product, and then how it is added to those before it.

    Both texts have the room of the longer one, so that a chip stays where it is.
    """
    if context.moment.of_layer:
        return whole.gradient_chips(context)
    return [chip for _, chip in told_chips(context, _gradient_labels)]


def _gradient_labels(context: Context, form: Form) -> list[tuple[Edge, Label]]:
    return [(edge, _gradient_label(context, edge, form.short)) for edge in form.edges]


def _gradient_label(context: Context, edge: Edge, short: bool) -> Label:
    reader, position = context.moment.reader, context.moment.position
    layer, unit, source = edge
    delta = reader.delta(position, layer, unit)
    activation = reader.sent(position, layer - 1, source)
    text = equation(context, delta, "·", activation, delta * activation, short=short)
    mark = of_gradient(Mark(Tag.WEIGHT, None, *edge), position)
    marked = MarkedText(text, (
        of_unit(Tag.DELTA, position, layer, unit),
        of_unit(Tag.ACTIVATION, position, layer - 1, source), mark,
    ))  # fmt: skip
    if position == 0:
        return edge_label(context, edge, marked)
    pile = _pile_text(context, edge, delta * activation, short)
    if beat(context, "pile") > 0.0:
        marked = MarkedText(pile, (mark, None))
    return edge_label(context, edge, marked, max(len(pile), len(text)))


def _pile_text(context: Context, edge: Edge, gradient: float, short: bool) -> str:
    """Return how a sample's gradient is added to those of the samples before it."""
    position = context.moment.position
    layer, unit, source = edge
    record = context.moment.reader.record
    deltas = record.backward.deltas[layer - 1][:position, unit]
    activations = record.forward.sent[layer - 1][:position, source]
    piled = float(deltas @ activations)
    sign = "−" if gradient < 0.0 else "+"
    return "Σ " + equation(context, piled, sign, abs(gradient), piled + gradient, short=short)
