"""What is lit up: the terms of the card that stand for a quantity, and all of it on the stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.color import Color, faded
from app.core.frame import Box, Disc, Item, TermLight
from app.core.scene.context import Context
from app.core.scene.formula.card import formula_of
from app.core.scene.formula.parameter_signs import mark_hue
from app.core.scene.marked import MarkedPlace, body_of
from app.core.scene.network.edges import edge_lines, edge_widths
from app.core.scene.visible_edges import Edge

# How opaque the ground and the line of a box are, and how wide the line is, in units.
GROUND, LINE, WIDTH = 0.16, 0.8, 1.2
# How far a box reaches around a term, in units.
MARGIN = 2.0
# How much wider an edge is than by itself, in units, and how opaque.
EDGE_WIDER, EDGE_OPACITY = 6.0, 0.5
# The rings around a neuron, soft and sharp: how far from its rim, how wide, and how opaque.
RINGS = (4.0, 8.0, 0.35), (0.0, 3.0, 1.0)


def lit_bodies(context: Context) -> Iterator[Item]:
    """Yield the light on the edges and neurons that what is hovered belongs to."""
    for mark in context.shot.hovered:
        color, body = mark_hue(context, mark), body_of(context, mark)
        for edge in body.edges:
            yield _edge(context, edge, color)
        for layer, unit in body.neurons:
            x, y = context.places.neurons[layer, unit]
            for away, width, opacity in RINGS:
                radius = context.places.radius_of(layer) + away * context.unit
                yield Disc(x, y, radius, 0, faded(color, opacity), width * context.unit)


def lit_numbers(context: Context, places: Iterable[MarkedPlace]) -> Iterator[Item]:
    """Yield the light on every number of what is hovered."""
    unit, hovered = context.unit, context.shot.hovered
    for mark, area in places:
        if mark in hovered:
            color = mark_hue(context, mark)
            yield Box(
                area.x, area.y, area.width, area.height, 4.0 * unit,
                faded(color, GROUND), faded(color, LINE), WIDTH * unit,
            )  # fmt: skip


def lit_terms(context: Context) -> TermLight:
    """Return the light on every term of the card that stands for what is hovered."""
    formula, unit = formula_of(context.shot), context.frame_unit
    hues = tuple((mark, mark_hue(context, mark)) for mark in context.shot.hovered)
    return TermLight(formula, hues, MARGIN * unit, GROUND, LINE, WIDTH * unit)


def _edge(context: Context, edge: Edge, color: Color) -> Item:
    layer, unit, source = edge
    width = float(edge_widths(context.weights(layer)[unit, source])) + EDGE_WIDER
    way = context.places.ways(layer, [unit], [source])
    return edge_lines(context, way, faded(color, EDGE_OPACITY), width)
