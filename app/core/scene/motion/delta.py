"""What has come back to a neuron, times the slope of its curve: that is its delta."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from app.core.color import faded
from app.core.frame import Disc, Item
from app.core.scene.context import Context
from app.core.scene.curve import Curve, curve_items, point_items, tangent
from app.core.scene.inset import slope_letters, slope_point
from app.core.scene.labels.beside import chip_after, delta_chip, delta_room
from app.core.scene.labels.chips import RESULT, Chip, MarkedText, chip_items
from app.core.scene.labels.targets import ACROSS
from app.core.scene.motion.parts import beat, curve_of, joined_equation
from app.core.scene.motion.stack import Pile, below, partial_sums, pile_of, total_below
from engine.arrays import Array
from engine.marks import of_unit
from engine.plan.events import Phase
from engine.words.terms import Tag
from engine.words.wording import worded


def arrived(context: Context, unit: int) -> Array | None:
    """Return the terms that come back to a unit; their sum times the slope is its delta.

    None where the delta is found in another way: the slope of an output cancels against the loss.
    """
    reader, position, layer = context.moment.reader, context.moment.position, context.moment.layer
    record = reader.record
    with np.errstate(all="ignore"):
        if layer is not None and layer < context.network.depth:
            weights = reader.weights(Phase.BACKWARD, position, layer + 1)[:, unit]
            terms: Array = weights * record.backward.deltas[layer][position]
            return terms
        if record.model.cancelled is not None:
            return None
        outputs, targets = record.forward.sent[-1], record.batch.targets
        loss: Array = record.model.loss.gradient(outputs, targets)[position, unit : unit + 1]
        return loss


def slope_plot(
    context: Context, plot: tuple[Curve, float, float], opacity: float, turned: float
) -> list[Item]:
    """Return the curve with a tangent that has turned from level so far to its slope."""
    curve, z, a = plot
    assert context.lead is not None
    slope = context.moment.reader.slope(context.moment.position, *context.lead)
    return [
        *curve_items(context, curve, context.lead, opacity),
        tangent(context, curve, z, a, slope * turned),
        *point_items(context, curve, z, a, 0.0),
    ]


def slope_chip(context: Context, lead: tuple[int, int]) -> Chip:
    """Return the slope below or beside the curve."""
    slope = context.moment.reader.slope(context.moment.position, *lead)
    text = context.fitting(
        slope_letters(context), lambda number: worded("slope {number}", number=number(slope))
    )
    marks = (of_unit(Tag.SLOPE, context.moment.position, *lead),)
    return Chip(*slope_point(context, lead, len(text)), text, marks)


def delta(context: Context) -> list[Item]:
    """Return what arrived shrinking to its product with the slope, which comes from the curve."""
    items = [item for unit in context.visible_units for item in _product(context, unit)]
    plot, lead = curve_of(context), context.lead
    if plot is None or lead is None:
        return items
    items += slope_plot(context, plot, 1.0, 1.0)
    chip = slope_chip(context, lead)
    items += chip_items(context, chip, context.color)
    return [*items, *_carried(context, chip, lead)]


def _carried(context: Context, chip: Chip, lead: tuple[int, int]) -> Iterator[Item]:
    """Yield the slope on its way to the pile that it multiplies."""
    terms, share = arrived(context, lead[1]), beat(context, "carry")
    if terms is not None and 0.0 < share < 1.0:
        to_x, to_y = pile_of(context, lead[1], partial_sums(terms)).area.center
        x, y = chip.x + (to_x - chip.x) * share, chip.y + (to_y - chip.y) * share
        yield from chip_items(context, Chip(x, y, chip.text), context.color)


def _product(context: Context, unit: int) -> Iterator[Item]:
    """Yield a unit's pile times its slope, and a ring that closes in on the neuron."""
    layer, share = context.moment.layer or 0, beat(context, "multiply")
    yield _ring(context, layer, unit)
    terms = arrived(context, unit)
    if terms is None or context.coupled(layer):
        if chip := delta_chip(context, layer, unit):
            yield from chip_items(context, chip, context.color)
        return
    factors = _factors(context, unit)
    sums, factor = partial_sums(terms), 1.0 + (float(np.prod(factors)) - 1.0) * share
    pile = pile_of(context, unit, sums, factor)
    yield from pile.bars(len(sums) - 1.0)
    if not context.tight(layer):
        yield from _multiplied(context, unit, pile, [sums[-1], *factors])


def _ring(context: Context, layer: int, unit: int) -> Item:
    (x, y), closed = context.places.neurons[layer, unit], beat(context, "close")
    radius = context.places.radius * (1.0 + 0.6 * (1.0 - closed))
    color = faded(context.color, 0.25 + 0.6 * closed)
    return Disc(x, y, radius, 0, color, 2.0 * context.unit)


def _factors(context: Context, unit: int) -> list[float]:
    """Return what the sum of a unit is multiplied by: what dropout did, and the slope."""
    layer, reader = context.moment.layer or 0, context.moment.reader
    at = context.moment.position, layer, unit
    masks = [reader.mask(*at)] if context.network.layer(layer).dropout else []
    return [*masks, reader.slope(*at)]


def _multiplied(context: Context, unit: int, pile: Pile, parts: list[float]) -> Iterator[Item]:
    """Yield the multiplication below its pile, in place of the sum."""
    reader, at = context.moment.reader, (context.moment.position, context.moment.layer or 0, unit)
    told = beat(context, "tell")
    if told < 1.0:
        yield total_below(pile, len(pile.sums) - 1.0)
    room = delta_room(context, at[1])
    text = joined_equation(context, parts, "·", reader.delta(*at), room)
    marks = of_unit(Tag.SLOPE, *at), of_unit(Tag.DELTA, *at)
    beside = chip_after(context, at[1], unit, MarkedText(text, marks))
    across = context.places.sides(at[1], unit).after[0]
    x, y = below(pile)
    chip = replace(beside, x=beside.x if abs(across) > ACROSS else x, y=y)
    result = beat(context, "multiply")
    # Where the result stands alone, it is not there before it has been found.
    shown = told if RESULT in text else result
    yield from chip_items(context, chip, context.color, shown, result)
