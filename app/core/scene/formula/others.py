"""The gradients that are found in the same moment and have no room beside their edges."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from app.core.frame import MONO_ADVANCE, Face, Item, Math, Point, Text
from app.core.scene.context import Context
from app.core.scene.motion.backward import gradient_chips
from app.core.scene.motion.parts import beat
from app.core.scene.once import once
from app.core.scene.visible_edges import Edge
from engine.marks import of_gradient
from engine.plan.events import Kind
from engine.words.terms import Mark, Scripts, Tag, Term, plain_text
from engine.words.wording import plural

# The share of the card's width that the list takes, and how far from its right side that ends.
SHARE, RIGHT = 0.42, 24.0
# From the top of the card to the heading and to the first row, and from row to row.
HEADING, FIRST, ROW = 58.0, 80.0, 21.0
# From the bottom of the card to the last row, where no further lines stand below it.
BELOW, LINE = 42.0, 20.0
# The sizes of heading, names and numbers, and the least between two columns.
HEADING_SIZE, NAME_SIZE, NUMBER_SIZE, GAP = 12.5, 15.0, 12.0, 14.0
# What a letter of a name takes, most of which are indices, and what is between name and number.
NAME_ADVANCE, NAME_GAP = 6.0, 12.0
OPEN = "…"


class Entry(NamedTuple):
    """A weight, its gradient and the mark of this."""

    edge: Edge
    gradient: float
    mark: Mark


@once
def untold(context: Context) -> list[Entry]:
    """Return the gradients on their way that neither a chip nor the formula tells."""
    moment = context.moment
    if moment.kind is not Kind.GRADIENT or moment.of_layer:
        return []
    told = {mark for chip in gradient_chips(context) for mark in chip.marks}
    entries = (_entry(context, edge) for edge in sorted(context.active_edges))
    explained = moment.explained.address
    return [
        entry for entry in entries
        if entry.mark not in told and entry.edge[1:] != (explained.unit, explained.source)
    ]  # fmt: skip


def _entry(context: Context, edge: Edge) -> Entry:
    reader, position = context.moment.reader, context.moment.position
    layer, unit, source = edge
    gradient = reader.delta(position, layer, unit) * reader.sent(position, layer - 1, source)
    return Entry(edge, gradient, of_gradient(Mark(Tag.WEIGHT, None, *edge), position))


def list_left(context: Context) -> float:
    """Return where the list begins, in pixels."""
    return context.card_area.right - RIGHT * context.frame_unit - _width(context)


def _width(context: Context) -> float:
    return SHARE * context.card_area.width


def heading(context: Context, count: int) -> Text:
    """Return what stands above the list: that so many others are found in the same moment."""
    unit, color = context.frame_unit, context.theme.muted
    at = list_left(context), context.card_area.y + HEADING * unit
    words = plural(count, "and {count:,} more gradient", "and {count:,} more gradients")
    return Text(*at, context.said(words), HEADING_SIZE * unit, color)


def other_gradients(context: Context) -> Iterator[Item]:
    """Yield a list of the gradients that are told nowhere else, once chips tell the others.

    Of too many it has the largest.
    """
    entries, unit = untold(context), context.frame_unit
    if not entries or beat(context, "tell") == 0.0:
        return
    letters = max(len(context.number(entry.gradient)) for entry in entries)
    beside = max(_name_width(context, entry) for entry in entries)
    rows, columns = _rows(context), _columns(context, beside, letters)
    (x, y), width = (list_left(context), context.card_area.y), _width(context) / columns
    for number, entry in enumerate(_largest(entries, rows * columns)):
        column, row = divmod(number, rows)
        at = x + column * width, y + (FIRST + row * ROW) * unit
        yield from _cell(context, at, beside, entry)
    if len(entries) > rows * columns:
        last = x + (columns - 1) * width, y + (FIRST + (rows - 1) * ROW) * unit
        yield Text(*last, OPEN, NUMBER_SIZE * unit, context.theme.muted, Face.MONO)


def _rows(context: Context) -> int:
    """Return how many rows there is room for above what stands in the corner of the card."""
    below = BELOW + LINE * (context.ghost is not None)
    return int((context.card_area.height / context.frame_unit - below - FIRST) / ROW) + 1


def _columns(context: Context, beside: float, letters: int) -> int:
    """Return how many numbers of so many letters, after names, have room side by side."""
    column = beside + letters * NUMBER_SIZE * MONO_ADVANCE + GAP
    return max(1, int(_width(context) / (column * context.frame_unit)))


def _largest(entries: list[Entry], room: int) -> list[Entry]:
    """Return the entries in their order, of too many the largest and room for one less."""
    if len(entries) <= room:
        return entries

    def size(entry: Entry) -> float:
        return math.inf if math.isnan(entry.gradient) else abs(entry.gradient)

    kept = sorted(entries, key=size, reverse=True)[: room - 1]
    return [entry for entry in entries if entry in kept]


def _cell(context: Context, at: Point, beside: float, entry: Entry) -> Iterator[Item]:
    """Yield a gradient after the name of its weight, which has a width of ``beside`` units."""
    unit, theme, digits, (x, y) = context.frame_unit, context.theme, context.shot.view.digits, at
    hue = theme.sign(context.weight_before(entry.edge))
    name = _name(context, entry)
    yield Math(x, y, name, NAME_SIZE * unit, hue, digits, ((Tag.WEIGHT, hue),))
    text, size = context.number(entry.gradient), NUMBER_SIZE * unit
    yield Text(x + beside * unit, y, text, size, theme.backward, Face.MONO, marks=(entry.mark,))


def _name(context: Context, entry: Entry) -> Term:
    """Return the name of a weight; of which layer this is says the formula."""
    name = context.notation.parameter(*entry.edge)
    return replace(name, above=None) if isinstance(name, Scripts) else name


def _name_width(context: Context, entry: Entry) -> float:
    """Return how many units there are from where a name begins to its number."""
    letters = len(plain_text(_name(context, entry), context.shot.view.digits).replace("_", ""))
    return letters * NAME_ADVANCE + NAME_GAP
