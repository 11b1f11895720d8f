"""What an optimizer remembers of a parameter: bars that go from old values to new ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.core.color import faded, mixed
from app.core.frame import Box, Item, Math, Polyline
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.labels.chips import Chip
from engine.arrays import Array
from engine.marks import of_event, of_slot
from engine.optimizers import SLOT_SYMBOLS
from engine.plan.events import Address
from engine.plan.step_plan import Granularity
from engine.words.terms import Mark

# In units: the size of a symbol, its room, the height of a bar, and the room between two.
SYMBOL, LEFT, BAR, GAP = 14.0, 16.0, 7.0, 10.0


def remembered(context: Context) -> tuple[str, ...]:
    """Return the slots that are shown below what becomes of each parameter."""
    moment = context.moment
    if moment.resting or context.shot.timing.played_as is Granularity.LAYER:
        return ()
    return moment.reader.optimizer(moment.step_plan.offset(moment.first)).remembered


def memory_items(context: Context, chip: Chip, at: Address, share: float) -> Iterator[Item]:
    """Yield the row of a chip; ``share`` of what the update does to the slots has been done."""
    reader = context.moment.reader
    record, place = reader.record, reader.place(at)
    slots, names = record.model.optimizer.slot_names, remembered(context)
    for number, name in enumerate(names):
        before, after = (state.slots[slots.index(name)] for state in (record.before, record.after))
        largest = _largest(context, at, before, after)
        old, new = (_reach(float(slot[place]) / largest) for slot in (before, after))
        area = _column(context, chip, number, len(names))
        symbol = SLOT_SYMBOLS[name]
        color = mixed(context.color, context.theme.text, 0.45)
        yield Math(area.x, area.center[1], symbol, SYMBOL * context.unit, color, 4)
        of = of_event(context.network, at)
        marks = of_slot(of, name), of_slot(of, name, done=True)
        yield from _bar(context, area, old, old + (new - old) * share, marks)


def _column(context: Context, chip: Chip, number: int, count: int) -> Area:
    """Return the room of one slot of several in the row of a chip."""
    row, gap = chip.row(context.unit), GAP * context.unit
    width = (row.width + gap) / count
    return Area(row.x + number * width, row.y, width - gap, row.height)


def _largest(context: Context, at: Address, before: Array, after: Array) -> float:
    """Return what the longest bar of the layer stands for."""
    own = context.network.slices[(at.layer or 1) - 1].own
    values = np.abs(np.concatenate((before[own], after[own])))
    return float(np.nan_to_num(values, posinf=0.0).max(initial=0.0)) or 1.0


def _bar(
    context: Context, area: Area, old: float, now: float, marks: tuple[Mark, ...]
) -> Iterator[Item]:
    """Yield a bar from its middle; what the update adds or takes has the hue of its sign."""
    theme, unit = context.theme, context.unit
    left, height = area.x + LEFT * unit, BAR * unit
    half, top = (area.right - left) / 2.0, area.center[1] - height / 2.0
    middle = left + half
    yield Box(left, top, 2.0 * half, height, 2.0, theme.track, marks=marks)
    parts = (0.0, old, faded(context.color, 0.55)), (old, now, theme.sign(now - old))
    for start, end, color in parts:
        x, width = middle + half * min(start, end), half * abs(end - start)
        yield Box(x, top, width, height, 1.0, color)
    yield Polyline(((middle, top), (middle, top + height)), theme.strong, unit)


def _reach(share: float) -> float:
    return min(1.0, max(-1.0, float(np.nan_to_num(share))))
