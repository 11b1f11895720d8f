"""What the motions of several operations are made of."""

from __future__ import annotations

import math
from collections.abc import Iterator

from app.core.color import faded
from app.core.frame import Disc, Item, Point, Polyline
from app.core.scene.context import Context
from app.core.scene.curve import Curve, curve_area


def eased(share: float) -> float:
    """Return a share that starts and ends gently."""
    return share * share * (3.0 - 2.0 * share)


def equation(context: Context, first: float, sign: str, second: float, result: float) -> str:
    """Return ``first sign second = result`` in the precision the user chose."""
    number = context.number
    return f"{number(first)} {sign} {number(second)} = {number(result)}"


def lead_neuron(context: Context) -> tuple[int, int] | None:
    """Return the neuron that stands for all that do the same."""
    units = context.visible_units
    return (context.moment.layer or 0, units[0]) if units else None


def curve_of(context: Context, layer: int, unit: int) -> tuple[Curve, float, float]:
    """Return a neuron's activation function as a plot, its z and its a."""
    reader, position = context.moment.reader, context.moment.position
    z = reader.weighted_sum(position, layer, unit)
    activation = context.network.layer(layer).activation
    curve = Curve(activation, z, curve_area(context, layer, unit))
    return curve, z, reader.activation(position, layer, unit)


def pulses(context: Context, share: float, *, backwards: bool = False) -> Iterator[Item]:
    """Yield a pulse on each active edge, on its way from one end to the other."""
    t = eased(share)
    for edge in context.active_edges:
        x1, y1, x2, y2 = context.ends(edge)
        if backwards:
            x1, y1, x2, y2 = x2, y2, x1, y1
        at = (x1 + (x2 - x1) * t, y1 + (y2 - y1) * t)
        yield from pulse(context, at, (x1, y1), t)


def pulse(context: Context, at: Point, start: Point, share: float) -> Iterator[Item]:
    """Yield a bright point with a tail towards where it came from; arrived, it is gone."""
    if share >= 1.0:
        return
    radius = min(9.0 * context.unit, 0.35 * context.places.radius)
    (x, y), color = at, context.color
    back_x, back_y = start[0] - x, start[1] - y
    length = math.hypot(back_x, back_y)
    if length > 0.0:
        back_x, back_y = back_x / length, back_y / length
        tail = min(length, 3.6 * radius)
        wings = (
            (x - back_y * 0.8 * radius, y + back_x * 0.8 * radius),
            (x + back_x * tail, y + back_y * tail),
            (x + back_y * 0.8 * radius, y - back_x * 0.8 * radius),
        )
        yield Polyline(wings, 0, 0.0, faded(color, 0.35))
    yield Disc(x, y, radius * 1.5, faded(color, 0.25))
    yield Disc(x, y, radius, color)
