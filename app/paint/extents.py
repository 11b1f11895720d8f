"""What part of a picture an item can change: generous, since letters reach over their places."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from app.core.frame import (
    Box,
    Clipped,
    Curves,
    Derivation,
    Disc,
    Glow,
    Image,
    Item,
    Math,
    Point,
    Polyline,
    Segments,
    Sparks,
    TermLight,
    Text,
)
from app.core.layout import Area, enclosing
from app.paint import derivation
from app.paint.fonts import line
from app.paint.formula import Formula
from app.paint.painters import ANCHOR_SHARES, SPARK_REACH
from app.paint.typeset import typeset
from app.paint.wrapping import lines_of

NOWHERE = Area(0.0, 0.0, 0.0, 0.0)
# No screen is so many pixels wide; numbers that are larger or none at all are not to be trusted.
_FAR = 1e6
EVERYWHERE = Area(-_FAR, -_FAR, 2.0 * _FAR, 2.0 * _FAR)
# Antialiasing reaches into the next pixel, and further where a picture is scaled.
_RIM = 2.0
# How far letters reach over their advances, and lines over the middle of their capitals, in em.
_OVERHANG, _HALF_LINE = 0.4, 1.0


def extent(item: Item) -> Area:
    """Return an area, in pixels, outside of which ``item`` paints nothing."""
    found: Area = _EXTENTS[type(item)](item)
    if found is NOWHERE:
        return found
    sides = (found.x, found.y, found.right, found.bottom)
    return found.grown(_RIM) if all(abs(side) < _FAR for side in sides) else EVERYWHERE


def _segments(item: Segments) -> Area:
    ends = [point for x1, y1, x2, y2 in item.lines for point in ((x1, y1), (x2, y2))]
    return _around(ends, item.width)


def _curves(item: Curves) -> Area:
    """Return where four points of each curve are: it never leaves the polygon between them."""
    points = [pair for curve in item.curves for pair in zip(curve[::2], curve[1::2], strict=True)]
    return _around(points, item.width)


def _polyline(item: Polyline) -> Area:
    return _around([point for point in item.points if all(map(math.isfinite, point))], item.width)


def _sparks(item: Sparks) -> Area:
    return _around(item.points, item.radius * SPARK_REACH)


def _around(points: Sequence[Point], margin: float) -> Area:
    if not points:
        return NOWHERE
    xs, ys = zip(*points, strict=True)
    left, top = min(xs), min(ys)
    return Area(left, top, max(xs) - left, max(ys) - top).grown(margin)


def _disc(item: Disc) -> Area:
    return Area.around(item.x, item.y, 0.0, 0.0).grown(item.radius + item.width)


def _glow(item: Glow) -> Area:
    return Area.around(item.x, item.y, 0.0, 0.0).grown(item.outer)


def _box(item: Box) -> Area:
    return Area(item.x, item.y, item.width, item.height).grown(item.stroke_width)


def _rectangle(item: Image | Clipped) -> Area:
    return Area(item.x, item.y, item.width, item.height)


def _text(item: Text) -> Area:
    return enclosing([_line(part) for part in lines_of(item)])


def _line(item: Text) -> Area:
    width = line(item.text, item.face, item.size, item.spacing).width
    left, half = item.x - width * ANCHOR_SHARES[item.anchor], item.size * _HALF_LINE
    return Area(left, item.y - half, width, 2.0 * half).grown(item.size * _OVERHANG)


def _math(item: Math) -> Area:
    formula = typeset(item.term, item.size, item.digits)
    left = item.x - formula.width * ANCHOR_SHARES[item.anchor]
    return _formula(formula, left, item.y, item.size)


def _derivation(item: Derivation) -> Area:
    placed = derivation.place(item)
    areas = [_formula(part, item.x + dx, item.y + dy, item.size) for part, dx, dy in placed]
    return enclosing(areas) if areas else NOWHERE


def _formula(formula: Formula, x: float, y: float, size: float) -> Area:
    """Return the place of a formula; ``y`` is the middle of capitals, less than a size too high."""
    height = formula.ascent + formula.descent
    return Area(x, y - formula.ascent, formula.width, height).grown(size)


def _term_light(item: TermLight) -> Area:
    return _derivation(item.formula).grown(item.margin + item.width)


_EXTENTS: dict[type[Item], Callable[[Any], Area]] = {
    Segments: _segments,
    Curves: _curves,
    Clipped: _rectangle,
    Polyline: _polyline,
    Disc: _disc,
    Glow: _glow,
    Sparks: _sparks,
    Box: _box,
    Image: _rectangle,
    Text: _text,
    Math: _math,
    Derivation: _derivation,
    TermLight: _term_light,
}
