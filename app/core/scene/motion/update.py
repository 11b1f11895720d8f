"""Every parameter moves against its gradient."""

from __future__ import annotations

from app.core.frame import Item
from app.core.scene.chips import Chip, chip_items, edge_chips
from app.core.scene.context import Context
from app.core.scene.motion.parts import equation
from engine.events import Address, Kind, Phase


def update(context: Context, share: float) -> list[Item]:
    """Return what each parameter was, by how much it moves and what it becomes."""
    texts = {}
    for edge in context.active_edges:
        _, operands = context.moment.reader.values(Address(Phase.UPDATE, Kind.UPDATE, None, *edge))
        before, change = operands["before"], operands["change"]
        sign = "−" if change < 0.0 else "+"
        texts[edge] = equation(context, before, sign, abs(change), before + change)
    items = edge_chips(context, texts)
    for unit in context.visible_units:
        if context.moment.reaches_bias(Kind.UPDATE):
            items += _bias_update(context, unit)
    return items


def _bias_update(context: Context, unit: int) -> list[Item]:
    layer = context.moment.layer or 0
    if len(context.visible_units) > 1 and context.places.radius < 30.0 * context.unit:
        return []
    x, y = context.places.neurons[layer, unit]
    at = Address(Phase.UPDATE, Kind.UPDATE, None, layer, unit, None)
    value, operands = context.moment.reader.values(at)
    sign = "−" if operands["change"] < 0.0 else "+"
    text = "b " + equation(context, operands["before"], sign, abs(operands["change"]), value)
    chip = Chip(x, y - context.places.radius - 18.0 * context.unit, text)
    return chip_items(context, chip, context.color)
