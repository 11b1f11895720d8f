"""The still part of the edges: width for magnitude, hue for sign, and the weights as numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from app.core.color import Color, mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Curves, Face, Item, Segments, Text
from app.core.layout import Area, Way
from app.core.scene.context import Context
from app.core.scene.placement import MOST_LABELS
from app.core.scene.visible_edges import Edge
from engine.arrays import Array, Mask
from engine.marks import of_parameter
from engine.plan.events import Kind, Phase
from engine.words.terms import Mark

THINNEST, WIDEST = 1.0, 6.5
# Widths are rounded to this many steps a unit.
WIDTH_STEPS = 4
# The hues of edges: by the sign of their weight, or none where dropout lets nothing through.
POSITIVE, NEGATIVE, SILENT = range(3)
# Of more edges than this the halos change all at once, when an operation is done.
MOST_CHANGING = 400
# Where all edges change at once none has to stand out.
STEP_OPACITY = 0.8
# Where along its edge a weight stands: before the crossings, later on a level edge.
LABEL_SHARE, LEVEL_LABEL_SHARE = 0.27, 0.32
OTHER_LABEL_SHARES = (0.36, 0.45, 0.54, 0.63, 0.72)
LABEL_SIZE, LABEL_HEIGHT = 12.0, 1.5
# What a weight keeps off chips, in units.
CLEAR = 3.0
USUAL_LETTERS = 5
# How much of the length of its edge it may take.
LABEL_LENGTH = 0.42
# Operations of which chips tell beside some edges, and of the others their weights.
TOLD = (Kind.PRODUCT, Kind.CONTRIBUTION, Kind.UPDATE)
# An edge that goes so many times as far down as across is as long as it goes down.
STEEP = 2.0


class Cover(NamedTuple):
    """Where the stage's motion hides what stands still, and what its numbers there stand for."""

    areas: Sequence[Area] = ()
    marks: Collection[Mark] = ()


# Returns what else stands where a number would.
Covered = Callable[[], Cover]


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


def weight_labels(context: Context, covered: Covered) -> Iterator[Item]:
    """Yield the weights that stay as they are, except where a chip or a plot says more."""
    yield from _labels(context, covered, changing=False)


def changing_labels(context: Context, covered: Covered) -> Iterator[Item]:
    """Yield the weights that change with every frame, except where a chip says more."""
    if context.moment.updating or context.moment.everywhere:
        yield from _labels(context, covered, changing=True)


def _labels(context: Context, covered: Covered, *, changing: bool) -> Iterator[Item]:
    for edge, area in label_areas(context, covered, changing=changing).items():
        yield from _label(context, edge, area)


def label_areas(context: Context, covered: Covered, *, changing: bool) -> dict[Edge, Area]:
    """Return the edges that show their weights, and where.

    While whole steps go by the maps in the neurons are to be seen, and not numbers.
    """
    if not context.labelled or (context.shot.view.heat_maps and context.moment.everywhere):
        return {}
    cover, clear, areas = covered(), CLEAR * context.unit, _every_area(context)
    told = {*_told(context, cover.marks), *context.twins}
    hidden = [area.grown(clear) for area in cover.areas]
    return {
        edge: areas[edge] for edge in sorted(context.visible_edges.all)
        if edge not in told and _changes(context, edge) == changing
        and not any(areas[edge].meets(other) for other in hidden)
    }  # fmt: skip


def _told(context: Context, marks: Collection[Mark]) -> Iterable[Edge]:
    """Return the edges that show no weight, since chips tell more or something moves there."""
    if context.moment.everywhere:
        return ()
    edges = context.active_edges
    if context.moment.kind not in TOLD:
        return edges
    return [edge for edge in edges if of_parameter(context.network, *edge) in marks]


def _changes(context: Context, edge: Edge) -> bool:
    """Return whether the weight of an edge may change with every frame."""
    moment = context.moment
    return moment.everywhere or (moment.updating and edge in context.active_edges)


def _every_area(context: Context) -> dict[Edge, Area]:
    """Return where all weights would stand, each off the neurons and the labels before it.

    The room is that of a usual number, so that no label moves when a weight does.
    """
    taken = context.places.bodies()
    width = (USUAL_LETTERS * LABEL_SIZE * MONO_ADVANCE + 4.0) * context.unit
    areas: dict[Edge, Area] = {}
    for edge, way in sorted(context.visible_edges.all.items()):
        tried = [
            Area.around(*way.point(share), width, height)
            for share in (_first_share(context, edge, way), *OTHER_LABEL_SHARES)
            for height in [LABEL_SIZE * context.unit]
        ]
        free = (area for area in tried if not any(area.meets(other) for other in taken))
        areas[edge] = next(free, tried[0])
        taken.append(areas[edge])
    return areas


def _first_share(context: Context, edge: Edge, way: Way) -> float:
    """Return where along an edge its weight would best stand."""
    (dx, dy), (x, y) = way.chord, context.places.sides(*edge[:2]).after
    leads_straight_on = abs(dx * x + dy * y) < context.places.radius
    return LEVEL_LABEL_SHARE if leads_straight_on else LABEL_SHARE


def _label(context: Context, edge: Edge, area: Area) -> Iterator[Item]:
    across, down = map(abs, context.way(edge).chord)
    length = down if down > STEEP * across else across
    unit, text = context.unit, _label_text(context, edge, length)
    size = LABEL_SIZE * unit
    ground = Area.around(
        *area.center, len(text) * size * MONO_ADVANCE + 10.0 * unit, size * LABEL_HEIGHT
    )
    color = context.theme.background
    yield Box(ground.x, ground.y, ground.width, ground.height, 4.0 * unit, color)
    marks = (of_parameter(context.network, *edge),)
    color = context.theme.muted
    yield Text(*area.center, text, size, color, Face.MONO, Anchor.MIDDLE, marks=marks)


def _label_text(context: Context, edge: Edge, length: float) -> str:
    """Return a weight, with steady decimals while it moves."""
    weight = context.weight(edge)
    if context.moment.updating and edge in context.active_edges:
        return context.steady(weight, weight)
    letters = int(LABEL_LENGTH * length / (LABEL_SIZE * MONO_ADVANCE * context.unit))
    return context.fitting(letters, lambda number: number(weight))
