"""Errors grow beside their targets and run together into the loss."""

from __future__ import annotations

from app.core.frame import Item
from app.core.layout import Way
from app.core.scene.beside import error_bar, loss_chip
from app.core.scene.chips import chip_items
from app.core.scene.context import Context
from app.core.scene.motion.parts import beat, travelling


def error(context: Context) -> list[Item]:
    """A bar grows from the target to the output."""
    return [
        item
        for unit in context.visible_units
        for item in error_bar(context, unit, beat(context, "grow"))
    ]


def loss(context: Context) -> list[Item]:
    """The outputs' shares of the loss run together into one number."""
    chip = loss_chip(context)
    layer, ways = context.network.depth, []
    for unit in context.places.columns[-1].units:
        (x, y), radius = context.places.neurons[layer, unit], context.places.radius
        dx, dy = context.places.sides(layer, unit).outward
        ways.append(Way.straight((x + dx * radius, y + dy * radius), (chip.x, chip.y)))
    items = travelling(context, ways, beat(context, "travel"))
    return [*items, *chip_items(context, chip, context.color, beat(context, "tell"))]
