"""Errors grow beside their targets and pile up into the loss."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.core.frame import Item, Point
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.labels.beside import loss_chip
from app.core.scene.labels.chips import chip_items
from app.core.scene.labels.targets import error_bar
from app.core.scene.motion.parts import beat
from app.core.scene.motion.stack import Pile, partial_sums
from engine.arrays import Array
from engine.marks import LOSS

# In units, from the number to the bars below it, and how high these are.
GAP, BAR = 2.0, 5.0


def error(context: Context) -> list[Item]:
    """A bar grows from the target to the output."""
    return [
        item
        for unit in context.visible_units
        for item in error_bar(context, unit, beat(context, "grow"))
    ]


def loss(context: Context) -> list[Item]:
    """What each output of each sample adds piles up below one number."""
    chip, unit = loss_chip(context), context.unit
    sums = partial_sums(_terms(context))
    reached = beat(context, "gather") * (len(sums) - 1)
    box = chip.area(unit)
    area = Area(box.x, box.bottom + GAP * unit, box.width, BAR * unit)
    pile = Pile(context, area, sums, LOSS, zero=0.0)
    text = chip.text if reached >= len(sums) - 1 else pile.total(reached)
    return [
        *pile.bars(reached),
        *chip_items(context, replace(chip, text=text), context.color, beat(context, "open")),
        *pile.flights(_origins(context), reached),
    ]


def _terms(context: Context) -> Array:
    """Return what each output adds to the loss, sample after sample; one that is not shown too."""
    record = context.moment.reader.record
    outputs, targets = record.forward.sent[-1], record.batch.targets
    with np.errstate(all="ignore"):
        columns = [
            record.model.loss.value(outputs[:, [unit]], targets[:, [unit]])
            for unit in range(outputs.shape[1])
        ]
        terms = np.stack(columns, axis=1).ravel()
        # Some losses are means over the outputs, of which each column has but one.
        whole: Array = terms * np.divide(record.loss, terms.sum())
    return np.nan_to_num(whole)


def _origins(context: Context) -> list[Point]:
    """Return where the terms come from: the outputs, once for each sample."""
    layer, batch = context.network.depth, context.moment.step_plan.batch
    points = []
    for unit in range(context.network.sizes[layer]):
        if (layer, unit) in context.places.neurons:
            (x, y), radius = context.places.neurons[layer, unit], context.places.radius
            dx, dy = context.places.sides(layer, unit).outward
            points.append((x + dx * radius, y + dy * radius))
    return points * batch
