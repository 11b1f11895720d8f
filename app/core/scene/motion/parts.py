"""What the motions of several operations are made of."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from app.core.color import faded
from app.core.frame import Item, Point, Sparks
from app.core.layout import Way
from app.core.scene.context import Context
from app.core.scene.curve import Curve
from app.core.scene.inset import curve_area
from app.core.scene.labels.chips import Chip, MarkedText, chip_items, letters_in
from app.core.scene.labels.forms import Form, told_chips
from app.core.scene.labels.labels import Label, edge_label
from app.core.scene.visible_edges import Edge
from app.core.time.choreography import passed
from engine.marks import of_parameter
from engine.plan.events import Phase
from engine.words.terms import Mark

# A tail is so many dots; more pulses than this go without.
TAIL = 3
MOST_TAILS = 16


def beat(context: Context, name: str) -> float:
    """Return how much of a beat of the operation under way is over."""
    assert context.moment.kind is not None
    return passed(context.moment.kind, name, context.moment.share)


def equation(
    context: Context, first: float, sign: str, second: float, result: float, *, short: bool = False
) -> str:
    """Return ``first sign second = result`` as it fits between two columns, or the result alone."""
    return joined_equation(context, (first, second), sign, result, short=short)


def joined_equation(
    context: Context,
    parts: Sequence[float],
    sign: str,
    result: float,
    room: float = math.inf,
    *,
    short: bool = False,
) -> str:
    """Return numbers with a sign between them and the result, in as many digits as fit.

    They fit between two columns and into so many pixels of ``room``. Where hardly any do, or where
    it is to be ``short``, the result stands alone.
    """
    width = min(room, context.text_room - 1.4 * context.places.radius)
    letters = letters_in(width, context.unit)
    if short:
        return context.fitting(letters, lambda number: number(result))
    text = context.fitting(
        letters, lambda number: f"{f' {sign} '.join(map(number, parts))} = {number(result)}"
    )
    alone = len(text) > letters
    return context.fitting(letters, lambda number: number(result)) if alone else text


def curve_of(context: Context) -> tuple[Curve, float, float] | None:
    """Return the activation function of the neuron under way as a plot, its z and its a.

    A function of several weighted sums has none.
    """
    lead = context.lead
    if lead is None or context.coupled(lead[0]):
        return None
    layer, unit = lead
    reader, position = context.moment.reader, context.moment.position
    z = reader.weighted_sum(position, layer, unit)
    activation = reader.activations[layer - 1]
    curve = Curve(activation, z, curve_area(context, lead))
    return curve, z, reader.activation(position, layer, unit)


def weighted_chips(
    context: Context, phase: Phase, carried: Callable[[Edge], tuple[float, Mark, Mark]]
) -> list[Chip]:
    """Return, beside each active edge, its weight times what it carries in a phase.

    ``carried`` returns that value, its mark and that of the product.
    """
    reader, position = context.moment.reader, context.moment.position

    def label(edge: Edge, short: bool) -> Label:
        weight, (value, *marks) = reader.parameter(phase, position, *edge), carried(edge)
        text = equation(context, weight, "×", value, weight * value, short=short)
        marked = MarkedText(text, (of_parameter(context.network, *edge), *marks))
        return edge_label(context, edge, marked)

    def labels(_: Context, form: Form) -> list[tuple[Edge, Label]]:
        return [(edge, label(edge, form.short)) for edge in form.edges]

    return [chip for _, chip in told_chips(context, labels)]


def pulses(context: Context, *, backwards: bool = False) -> list[Item]:
    """Return a pulse on each active edge, on its way from one end to the other.

    Arrived, it waits for what happens next.
    """
    ways = [way.back() if backwards else way for way in context.active_edges.values()]
    share = beat(context, "travel")
    if share < 1.0:
        return travelling(context, ways, share)
    return waiting(context, [way.end for way in ways])


def passed_below(context: Context, chips: Sequence[Chip], pulses: Sequence[Item]) -> Iterator[Item]:
    """Yield the chips that pulses would hide, the last of which are their heads."""
    heads = pulses[-1] if pulses else None
    points = heads.points if isinstance(heads, Sparks) else ()
    reach = TAIL * _radius(context)
    for chip in chips:
        area = chip.area(context.unit).grown(reach)
        if any(area.holds(*point) for point in points):
            yield from chip_items(context, chip, context.color)


def waiting(context: Context, points: Sequence[Point]) -> list[Item]:
    """Return pulses that have arrived, unless they are too many to be told apart."""
    if not 0 < len(points) <= MOST_TAILS:
        return []
    return [Sparks(tuple(points), _radius(context), context.color)]


def travelling(context: Context, ways: Sequence[Way], share: float) -> list[Item]:
    """Return bright dots with tails, ``share`` of their ways along; arrived, they are gone."""
    if share >= 1.0 or not ways:
        return []
    radius = _radius(context)
    items: list[Item] = []
    for number in range(TAIL if len(ways) <= MOST_TAILS else 0, -1, -1):
        points = tuple(_behind(way, share, 0.75 * number * radius) for way in ways)
        size = radius * (1.0 - 0.16 * number)
        items.append(Sparks(points, size, faded(context.color, 0.5**number)))
    return items


def _radius(context: Context) -> float:
    return min(9.0 * context.unit, 0.35 * context.places.radius)


def _behind(way: Way, share: float, distance: float) -> Point:
    """Return the point ``distance`` behind the one that is ``share`` of the way along."""
    length = way.length if distance > 0.0 else 0.0
    return way.point(max(0.0, share - distance / length) if length > 0.0 else share)
