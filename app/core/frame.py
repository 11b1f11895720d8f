"""The display list: what a frame shows, as plain values that any painter can draw.

Coordinates are pixels from the top left corner, before any device scale. ``y`` of a text is the
middle of its capital letters, so that a label is centred on a circle by giving its centre.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.core.color import Color
from engine.words.terms import Mark, Tag, Term


class Face(StrEnum):
    """The bundled faces."""

    SANS = "sans"
    SANS_STRONG = "sans_strong"
    MONO = "mono"
    MATH = "math"


class Anchor(StrEnum):
    """Which point of a text ``x`` names."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


Point = tuple[float, float]
# One line of a formula: left side or None, relation such as =, right side, strong.
Line = tuple[Term | None, str, Term, bool]
# What some numbers stand for, None for what has no name.
Marks = tuple[Mark | None, ...]
TRANSPARENT: Color = 0

# The advance of every glyph of the bundled monospaced face, as a share of its size: lets a
# composition size a chip around numbers without asking a font.
MONO_ADVANCE = 0.6


@dataclass(frozen=True, slots=True)
class Segments:
    """Straight lines of one colour and width: ``(x1, y1, x2, y2)`` each."""

    lines: tuple[tuple[float, float, float, float], ...]
    color: Color
    width: float


@dataclass(frozen=True, slots=True)
class Curves:
    """Cubic curves of one colour and width: four points ``(x1, y1, ..., x4, y4)`` each."""

    curves: tuple[tuple[float, ...], ...]
    color: Color
    width: float


@dataclass(frozen=True, slots=True)
class Polyline:
    """A run of points, open or, when ``fill`` is given, a filled area."""

    points: tuple[Point, ...]
    color: Color
    width: float
    fill: Color = TRANSPARENT
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle; ``level`` (0 to 1) fills it from the bottom with ``level_color``."""

    x: float
    y: float
    radius: float
    fill: Color
    stroke: Color = TRANSPARENT
    width: float = 0.0
    level: float = 0.0
    level_color: Color = TRANSPARENT


@dataclass(frozen=True, slots=True)
class Glow:
    """A radial gradient from ``color`` at ``inner`` to nothing at ``outer``."""

    x: float
    y: float
    inner: float
    outer: float
    color: Color


@dataclass(frozen=True, slots=True)
class Sparks:
    """Soft dots, all alike: ``radius`` is that of their solid middle."""

    points: tuple[Point, ...]
    radius: float
    color: Color


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with rounded corners; ``marks`` say which quantities it shows, if any."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: Color
    stroke: Color = TRANSPARENT
    stroke_width: float = 1.0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture of ``width`` x ``height`` points, row by row from the top.

    ``colors`` are opaque ones, four bytes each in the order that the machine has them.
    """

    width: int
    height: int
    colors: bytes


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that fills a rectangle, or with ``round`` the ellipse within it.

    Its points are squares if it is ``sharp``, else they run into each other.
    """

    x: float
    y: float
    width: float
    height: float
    pixels: Pixels
    round: bool = False
    sharp: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, ``size`` pixels high (em), letters ``spacing`` pixels further apart.

    ``marks`` say what the numbers in it stand for, the last mark what the last number does. A text
    wider than ``limit`` pixels, where that is not 0, is set on two lines about the same middle.
    """

    x: float
    y: float
    text: str
    size: float
    color: Color
    face: Face = Face.SANS
    anchor: Anchor = Anchor.LEFT
    spacing: float = 0.0
    marks: Marks = ()
    limit: float = 0.0


@dataclass(frozen=True, slots=True)
class Math:
    """One typeset term; a tag missing from ``colors`` takes ``color``."""

    x: float
    y: float
    term: Term
    size: float
    color: Color
    digits: int
    colors: tuple[tuple[Tag, Color], ...] = ()
    anchor: Anchor = Anchor.LEFT


@dataclass(frozen=True, slots=True)
class Derivation:
    """Lines of one formula under each other, aligned where their right sides begin.

    ``x``, ``y`` are the left end and the middle of the first line, ``leading`` the distance
    between two lines; lines with a fraction move down to keep clear of what is above them. A right
    side that would end more than ``limit`` pixels after ``x`` is set smaller, or broken where that
    would make it smaller than ``least``; all lines end at most ``depth`` pixels below ``y`` if
    they can.
    """

    x: float
    y: float
    lines: tuple[Line, ...]
    size: float
    least: float
    leading: float
    limit: float
    depth: float
    color: Color
    digits: int
    colors: tuple[tuple[Tag, Color], ...] = ()


@dataclass(frozen=True, slots=True)
class TermLight:
    """A box around each term of a formula that stands for one of the marks, in its hue.

    The box is ``margin`` pixels larger than the term; ``fill`` and ``stroke`` say how opaque its
    ground and its line are, 0 to 1, the line ``width`` pixels wide.
    """

    formula: Derivation
    hues: tuple[tuple[Mark, Color], ...]
    margin: float
    fill: float
    stroke: float
    width: float


@dataclass(frozen=True, slots=True)
class Clipped:
    """Items of which only what is within a rectangle is seen."""

    x: float
    y: float
    width: float
    height: float
    items: tuple[Item, ...]


Item = (
    Segments | Curves | Polyline | Disc | Glow | Sparks | Box | Image | Text | Math | Derivation
    | TermLight | Clipped
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """A picture in two parts, the moving one above the still one.

    The still part stays the same as long as ``still_key`` is equal; it is made when it is asked
    for, item by item, since whoever kept its picture needs it rarely.
    """

    width: int
    height: int
    background: Color
    still_key: Hashable
    make_still: Callable[[], Iterable[Item]]
    moving: tuple[Item, ...]

    @cached_property
    def still(self) -> tuple[Item, ...]:
        """Return the items of the still part."""
        return tuple(self.make_still())
