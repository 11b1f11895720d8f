"""What a layer does as a whole: one gradient that all of its units share."""

from __future__ import annotations

from app.core.frame import Item
from app.core.layout import Way
from app.core.scene.context import Context
from app.core.scene.labels.chips import Chip, MarkedText, chip_items
from app.core.scene.labels.labels import neuron_label, placed
from app.core.scene.motion.parts import beat, travelling
from app.core.scene.once import once
from engine.marks import of_event
from engine.plan.events import Kind

# How far above the rim of a layer's first neuron the chip of the layer stands, in units.
ABOVE = 30.0
# What the layers' own parameters are called.
_NAMES = {Kind.GRADIENT: "b", Kind.SLOPE_GRADIENT: "s"}


def gathered(context: Context) -> list[Item]:
    """What every unit of a layer has runs together into the gradient that they share."""
    chips = gradient_chips(context)
    ways = [
        Way.straight(context.places.neurons[context.moment.layer or 0, unit], (chip.x, chip.y))
        for chip in chips
        for unit in context.visible_units
    ]
    shown = beat(context, "tell")
    return [
        *travelling(context, ways, beat(context, "travel")),
        *(item for chip in chips for item in chip_items(context, chip, context.color, shown)),
    ]


@once
def gradient_chips(context: Context) -> list[Chip]:
    """Return the gradient of what a layer shares."""
    moment = context.moment
    value, _ = moment.reader.values(moment.first)
    name = _NAMES[moment.first.kind]
    mark = of_event(context.network, moment.first)
    return layer_chip(context, MarkedText(f"∂L/∂{name} = {context.number(value)}", (mark,)))


def layer_chip(context: Context, text: MarkedText, row: bool = False) -> list[Chip]:
    """Return a chip at the first neuron that takes part, with room for a row below its text."""
    layer, units, away = context.moment.layer or 0, context.visible_units[:1], ABOVE * context.unit
    labels = [neuron_label(context, layer, unit, text, away, row) for unit in units]
    return placed(context, labels)
