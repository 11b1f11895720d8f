"""The still part of the edges: width for magnitude, hue for sign, and the weights as numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from app.core.color import Color, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Segments, Text
from app.core.scene.context import Context, Edge
from engine.arrays import Array
from engine.events import Address, Kind, Phase

Line = tuple[float, float, float, float]

THINNEST, WIDEST = 1.0, 6.5
# Widths are rounded to this many steps a pixel, so that many edges share one pen.
WIDTH_STEPS = 4
RESTING_OPACITY = 0.34
# Where all edges change at once none has to stand out.
STEP_OPACITY = 0.8
# How much wider than its edge the halo of the largest gradient is.
HALO = 7.0
# Where along its edge a weight stands: before the crossings, later on a level edge.
LABEL_SHARE, LEVEL_LABEL_SHARE = 0.27, 0.32


def edge_width(weight: float, unit: float) -> float:
    """Return how wide an edge is drawn, in pixels: growing ever more slowly with its weight."""
    if not math.isfinite(weight):
        return WIDEST * unit
    grown = THINNEST + (WIDEST - THINNEST) * (1.0 - math.exp(-abs(weight) / 0.9))
    return round(grown * WIDTH_STEPS) / WIDTH_STEPS * unit


def resting_edges(context: Context) -> list[Item]:
    """Return the gradients piled up on edges, and the edges that take no part."""
    active = set(context.active_edges)
    resting = [edge for edge in context.edges if edge not in active]
    return [*_piles(context), *_lines(context, resting, RESTING_OPACITY)]


def active_edges(context: Context) -> list[Item]:
    """Return the edges that take part; while they are updated they change width and hue."""
    opacity = STEP_OPACITY if context.moment.whole_step else 1.0
    return _lines(context, context.active_edges, opacity)


def _lines(context: Context, chosen: list[Edge], opacity: float) -> list[Item]:
    """Return edges as few items: one for each colour and width.

    Weak colours are mixed with the background, not transparent: painters draw opaque lines many
    times faster.
    """
    drawn: defaultdict[tuple[float, Color], list[Line]] = defaultdict(list)
    for edge in chosen:
        weight = context.weight(edge)
        color = mixed(context.theme.background, context.theme.sign(weight), opacity)
        drawn[edge_width(weight, context.unit), color].append(context.ends(edge))
    return [Segments(tuple(lines), color, width) for (width, color), lines in sorted(drawn.items())]


def _piles(context: Context) -> list[Item]:
    """Return the gradients that have piled up on each edge, as a halo that grows by the sample."""
    drawn: defaultdict[float, list[Line]] = defaultdict(list)
    for layer in range(1, context.network.depth + 1):
        total = context.piled_gradients(layer)
        if total is None:
            continue
        share = _shares(total)
        for edge in context.edges:
            if edge[0] == layer and not _updated(context, edge):
                wide = round(share[edge[1], edge[2]] * HALO * WIDTH_STEPS) / WIDTH_STEPS
                if wide:
                    weight = context.weight(edge)
                    width = edge_width(weight, context.unit) + wide * context.unit
                    drawn[width].append(context.ends(edge))
    color = mixed(context.theme.background, context.theme.backward, 0.3)
    return [Segments(tuple(lines), color, width) for width, lines in sorted(drawn.items())]


def _shares(total: Array) -> Array:
    """Return each gradient's magnitude as a share of the largest."""
    magnitude = np.nan_to_num(np.abs(total), posinf=0.0)
    largest = magnitude.max(initial=0.0)
    shares: Array = magnitude / largest if largest > 0.0 else magnitude
    return shares


def _updated(context: Context, edge: Edge) -> bool:
    """Return whether the pile on an edge is used up: its weight has moved."""
    return context.moment.known(Address(Phase.UPDATE, Kind.UPDATE, None, *edge))


def weight_labels(context: Context) -> Iterator[Item]:
    """Yield the weights as numbers, except on edges where a chip says more."""
    if context.labelled:
        chipped = () if context.moment.whole_step else set(context.active_edges)
        for edge in context.edges:
            if edge not in chipped:
                yield from _label(context, edge)


def _label(context: Context, edge: Edge) -> Iterator[Item]:
    x1, y1, x2, y2 = context.ends(edge)
    level = abs(y2 - y1) < context.places.radius
    share = LEVEL_LABEL_SHARE if level else LABEL_SHARE
    x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
    text = context.number(context.weight(edge))
    size = 12.0 * context.unit
    width, height = len(text) * size * MONO_ADVANCE + 10.0 * context.unit, size * 1.5
    background = context.theme.background
    yield Box(x - width / 2.0, y - height / 2.0, width, height, 4.0 * context.unit, background)
    yield Text(x, y, text, size, context.theme.muted, Face.MONO, Anchor.MIDDLE)
