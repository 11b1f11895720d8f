"""What the time line is made of, as display lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.color import Color, faded, mixed
from app.core.frame import TRANSPARENT, Anchor, Box, Disc, Face, Item, Polyline, Segments, Text
from app.core.layout import Area
from app.core.theme import Theme
from app.core.time.signs import Sign
from app.core.time.track import Caption, Section, Track
from app.view.language import tr
from engine.plan.events import Phase

HEIGHT = 94.0
KNOB_Y, KNOB_RADIUS = 8.0, 5.0
TRACK_TOP, TRACK_HEIGHT = 16.0, 26.0
TICK_TOP, TICK_HEIGHT = 34.5, 4.5
PLAYHEAD_END = 50.0
SIGN_Y, SIGN_RADIUS = 7.0, 3.0
FLAG_TIP = 11.0
BAND_Y, BAND_HEIGHT = 12.0, 3.0
CELL_TOP, CELL_HEIGHT = 60.0, 10.0
FRAME_TOP, FRAME_HEIGHT = 57.0, 16.0
CAPTION_Y = 84.0
# Above this the mouse is on the upper track, below it on the lower one.
MIDDLE = 53.0

# The run is divided into at most so many parts below.
MOST_CELLS = 60
# Groups narrower than this are not told apart.
NARROWEST_TICK = 3.5
# The frame around what is seen above stays wide enough to be taken hold of.
NARROWEST_FRAME = 10.0
GAP = 2.0
# How strong a phase's ground is, and how much its caption is like other text.
GROUND, CAPTION_TONE = 0.26, 0.45
CAPTION_SIZE = 11.0
# A caption needs about this much room for each letter.
LETTER = 6.6


@dataclass(frozen=True)
class Line:
    """Where a track begins, and how long it is, in pixels."""

    left: float
    length: float

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.left + self.length

    def x(self, share: float) -> float:
        """Return where a share, 0 to 1, of the track stands."""
        return self.left + share * self.length

    def share(self, x: float) -> float:
        """Return which share of the track stands at ``x``."""
        return (x - self.left) / max(1.0, self.length)


@dataclass(frozen=True)
class Marks:
    """What is marked along a track, by shares of it."""

    breakpoints: tuple[Sign, ...]
    bookmarks: tuple[Sign, ...]
    repeated: tuple[float, float] | None


def still(track: Track, cells: Sequence[float], line: Line, colors: Theme) -> tuple[Item, ...]:
    """Return everything that stays when the playhead moves.

    ``cells`` are the borders of the parts of the lower track.
    """
    items: list[Item] = []
    for section in track.sections:
        items.extend(_section(section, line, colors))
    for caption in track.captions:
        items.extend(_caption(caption, line, colors))
    items.extend(_box(area, 2.0, colors.track) for area in _cells(cells, line))
    keys = tr("Wheel to zoom · Space play · ←/→ one operation · ? all keys")
    items.append(
        Text(line.right, CAPTION_Y, keys, CAPTION_SIZE, colors.muted, Face.SANS, Anchor.RIGHT)
    )
    return tuple(items)


def played(track: Track, line: Line, colors: Theme) -> tuple[Item, ...]:
    """Return what covers the upper track as far as it has been played."""
    return tuple(
        _box(area, 2.0, colors.phase(section.phase))
        for section in track.sections
        for area in _ticks(section, line)
    )


def above(marks: Marks, line: Line, colors: Theme) -> Iterator[Item]:
    """Return what is marked along the upper track."""
    if marks.repeated is not None:
        yield _band(marks.repeated, BAND_Y, line, colors)
    for sign in marks.bookmarks:
        yield _flag(line.x(sign.share), FLAG_TIP, colors.positive)
    for sign in marks.breakpoints:
        yield Disc(line.x(sign.share), SIGN_Y, SIGN_RADIUS, colors.negative)


def below(marks: Marks, line: Line, colors: Theme) -> Iterator[Item]:
    """Return what is marked along the lower track."""
    if marks.repeated is not None:
        yield _band(marks.repeated, CELL_TOP + CELL_HEIGHT + 3.5, line, colors)
    for sign in marks.bookmarks:
        yield _flag(line.x(sign.share), CELL_TOP - 1.0, colors.positive)


def current_cell(cells: Sequence[float], share: float, line: Line, colors: Theme) -> Box:
    """Return the part of the lower track that the playhead is in."""
    here = next(area for area, stop in zip(_cells(cells, line), cells[1:], strict=True)
                if share <= stop)  # fmt: skip
    return _box(here, 2.0, mixed(colors.faint, colors.text, 0.25))


def caption(text: str, line: Line, colors: Theme) -> Text:
    """Return what stands below the left end."""
    return Text(line.left, CAPTION_Y, text, CAPTION_SIZE, colors.muted)


def frame(area: Area, colors: Theme) -> Box:
    """Return the frame around the part of the run that is seen above."""
    ring = mixed(colors.muted, colors.text, 0.5)
    return Box(
        area.x, area.y, area.width, area.height, 4.0, faded(colors.text, 0.10), ring, 1.2
    )  # fmt: skip


def frame_area(start: float, stop: float, line: Line) -> Area:
    """Return where the frame is from one share of the run to another."""
    width = max(NARROWEST_FRAME, (stop - start) * line.length)
    x = min(line.x((start + stop) / 2.0) - width / 2.0, line.right - width)
    return Area(max(line.left, x), FRAME_TOP, width, FRAME_HEIGHT)


def playhead(x: float, focused: bool, colors: Theme) -> tuple[Item, ...]:
    """Return the playhead at ``x``."""
    halo = faded(colors.strong, 0.25) if focused else TRANSPARENT
    return (
        Segments(((x, KNOB_Y, x, PLAYHEAD_END),), colors.strong, 2.0),
        Disc(x, KNOB_Y, KNOB_RADIUS + 3.0, halo),
        Disc(x, KNOB_Y, KNOB_RADIUS, colors.strong),
    )


def caption_color(colors: Theme, phase: Phase) -> Color:
    """Return the colour of a phase's caption, which is read on the ground of its hue."""
    return mixed(colors.phase(phase), colors.text, CAPTION_TONE)


