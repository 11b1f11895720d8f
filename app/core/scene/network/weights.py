"""The weights as numbers on their edges, wherever nothing else stands or says more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Text
from app.core.layout import Area, Way
from app.core.scene.context import Context
from app.core.scene.visible_edges import Edge
from engine.marks import of_parameter
from engine.plan.events import Kind
from engine.words.terms import Mark

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
    across, down = map(abs, context.visible_edges.all[edge].chord)
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
