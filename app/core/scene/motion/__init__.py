"""The moving part: what each kind of operation looks like while it takes place.

One function a kind, from a context to items; when what of it happens is said by the table of beats.
Every number on the way is one that the computation really has.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.core.frame import Item
from app.core.scene.context import Context
from app.core.scene.inset import inset_area
from app.core.scene.labels.chips import Chip, chip_items
from app.core.scene.motion import backward, delta, forward, gauge, loss, update, whole
from app.core.scene.motion.leaving import before, fainter
from app.core.scene.motion.parts import passed_below
from app.core.scene.network.weights import Cover
from app.core.scene.still import Still
from engine.plan.events import Kind

_MOTIONS: dict[Kind, Callable[[Context], list[Item]]] = {
    Kind.PRODUCT: forward.product,
    Kind.WEIGHTED_SUM: forward.weighted_sum,
    Kind.ACTIVATION: forward.activation,
    Kind.DROPOUT: forward.dropout,
    Kind.ERROR: loss.error,
    Kind.LOSS: loss.loss,
    Kind.CONTRIBUTION: backward.contribution,
    Kind.SLOPE: backward.slope,
    Kind.DELTA: delta.delta,
    Kind.GRADIENT: backward.gradient,
    Kind.SLOPE_GRADIENT: whole.gathered,
    Kind.CLIPPING: gauge.clipping,
    Kind.UPDATE: update.update,
    Kind.SLOPE_UPDATE: update.update,
}

# The chips of each kind: those of some stand still for the whole of a stage.
_CHIPS: dict[Kind, Callable[[Context], list[Chip]]] = {
    Kind.PRODUCT: forward.product_chips,
    Kind.WEIGHTED_SUM: forward.bias_chips,
    Kind.DROPOUT: forward.dropout_chips,
    Kind.CONTRIBUTION: backward.contribution_chips,
    Kind.GRADIENT: backward.gradient_chips,
    Kind.SLOPE_GRADIENT: whole.gradient_chips,
    Kind.UPDATE: update.update_chips,
    Kind.SLOPE_UPDATE: update.update_chips,
}
_STANDING = (Kind.PRODUCT, Kind.CONTRIBUTION)
_WITH_CURVE = (Kind.ACTIVATION, Kind.SLOPE, Kind.DELTA)


def motion(context: Context) -> list[Item]:
    """Return the items that move at this moment, above those of the operation before."""
    kind, share = context.moment.kind, context.moment.share
    if kind is None or (share == 0.0 and context.shot.view.reduced_motion):
        return []
    moved = _MOTIONS[kind](context)
    above = passed_below(context, _standing_chips(context), moved)
    return [*_left(context), *moved, *above]


def _left(context: Context) -> list[Item]:
    """Return what is left of the operation before."""
    then = before(context)
    kind = None if then is None else then.moment.kind
    if then is None or kind is None or kind is Kind.CLIPPING:
        return []
    return fainter(context, [*standing(then), *_MOTIONS[kind](then)])


def standing(context: Context) -> list[Item]:
    """Return what belongs to the motion but stands still."""
    chips = _standing_chips(context)
    return [item for chip in chips for item in chip_items(context, chip, context.color)]


def _standing_chips(context: Context) -> list[Chip]:
    """Return the chips that stand still for the whole of a stage, of kinds that have such."""
    return _chips(Still(context)) if context.moment.kind in _STANDING else []


@lru_cache(maxsize=2)
def _chips(still: Still) -> list[Chip]:
    """Return the chips of a still part; those of the last two are kept."""
    assert still.context.moment.kind is not None
    return _CHIPS[still.context.moment.kind](still.context)


def covered(context: Context) -> Cover:
    """Return where the stage's motion hides what stands still, and what its chips tell."""
    kind, lead = context.moment.kind, context.lead
    chips = _CHIPS[kind](context) if kind in _CHIPS else []
    areas = [chip.area(context.unit) for chip in chips]
    if kind in _WITH_CURVE and lead is not None:
        areas.append(inset_area(context, lead))
    return Cover(areas, {mark for chip in chips for mark in chip.marks if mark is not None})
