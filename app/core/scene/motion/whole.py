"""What a layer does as a whole, and the network: one gradient that all units share, clipping."""

from __future__ import annotations

import math

from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Math, Polyline, Text
from app.core.layout import Way
from app.core.scene.chips import Chip, MarkedText, chip_items
from app.core.scene.context import Context
from app.core.scene.labels import neuron_label, placed
from app.core.scene.motion.parts import eased, travelling
from engine.events import Kind
from engine.marks import of_event

# How far above the rim of a layer's first neuron the chip of the layer stands, in units.
ABOVE = 30.0
# Width and height of the bar for the size of a gradient, and the size of its texts, in units.
GAUGE, TEXT = (150.0, 10.0), 12.5
# What the layers' own parameters are called.
_NAMES = {Kind.GRADIENT: "b", Kind.SLOPE_GRADIENT: "s"}


def gathered(context: Context, share: float) -> list[Item]:
    """What every unit of a layer has runs together into the gradient that they share."""
    chips = gradient_chips(context)
    ways = [
        Way.straight(context.places.neurons[context.moment.layer or 0, unit], (chip.x, chip.y))
        for chip in chips
        for unit in context.visible_units
    ]
    shown = max(0.0, (share - 0.6) / 0.4)
    return [
        *travelling(context, ways, eased(min(1.0, share / 0.7))),
        *(item for chip in chips for item in chip_items(context, chip, context.color, shown)),
    ]


def gradient_chips(context: Context) -> list[Chip]:
    """Return the gradient of what a layer shares."""
    moment = context.moment
    value, _ = moment.reader.values(moment.first)
    name = _NAMES[moment.first.kind]
    mark = of_event(context.network, moment.first)
    return layer_chip(context, MarkedText(f"∂L/∂{name} = {context.number(value)}", (mark,)))


def layer_chip(context: Context, text: MarkedText) -> list[Chip]:
    """Return a chip at the first neuron that takes part."""
    layer, units = context.moment.layer or 0, context.visible_units[:1]
    away = ABOVE * context.unit
    return placed(context, [neuron_label(context, layer, unit, text, away) for unit in units])


def clipping(context: Context, share: float) -> list[Item]:
    """Return how large the whole gradient is, as a bar that shrinks to its limit."""
    reader, unit, theme = context.moment.reader, context.frame_unit, context.theme
    clipper = reader.record.model.clipping
    assert clipper is not None
    value, operands = reader.values(context.moment.first)
    size, limit, number = operands["size"], operands["limit"], context.number
    width, height = GAUGE[0] * unit, GAUGE[1] * unit
    right, y = context.shot.width - 24.0 * unit, 25.0 * unit
    left, top = right - width, y - height / 2.0
    text = f"{number(size)} → {number(value)}" if share > 0.5 else f"{number(size)}"
    end = left - 12.0 * unit - (len(text) + 1) * TEXT * MONO_ADVANCE * unit
    full = max(size, limit) if math.isfinite(size) else size
    filled, mark = (_share_of(part, full) for part in (size + (value - size) * share, limit))
    return [
        Math(end, y, clipper.size_symbol, 1.2 * TEXT * unit, theme.muted, 4, (), Anchor.RIGHT),
        Text(left - 12.0 * unit, y, text, TEXT * unit, theme.text, Face.MONO, Anchor.RIGHT),
        Box(left, top, width, height, 3.0 * unit, theme.track),
        Box(left, top, width * filled, height, 3.0 * unit, theme.backward),
        Polyline(
            ((left + width * mark, top - 4.0 * unit), (left + width * mark, y + height)),
            theme.strong, 2.0 * unit,
        ),
    ]  # fmt: skip


def _share_of(part: float, full: float) -> float:
    """Return a part as a share from 0 to 1, all of it where that cannot be said."""
    share = part / full if full > 0.0 else 0.0
    return min(1.0, share) if math.isfinite(share) else 1.0
