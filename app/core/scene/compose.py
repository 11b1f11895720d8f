"""Frames: a pure function of a shot.

The still part changes only when an operation begins, ends or moves a weight; what moves in
between is a few items above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from app.core.camera import HOME
from app.core.frame import Clipped, Face, Frame, Item, Text
from app.core.layout import Places
from app.core.scene.context import Context
from app.core.scene.formula.card import card
from app.core.scene.formula.others import other_gradients
from app.core.scene.ghosts import ghost_edges, ghost_numbers
from app.core.scene.highlight import lit_bodies, lit_numbers, lit_terms
from app.core.scene.labels.beside import beside_neurons
from app.core.scene.labels.captions import captions, remarks
from app.core.scene.labels.summaries import hidden_units, undrawn_edges
from app.core.scene.marked import MarkedPlace, number_places
from app.core.scene.motion import covered, motion, standing
from app.core.scene.motion.above import deltas_above
from app.core.scene.motion.gauge import batch
from app.core.scene.network.edges import (
    changing_edges,
    edges_change,
    resting_edges,
    steady_edges,
    twin_edges,
)
from app.core.scene.network.faces import explanation
from app.core.scene.network.neurons import faces, neurons
from app.core.scene.network.piles import changing_piles, resting_piles
from app.core.scene.network.weights import changing_labels, weight_labels
from app.core.scene.shot import Shot
from app.core.scene.still import Still, still_key
from app.core.scene.words import caption, told
from engine.marks import is_option
from engine.plan.events import Kind


def compose(shot: Shot) -> Frame:
    """Return the picture of a shot."""
    context = Context(shot)
    return Frame(
        shot.width,
        shot.height,
        context.theme.background,
        still_key(context),
        lambda: _still(context),
        _lit(context) if shot.hovered else _moving(context),
    )


def _lit(context: Context) -> tuple[Item, ...]:
    """Return the items of the moving part with what is hovered lit up."""
    moving = _moving(context)
    # What is set beside the stage has no number on it: that need not be looked for.
    beside = all(map(is_option, context.shot.hovered))
    places = () if beside else (*_still_places(Still(context)), *number_places(moving))
    return (
        *_on_stage(context, lit_bodies(context)),
        *moving,
        *_on_stage(context, lit_numbers(context, places)),
        lit_terms(context),
    )


def marked_places(shot: Shot) -> tuple[MarkedPlace, ...]:
    """Return where in the picture the number of each quantity stands."""
    context = Context(shot)
    return *_still_places(Still(context)), *number_places(_moving(context))


def _moving(context: Context) -> tuple[Item, ...]:
    moment, moved = context.moment, motion(context)
    clipping = moment.kind is Kind.CLIPPING
    on_stage = (
        *changing_piles(context),
        *(ghost_edges(context) if edges_change(context) else ()),
        *changing_edges(context),
        *twin_edges(context),
        *deltas_above(context),
        *changing_labels(context, partial(covered, context)),
        *(remarks(context) if moment.updating else ()),
        *faces(context),
        *(() if clipping else moved),
    )
    # How large the gradient is stands beside the title.
    above = moved if clipping else other_gradients(context)
    return (*_on_stage(context, on_stage), *above)


def _on_stage(context: Context, items: Iterable[Item]) -> Iterator[Item]:
    """Yield items of the network, of which those that are looked at closely end at the card."""
    if context.shot.view.camera == HOME:
        yield from items
    elif clipped := tuple(items):
        area = context.window
        yield Clipped(area.x, area.y, area.width, area.height, clipped)


def places_of(shot: Shot) -> Places:
    """Return where the neurons of a picture are."""
    return Context(shot).places


def words_of(shot: Shot) -> str:
    """Return what a picture shows, in words."""
    return str(told(Context(shot)))


def is_over(shot: Shot) -> bool:
    """Return whether what a picture shows has happened, and is not still to come or under way."""
    return Context(shot).moment.share >= 1.0


@lru_cache(maxsize=1)
def _still_places(still: Still) -> tuple[MarkedPlace, ...]:
    """Return the places of numbers in the still part; those of the last one are kept."""
    return tuple(number_places(_still(still.context)))


def _still(context: Context) -> Iterator[Item]:
    """Yield the items of the still part; each is made when it is asked for."""
    yield _title(context)
    yield from batch(context)
    for part in _still_network(context):
        yield from _on_stage(context, part)
    if context.shot.view.heat_maps:
        yield explanation(context)
    yield from undrawn_edges(context)
    yield from card(context)


def _title(context: Context) -> Text:
    unit, words = context.frame_unit, context.said(caption(context)).upper()
    return Text(
        22.0 * unit, 25.0 * unit, words, 11.5 * unit, context.theme.muted, Face.SANS_STRONG,
        spacing=0.9 * unit,
    )  # fmt: skip


def _still_network(context: Context) -> Iterator[Iterable[Item]]:
    """Yield what stands still on the stage, part by part from the undermost."""
    moment = context.moment
    yield captions(context)
    yield hidden_units(context)
    if not moment.updating:
        yield remarks(context)
    yield resting_piles(context)
    if not edges_change(context):
        yield ghost_edges(context)
    yield resting_edges(context)
    yield steady_edges(context)
    yield weight_labels(context, partial(covered, context))
    yield neurons(context)
    yield beside_neurons(context)
    yield standing(context)
    yield ghost_numbers(context, partial(covered, context))
