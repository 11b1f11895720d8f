"""The moving part: what each kind of operation looks like while it takes place.

One function a kind, from a context and the share of its stage that has passed to items. Every
number on the way is one that the computation really has.
"""

from __future__ import annotations

from collections.abc import Callable

from app.core.frame import Item
from app.core.scene.context import Context
from app.core.scene.motion import backward, forward, loss, update
from engine.events import Kind

_MOTIONS: dict[Kind, Callable[[Context, float], list[Item]]] = {
    Kind.PRODUCT: forward.product,
    Kind.WEIGHTED_SUM: forward.weighted_sum,
    Kind.ACTIVATION: forward.activation,
    Kind.ERROR: loss.error,
    Kind.LOSS: loss.loss,
    Kind.CONTRIBUTION: backward.contribution,
    Kind.SLOPE: backward.slope,
    Kind.DELTA: backward.delta,
    Kind.GRADIENT: backward.gradient,
    Kind.UPDATE: update.update,
}

# What stays as it is for the whole of a stage.
_STANDING: dict[Kind, Callable[[Context], list[Item]]] = {
    Kind.PRODUCT: forward.product_chips,
    Kind.CONTRIBUTION: backward.contribution_chips,
}


def motion(context: Context) -> list[Item]:
    """Return the items that move at this moment."""
    kind = context.moment.kind
    return [] if kind is None else _MOTIONS[kind](context, context.moment.share)


def standing(context: Context) -> list[Item]:
    """Return what belongs to the motion but stands still."""
    kind = context.moment.kind
    return _STANDING[kind](context) if kind in _STANDING else []
