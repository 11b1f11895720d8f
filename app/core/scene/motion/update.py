"""Every parameter moves against its gradient, by way of what its optimizer remembers."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.frame import Item
from app.core.scene.context import Context
from app.core.scene.labels.chips import Chip, MarkedText, chip_items
from app.core.scene.labels.forms import Form, told_chips
from app.core.scene.labels.labels import Label, edge_label, neuron_label
from app.core.scene.motion.memory import memory_items, remembered
from app.core.scene.motion.parts import beat, equation
from app.core.scene.motion.whole import layer_chip
from app.core.scene.once import once
from engine.marks import of_event
from engine.plan.events import Address, Kind
from engine.words.wording import worded

# How far above the rim of its neuron what becomes of a bias stands, in units.
ABOVE = 18.0


def update(context: Context) -> list[Item]:
    """Return what each parameter was, by how much it moves and at last what it becomes.

    Below that is what the optimizer remembers, which is renewed first.
    """
    told, result, renewed = (beat(context, name) for name in ("tell", "result", "remember"))
    items: list[Item] = []
    for at, chip in _moves(context):
        items += chip_items(context, chip, context.color, told, result)
        items += memory_items(context, chip, at, renewed)
    return items


@once
def update_chips(context: Context) -> list[Chip]:
    """Return the moves of the weights beside their edges, of other parameters above neurons."""
    return [chip for _, chip in _moves(context)]


def _moves(context: Context) -> list[tuple[Address, Chip]]:
    """Return the updates that have room to be told, and their chips."""
    moment, row = context.moment, bool(remembered(context))
    if moment.resting:
        text = MarkedText(context.said(worded("rests")))
        return [(moment.first, chip) for chip in layer_chip(context, text)]
    if moment.of_layer:
        name = "s" if moment.kind is Kind.SLOPE_UPDATE else "b"
        text = _move(context, moment.first, f"{name} ")
        return [(moment.first, chip) for chip in layer_chip(context, text, row)]
    return told_chips(context, _labels)


def _labels(context: Context, form: Form) -> list[tuple[Address, Label]]:
    """Return the labels of updates: of weights, and of biases if every weight has one."""
    labels, row = [], bool(remembered(context))
    for edge in form.edges:
        at = _update_of(context, *edge[1:])
        text = _move(context, at, short=form.short)
        labels.append((at, edge_label(context, edge, text, row=row)))
    if len(form.edges) < len(context.active_edges):
        return labels
    return [*labels, *((at, _bias_label(context, at, row, form.short)) for at in _biases(context))]


def _biases(context: Context) -> Iterator[Address]:
    """Yield the updates of biases; small neurons have no room for more than one."""
    small = context.places.radius < 30.0 * context.unit
    units = context.visible_units
    if context.moment.reaches_bias(Kind.UPDATE) and not (len(units) > 1 and small):
        yield from (_update_of(context, unit, None) for unit in units)


def _bias_label(context: Context, at: Address, row: bool, short: bool) -> Label:
    _, layer, unit, _ = at.numbers
    text = _move(context, at, "b ", short=short)
    return neuron_label(context, layer, unit, text, ABOVE * context.unit, row)


def _update_of(context: Context, unit: int, source: int | None) -> Address:
    """Return the update of a parameter; it is an event of the layer that the parameter is of."""
    return context.moment.first._replace(unit=unit, source=source)


def _move(context: Context, at: Address, name: str = "", *, short: bool = False) -> MarkedText:
    value, operands = context.moment.reader.values(at)
    sign = "−" if operands["change"] < 0.0 else "+"
    change = abs(operands["change"])
    text = equation(context, operands["before"], sign, change, value, short=short)
    mark = of_event(context.network, at)
    return MarkedText(name + text, (mark, None, mark))
