"""The edges: width for magnitude, hue for sign."""

from __future__ import annotations

import numpy as np

from app.core.color import Color, mixed
from app.core.frame import Curves, Item, Segments
from app.core.scene.context import Context
from app.core.scene.placement import MOST_LABELS
from engine.arrays import Array, Mask
from engine.plan.events import Kind, Phase

THINNEST, WIDEST = 1.0, 6.5
# Widths are rounded to this many steps a unit.
WIDTH_STEPS = 4
# The hues of edges: by the sign of their weight, or none where dropout lets nothing through.
POSITIVE, NEGATIVE, SILENT = range(3)
# Of more edges than this the halos change all at once, when an operation is done.
MOST_CHANGING = 400
# Where all edges change at once none has to stand out.
STEP_OPACITY = 0.8


def edge_widths(weights: Array) -> Array:
    """Return how wide edges are drawn, in units: growing ever more slowly with the weight."""
    with np.errstate(all="ignore"):
        grown = THINNEST + (WIDEST - THINNEST) * (1.0 - np.exp(-np.abs(weights) / 0.9))
    return rounded(np.where(np.isnan(grown), WIDEST, grown))


def resting_edges(context: Context) -> list[Item]:
    """Return the edges that take no part."""
    layers = range(1, context.network.depth + 1)
    bundles = [Bundle(context, layer, active=False) for layer in layers]
    theme, drawn = context.theme, context.visible_edges.drawn
    return _strokes(context, bundles, theme.crowded if drawn > MOST_LABELS else theme.resting)


def steady_edges(context: Context) -> list[Item]:
    """Return the edges that take part and look the same as long as that takes."""
    return _active(context, changing=False)


def changing_edges(context: Context) -> list[Item]:
    """Return the edges that take part and change with every frame: width, hue or halo."""
    return _active(context, changing=True) if edges_change(context) else []


def edges_change(context: Context) -> bool:
    """Return whether edges that take part, or what is below them, may change with every frame."""
    moment = context.moment
    return moment.updating or moment.everywhere or moment.kind is Kind.GRADIENT


def halos_change(context: Context) -> bool:
    """Return whether halos change with every frame where they change at all."""
    return context.visible_edges.taking_part <= MOST_CHANGING or (
        context.moment.kind is Kind.CLIPPING
    )


def _active(context: Context, *, changing: bool) -> list[Item]:
    opacity = STEP_OPACITY if context.moment.everywhere else 1.0
    bundles = [
        Bundle(context, layer, active=True, changing=changing)
        for layer in range(1, context.network.depth + 1)
    ]
    return _strokes(context, bundles, opacity)


def twin_edges(context: Context) -> list[Item]:
    """Return the edges that have the weights whose gradients are being found elsewhere."""
    drawn: list[Item] = []
    for edge in context.twins:
        weight, way = context.weight(edge), context.places.ways(edge[0], [edge[1]], [edge[2]])
        color = mixed(context.theme.background, context.theme.sign(weight), STEP_OPACITY)
        drawn.append(edge_lines(context, way, color, float(edge_widths(np.array(weight)))))
    return drawn


class Bundle:
    """The visible edges into one layer that take part, or those that do not.

    ``changing`` takes of the first those that change with every frame, or all others. ``units``
    and ``sources`` are what each edge leads to and comes from; ``weights``, ``hues`` and ``ways``
    (edges x 4 points x 2) are in the same order.
    """

    def __init__(
        self, context: Context, layer: int, *, active: bool, changing: bool | None = None
    ) -> None:
        edges = context.visible_edges
        (self.units, self.sources), self.ways = (
            edges.pairs(layer, active),
            edges.ways(layer, active),
        )
        if changing is not None:
            self._keep(_changing(context, layer, self) == changing)
        self.weights = context.weights(layer)[self.units, self.sources]
        self.hues = np.where(self.weights < 0.0, NEGATIVE, POSITIVE)
        if silent := _silent(context, layer - 1):
            self.hues[np.isin(self.sources, silent)] = SILENT

    def _keep(self, chosen: Mask) -> None:
        if not chosen.all():
            self.units, self.sources = self.units[chosen], self.sources[chosen]
            self.ways = self.ways[chosen]


def _changing(context: Context, layer: int, bundle: Bundle) -> Mask:
    """Return which edges that take part change with every frame.

    Weights move evenly, so that widths and hues that are the same in the end always are.
    """
    count = len(bundle.units)
    if not edges_change(context):
        return np.zeros(count, dtype=bool)
    if halos_change(context):
        return np.ones(count, dtype=bool)
    before, after = (
        context.network.weights(parameters, layer)[bundle.units, bundle.sources]
        for parameters in (context.moment.parameters, context.moment.parameters_after)
    )
    other: Mask = (edge_widths(before) != edge_widths(after)) | ((before < 0.0) != (after < 0.0))
    return other


def _silent(context: Context, layer: int) -> list[int]:
    """Return the visible units that send nothing on; for the update that is no matter."""
    if context.moment.phase is Phase.UPDATE:
        return []
    return [unit for unit in context.places.columns[layer].units if context.left_out(layer, unit)]


def _strokes(context: Context, bundles: list[Bundle], opacity: float) -> list[Item]:
    """Return edges as few items: one for each colour and width.

    Weak colours are mixed with the background, not transparent: painters draw opaque lines many
    times faster.
    """
    weights, hues, ways = (
        np.concatenate(arrays)
        for arrays in zip(*((b.weights, b.hues, b.ways) for b in bundles), strict=True)
    )
    theme = context.theme
    colors = {POSITIVE: theme.positive, NEGATIVE: theme.negative, SILENT: theme.faint}
    # One number for each width and hue.
    steps = np.round(edge_widths(weights) * WIDTH_STEPS).astype(np.intp)
    looks = steps * len(colors) + hues
    drawn: list[Item] = []
    for look in np.unique(looks).tolist():
        width, hue = divmod(look, len(colors))
        color = mixed(theme.background, colors[hue], opacity)
        drawn.append(edge_lines(context, ways[looks == look], color, width / WIDTH_STEPS))
    return drawn


def edge_lines(context: Context, ways: Array, color: Color, width: float) -> Segments | Curves:
    """Return edges (count x 4 points x 2) as one item; straight ones, drawn faster, as segments."""
    width *= context.unit
    if context.places.curvature > 0.0:
        return Curves(tuple(map(tuple, ways.reshape(-1, 8).tolist())), color, width)
    ends = ways[:, (0, 3)].reshape(-1, 4).tolist()
    return Segments(tuple((x1, y1, x2, y2) for x1, y1, x2, y2 in ends), color, width)


def rounded(widths: Array) -> Array:
    """Return widths in few steps, so that many edges share one pen."""
    rounded: Array = np.round(widths * WIDTH_STEPS) / WIDTH_STEPS
    return rounded
