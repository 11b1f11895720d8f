"""Errors grow beside their targets and run together into the loss."""

from __future__ import annotations

from app.core.color import faded
from app.core.frame import Box, Item, Polyline
from app.core.scene.chips import Chip, chip_items
from app.core.scene.context import Context
from app.core.scene.motion.parts import eased, travelling


def error(context: Context, share: float) -> list[Item]:
    """A bar grows from the target to the output."""
    layer, position = context.network.depth, context.moment.position
    items: list[Item] = []
    for unit in context.visible_units:
        a = context.moment.reader.activation(position, layer, unit)
        target = context.moment.reader.target(position, unit)
        items += _error_bar(context, unit, target, target + (a - target) * eased(share))
    return items


def _error_bar(context: Context, unit: int, target: float, reached: float) -> list[Item]:
    """Return a bar from the target to ``reached`` on the neuron's own scale of fullness."""
    x, y = context.places.neurons[context.network.depth, unit]
    radius = context.places.radius
    low, high = context.network.layers[-1].activation.bounds
    if not (abs(low) < 10.0 and abs(high) < 10.0):
        reach = max(abs(target), abs(reached), 1e-300)
        low, high = -reach, reach
    heights = [
        y + radius - 2.0 * radius * min(1.0, max(0.0, (value - low) / (high - low)))
        for value in (target, reached)
    ]
    left, width = x + radius + 4.0 * context.unit, 6.0 * context.unit
    color, text = context.theme.loss, context.theme.text
    mark = Polyline(
        ((left - 3.0 * context.unit, heights[0]), (left + width + 3.0 * context.unit, heights[0])),
        text,
        2.0 * context.unit,
    )
    tall = abs(heights[1] - heights[0])
    return [Box(left, min(heights), width, tall, 2.0 * context.unit, faded(color, 0.9)), mark]


def loss(context: Context, share: float) -> list[Item]:
    """The outputs' shares of the loss run together into one number."""
    column = context.places.columns[-1]
    area = context.network_area
    x, y = area.x + area.width + 74.0 * context.unit, area.center[1]
    ways = []
    for unit in column.units:
        start_x, start_y = context.places.neurons[context.network.depth, unit]
        ways.append((start_x + context.places.radius, start_y, x, y))
    items = travelling(context, ways, eased(min(1.0, share / 0.7)))
    chip = Chip(x, y, f"L = {context.number(context.moment.reader.record.loss)}")
    shown = max(0.0, (share - 0.6) / 0.4)
    return [*items, *chip_items(context, chip, context.color, shown)]
