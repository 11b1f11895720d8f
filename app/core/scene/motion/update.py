"""Every parameter moves against its gradient."""

from __future__ import annotations

from app.core.frame import Item
from app.core.scene.chips import Chip, MarkedText, chip_items
from app.core.scene.context import Context
from app.core.scene.labels import Label, edge_labels, neuron_label, placed
from app.core.scene.motion.parts import equation
from app.core.scene.motion.whole import layer_chip
from engine.events import Address, Kind
from engine.marks import of_event
from engine.wording import worded

# How far above the rim of its neuron what becomes of a bias stands, in units.
ABOVE = 18.0


def update(context: Context, share: float) -> list[Item]:
    """Return what each parameter was, by how much it moves and what it becomes."""
    chips = update_chips(context)
    return [item for chip in chips for item in chip_items(context, chip, context.color)]


def update_chips(context: Context) -> list[Chip]:
    """Return the moves of the weights beside their edges, of other parameters above neurons."""
    moment = context.moment
    if moment.resting:
        return layer_chip(context, MarkedText(context.said(worded("rests"))))
    if moment.of_layer:
        name = "s" if moment.kind is Kind.SLOPE_UPDATE else "b"
        return layer_chip(context, _move(context, moment.first, f"{name} "))
    texts = {edge: _move(context, _update_of(context, *edge[1:])) for edge in context.active_edges}
    return placed(context, [*edge_labels(context, texts), *_bias_labels(context)])


def _bias_labels(context: Context) -> list[Label]:
    layer, units = context.moment.layer or 0, context.visible_units
    small = context.places.radius < 30.0 * context.unit
    if not context.moment.reaches_bias(Kind.UPDATE) or (len(units) > 1 and small):
        return []
    height = ABOVE * context.unit
    return [
        neuron_label(
            context, layer, unit, _move(context, _update_of(context, unit, None), "b "), height
        )
        for unit in units
    ]


def _update_of(context: Context, unit: int, source: int | None) -> Address:
    """Return the update of a parameter; it is an event of the layer that the parameter is of."""
    return context.moment.first._replace(unit=unit, source=source)


def _move(context: Context, at: Address, name: str = "") -> MarkedText:
    value, operands = context.moment.reader.values(at)
    sign = "−" if operands["change"] < 0.0 else "+"
    text = equation(context, operands["before"], sign, abs(operands["change"]), value)
    mark = of_event(context.network, at)
    return MarkedText(name + text, (mark, None, mark))