def _cells(borders: Iterable[float], line: Line) -> Iterator[Area]:
    for start, stop in pairwise(borders):
        width = max(1.0, (stop - start) * line.length - GAP)
        yield Area(line.x(start), CELL_TOP, width, CELL_HEIGHT)


def _section(section: Section, line: Line, colors: Theme) -> Iterator[Item]:
    hue = colors.phase(section.phase)
    start, stop = line.x(section.borders[0]), line.x(section.borders[-1])
    ground = Area(start, TRACK_TOP, max(1.0, stop - start - GAP), TRACK_HEIGHT)
    yield _box(ground, 3.0, faded(hue, GROUND))
    for area in _ticks(section, line):
        yield _box(area, 2.0, faded(hue, 0.42))


def _caption(caption: Caption, line: Line, colors: Theme) -> Iterator[Item]:
    """Yield a caption if there is room for it."""
    start, stop, text = line.x(caption.start), line.x(caption.stop), tr(caption.text)
    if len(text) * LETTER + 12.0 < stop - start - GAP:
        color, y = caption_color(colors, caption.phase), TRACK_TOP + 9.5
        yield Text(start + 9.0, y, text, CAPTION_SIZE, color, Face.SANS_STRONG)


def _ticks(section: Section, line: Line) -> Iterator[Area]:
    """Yield where the groups of a section stand, one bar where they are too narrow."""
    borders: Sequence[float] = section.borders
    if (borders[-1] - borders[0]) * line.length < NARROWEST_TICK * (len(borders) - 1):
        borders = borders[0], borders[-1]
    for start, stop in pairwise(borders):
        width = max(1.0, (stop - start) * line.length - GAP)
        yield Area(line.x(start), TICK_TOP, width, TICK_HEIGHT)


def _band(shares: tuple[float, float], y: float, line: Line, colors: Theme) -> Box:
    start, stop = map(line.x, shares)
    return Box(start, y, max(2.0, stop - start), BAND_HEIGHT, 2.0, faded(colors.positive, 0.75))


def _flag(x: float, tip: float, color: Color) -> Polyline:
    """Return a small mark that points down to what stands at ``x``."""
    points = ((x - 4.0, tip - 8.0), (x + 4.0, tip - 8.0), (x + 4.0, tip - 4.0), (x, tip),
              (x - 4.0, tip - 4.0))  # fmt: skip
    return Polyline(points, TRANSPARENT, 0.0, color)


def _box(area: Area, radius: float, color: int) -> Box:
    return Box(area.x, area.y, area.width, area.height, radius, color)
