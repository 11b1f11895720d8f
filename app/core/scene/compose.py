"""Frames: a pure function of a shot.

The still part changes only when an operation begins, ends or moves a weight; what moves in
between is a few items above it.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from app.core.frame import Face, Frame, Item, Text
from app.core.layout import Places
from app.core.scene.beside import beside_neurons
from app.core.scene.card import card
from app.core.scene.context import Context
from app.core.scene.edges import active_edges, resting_edges, weight_labels
from app.core.scene.motion import covered, motion, standing
from app.core.scene.neurons import captions, neurons
from app.core.scene.shot import Shot
from app.core.scene.words import caption, spoken


def compose(shot: Shot) -> Frame:
    """Return the picture of a shot."""
    context = Context(shot)
    return Frame(
        shot.width,
        shot.height,
        context.theme.background,
        still_key(context),
        lambda: _still(context),
        _moving(context),
    )


def _moving(context: Context) -> tuple[Item, ...]:
    updating = active_edges(context) if context.moment.updating else ()
    changing = weight_labels(context, list) if context.moment.whole_step else ()
    return (*updating, *changing, *motion(context))


def places_of(shot: Shot) -> Places:
    """Return where the neurons of a picture are."""
    return Context(shot).places


def words_of(shot: Shot) -> str:
    """Return what a picture shows, in words."""
    return spoken(Context(shot))


def still_key(context: Context) -> Hashable:
    """Return what the still part depends on: equal keys, equal pictures.

    The readers stand for all numbers of their steps: a step computed anew has a new one.
    """
    shot, moment = context.shot, context.moment
    return (
        moment.reader,
        moment.ahead,
        moment.group.span,
        shot.timing.played_as,
        moment.stage_number,
        moment.share >= 1.0,
        shot.layout,
        shot.view.theme,
        shot.view.digits,
        shot.view.selected,
        shot.width,
        shot.height,
    )


def _still(context: Context) -> tuple[Item, ...]:
    unit = context.unit
    title = Text(
        22.0 * unit, 25.0 * unit, caption(context).upper(), 11.5 * unit, context.theme.muted,
        Face.SANS_STRONG, spacing=0.9 * unit,
    )  # fmt: skip
    return (
        title,
        *captions(context),
        *resting_edges(context),
        *(() if context.moment.updating else active_edges(context)),
        *(() if context.moment.whole_step else weight_labels(context, partial(covered, context))),
        *neurons(context),
        *beside_neurons(context),
        *standing(context),
        *card(context),
    )
