"""Bars beside the title: how large the gradient is, and how many samples are in it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from app.core.color import mixed
from app.core.frame import MONO_ADVANCE, Anchor, Box, Face, Item, Math, Polyline, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.motion.parts import beat
from app.core.scene.words import caption
from engine.marks import SIZE
from engine.plan.events import Kind, Phase
from engine.words.wording import worded

# Width and height of a bar, and the size of its texts, in units.
WIDTH, HEIGHT, TEXT = 150.0, 10.0, 12.5
# Where its middle is, from the right and from the top, and how far from it its text ends.
RIGHT, TOP, BESIDE = 24.0, 25.0, 12.0
# More samples than this share bars; between two bars there is so much room, in units.
MOST_BARS, GAP = 30, 2.0
# Where the title begins, and what a letter of it and of the words before a bar usually takes.
LEFT, TITLE_ADVANCE, WORDS_ADVANCE = 22.0, 8.2, 6.3
# A shorter bar, in units, could not be read.
SHORTEST = 30.0
# When a batch piles up, and what has another bar in its place or shows a whole step.
_PILED, _WITHOUT = (Phase.BACKWARD, Phase.UPDATE), (None, Kind.CLIPPING)


def gauge_area(context: Context, length: float = WIDTH) -> Area:
    """Return where a bar is that is so many units long."""
    unit = context.frame_unit
    width, height = length * unit, HEIGHT * unit
    return Area(context.shot.width - RIGHT * unit - width, TOP * unit - height / 2.0, width, height)


def clipping(context: Context) -> list[Item]:
    """Return how large the whole gradient is, as a bar that shrinks to its limit."""
    clipper = context.moment.reader.record.model.clipping
    assert clipper is not None
    value, operands = context.moment.reader.values(context.moment.first)
    size, limit, number = operands["size"], operands["limit"], context.number
    unit, theme, area = context.frame_unit, context.theme, gauge_area(context)
    shrunk = beat(context, "shrink")
    text = f"{number(size)} → {number(value)}" if shrunk > 0.0 else number(size)
    right, y = area.x - BESIDE * unit, area.center[1]
    end = right - (len(text) + 1) * TEXT * MONO_ADVANCE * unit
    full = max(size, limit) if math.isfinite(size) else size
    now = (size + (value - size) * shrunk) * beat(context, "measure")
    filled, mark = area.width * _share_of(now, full), area.x + area.width * _share_of(limit, full)
    return [
        Math(end, y, clipper.size_symbol, 1.2 * TEXT * unit, theme.muted, 4, (), Anchor.RIGHT),
        Text(
            right, y, text, TEXT * unit, theme.text, Face.MONO, Anchor.RIGHT, marks=(SIZE, SIZE)
        ),
        Box(area.x, area.y, area.width, area.height, 3.0 * unit, theme.track, marks=(SIZE,)),
        Box(area.x, area.y, filled, area.height, 3.0 * unit, theme.backward),
        Polyline(((mark, area.y - 4.0 * unit), (mark, area.bottom + 4.0 * unit)), theme.strong,
                 2.0 * unit),
    ]  # fmt: skip


def _share_of(part: float, full: float) -> float:
    """Return a part as a share from 0 to 1, all of it where that cannot be said."""
    share = part / full if full > 0.0 else 0.0
    return min(1.0, max(0.0, share)) if math.isfinite(share) else 1.0


def batch(context: Context) -> Iterator[Item]:
    """Yield, from the way back on, how many samples of a batch have piled up their gradients.

    The title comes first: the bar is as long as there is room, its words are there if they fit.
    """
    moment, samples, room = context.moment, context.moment.step_plan.batch, _room(context)
    if samples == 1 or moment.kind in _WITHOUT or moment.phase not in _PILED or room < SHORTEST:
        return
    done = samples if moment.phase is Phase.UPDATE else moment.position
    area = gauge_area(context, min(WIDTH, room))
    yield from _bars(context, area, done, samples)
    words = context.said(
        worded("gradients: {number:,} of {count:,} samples", number=done, count=samples)
    )
    if room >= WIDTH + BESIDE + len(words) * WORDS_ADVANCE:
        unit, color = context.frame_unit, context.theme.muted
        right, y = area.x - BESIDE * unit, area.center[1]
        yield Text(right, y, words, TEXT * unit, color, anchor=Anchor.RIGHT)


def _room(context: Context) -> float:
    """Return how many units are left beside the title."""
    title = LEFT + len(context.said(caption(context))) * TITLE_ADVANCE
    return context.shot.width / context.frame_unit - title - BESIDE - RIGHT


def _bars(context: Context, area: Area, done: int, samples: int) -> Iterator[Item]:
    """Yield a bar for each sample, or for some: full, going on, or still empty."""
    bars, unit = min(samples, MOST_BARS), context.frame_unit
    width = area.width / bars
    for bar in range(bars):
        filled = (bar + 1) * samples <= done * bars
        going = not filled and bar * samples <= done * bars
        color = mixed(context.theme.track, context.theme.backward, 1.0 if filled else 0.35 * going)
        left = area.x + bar * width
        yield Box(left, area.y, width - GAP * unit, area.height, 2.0 * unit, color)
