"""What the time line is made of, as display lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.core.color import Color, faded, mixed
from app.core.frame import TRANSPARENT, Anchor, Box, Disc, Face, Item, Segments, Text
from app.core.layout import Area
from app.core.theme import Theme
from app.core.track import Section
from engine.events import Phase

HEIGHT = 94.0
KNOB_Y, KNOB_RADIUS = 8.0, 5.0
TRACK_TOP, TRACK_HEIGHT = 16.0, 26.0
TICK_TOP, TICK_HEIGHT = 34.5, 4.5
PLAYHEAD_END = 50.0
CELL_TOP, CELL_HEIGHT = 60.0, 10.0
CAPTION_Y = 84.0
# Above this the mouse is on the upper track, below it on the lower one.
MIDDLE = 53.0

# So many steps are shown at a time.
MOST_CELLS = 60
# Groups narrower than this are not told apart.
NARROWEST_TICK = 3.5
GAP = 2.0
# How strong a phase's ground is, and how much its caption is like other text.
GROUND, CAPTION_TONE = 0.26, 0.45
CAPTION_SIZE = 11.0
# A caption needs about this much room for each letter.
LETTER = 6.6

KEYS = "Space play · ←/→ one operation · Shift+←/→ layer · ? all keys"


def still(
    sections: Sequence[Section],
    steps: range,
    total: int,
    left: float,
    length: float,
    colors: Theme,
) -> tuple[Item, ...]:
    """Return everything that stays when the playhead moves."""
    items: list[Item] = []
    for section in sections:
        items.extend(_section(section, left, length, colors))
    items.extend(_box(area, 2.0, colors.track) for area in _cells(steps, left, length))
    shown = f"steps {steps.start + 1:,}–{steps.stop:,} of {total:,}"
    right = left + length
    items.append(Text(left, CAPTION_Y, shown, CAPTION_SIZE, colors.muted))
    items.append(Text(right, CAPTION_Y, KEYS, CAPTION_SIZE, colors.muted, Face.SANS, Anchor.RIGHT))
    return tuple(items)


def played(
    sections: Sequence[Section], left: float, length: float, colors: Theme
) -> tuple[Item, ...]:
    """Return what covers the upper track as far as it has been played."""
    return tuple(
        _box(area, 2.0, colors.phase(section.phase))
        for section in sections
        for area in _ticks(section, left, length)
    )


def moving(x: float, current: Area, focused: bool, colors: Theme) -> tuple[Item, ...]:
    """Return the mark of the current step and the playhead at ``x``."""
    halo = faded(colors.strong, 0.25) if focused else TRANSPARENT
    return (
        _box(current, 2.0, mixed(colors.faint, colors.text, 0.25)),
        Segments(((x, KNOB_Y, x, PLAYHEAD_END),), colors.strong, 2.0),
        Disc(x, KNOB_Y, KNOB_RADIUS + 3.0, halo),
        Disc(x, KNOB_Y, KNOB_RADIUS, colors.strong),
    )


def cell(steps: range, step: int, left: float, length: float) -> Area:
    """Return where a step stands; an empty area where it is scrolled away."""
    if step not in steps:
        return Area(left, CELL_TOP, 0.0, 0.0)
    width = length / len(steps)
    return Area(left + (step - steps.start) * width, CELL_TOP, width - GAP, CELL_HEIGHT)


def _cells(steps: range, left: float, length: float) -> Iterator[Area]:
    return (cell(steps, step, left, length) for step in steps)


def _section(section: Section, left: float, length: float, colors: Theme) -> Iterator[Item]:
    hue = colors.phase(section.phase)
    start, stop = left + section.borders[0] * length, left + section.borders[-1] * length
    ground = Area(start, TRACK_TOP, max(1.0, stop - start - GAP), TRACK_HEIGHT)
    yield _box(ground, 3.0, faded(hue, GROUND))
    for area in _ticks(section, left, length):
        yield _box(area, 2.0, faded(hue, 0.42))
    if len(section.caption) * LETTER + 12.0 < ground.width:
        y = TRACK_TOP + 9.5
        color = caption_color(colors, section.phase)
        yield Text(start + 9.0, y, section.caption, CAPTION_SIZE, color, Face.SANS_STRONG)


def caption_color(colors: Theme, phase: Phase) -> Color:
    """Return the colour of a phase's caption, which is read on the ground of its hue."""
    return mixed(colors.phase(phase), colors.text, CAPTION_TONE)


def _ticks(section: Section, left: float, length: float) -> Iterator[Area]:
    """Yield where the groups of a section stand, one bar where they are too narrow."""
    borders: Sequence[float] = section.borders
    if (borders[-1] - borders[0]) * length < NARROWEST_TICK * (len(borders) - 1):
        borders = borders[0], borders[-1]
    for start, stop in pairwise(borders):
        width = max(1.0, (stop - start) * length - GAP)
        yield Area(left + start * length, TICK_TOP, width, TICK_HEIGHT)


def _box(area: Area, radius: float, color: int) -> Box:
    return Box(area.x, area.y, area.width, area.height, radius, color)
