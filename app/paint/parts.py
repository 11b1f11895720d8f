"""The parts a formula is put together from: runs of glyphs, rules, parentheses, sums.

Lengths are shares of the em; ``y`` grows downwards from the baseline, ascent and descent are both
counted positive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from app.core.frame import Face
from app.paint.alphabets import BOLD, ITALIC
from app.paint.fonts import UNITS_PER_EM, Glyph, glyph, glyph_at, printable, raw_font
from app.paint.mathtable import constants, italic_corrections, taller_glyphs
from engine.terms import Tag

# A parenthesis may be this much shorter than what it holds.
_SHORTFALL = 0.35
# How much wider the strokes of a character without a bold form become, in units of the em.
_EMBOLDENING = 30.0
_BIG_OPERATOR_HEIGHT = 1.3
_BOLD_FORMS = frozenset(BOLD.values())


@dataclass(frozen=True, slots=True)
class Run:
    """An outline in units of the em, where it stands, and what it is a part of."""

    outline: QPainterPath
    tag: Tag
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Setting:
    """A piece of a formula; ``lean`` is how much of ``width`` is the overhang of an italic."""

    width: float
    ascent: float
    descent: float
    runs: tuple[Run, ...]
    lean: float = 0.0
    is_compound: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """A glyph with the extent of its ink above and below the baseline, in units of the em."""

    glyph: Glyph
    top: float
    bottom: float
    lean: float


def text(
    text: str, tag: Tag, scale: float, *, italic: bool = False, strong: bool = False
) -> Setting:
    """Return characters side by side."""
    shapes = [_shape(char, italic, strong) for char in printable(text)]
    setting = side_by_side([(_single(shape, tag, scale), 0.0) for shape in shapes])
    return replace(setting, is_compound=False)


def side_by_side(items: Sequence[tuple[Setting, float]]) -> Setting:
    """Return settings next to each other, each after the gap that comes with it."""
    x, placed = 0.0, []
    for setting, gap in items:
        placed.append(moved(setting, x + gap, 0.0))
        x += gap + setting.width
    return replace(stacked(x, *placed), lean=items[-1][0].lean if items else 0.0)


def stacked(width: float, *pieces: Setting) -> Setting:
    """Return pieces that are where they belong as one of ``width``."""
    return Setting(
        width,
        max((piece.ascent for piece in pieces), default=0.0),
        max((piece.descent for piece in pieces), default=0.0),
        tuple(run for piece in pieces for run in piece.runs),
    )


def moved(setting: Setting, x: float, y: float) -> Setting:
    """Return ``setting`` moved right by ``x`` and down by ``y``; its width grows by ``x``."""
    runs = tuple(Run(r.outline, r.tag, r.x + x, r.y + y, r.scale) for r in setting.runs)
    return Setting(setting.width + x, setting.ascent - y, setting.descent + y, runs)


def rule(x: float, top: float, width: float, thickness: float) -> Setting:
    """Return a horizontal rule whose upper edge is ``top`` above the baseline."""
    outline = QPainterPath()
    outline.addRect(QRectF(x, -top, width, thickness))
    return Setting(x + width, top, thickness - top, (Run(outline, Tag.PLAIN, 0.0, 0.0, 1.0),))


def parenthesised(inner: Setting, scale: float, strong: bool) -> Setting:
    """Return ``inner`` between parentheses as tall as it is about the axis."""
    axis = constants().axis_height * scale
    height = 2 * max(inner.ascent - axis, inner.descent + axis) - _SHORTFALL * scale
    left, right = (_grown(char, height / scale, strong) for char in "()")
    pieces = (_centred(left, scale), inner, _centred(right, scale))
    return side_by_side([(piece, 0.0) for piece in pieces])


def big_operator(char: str, scale: float, *, tall: bool) -> Setting:
    """Return a sum sign, centred on the axis."""
    return _centred(_grown(char, _BIG_OPERATOR_HEIGHT if tall else 0.0, strong=False), scale)


def _single(shape: Shape, tag: Tag, scale: float) -> Setting:
    unit = scale / UNITS_PER_EM
    width = (shape.glyph.advance + shape.lean) * unit
    run = Run(shape.glyph.outline, tag, 0.0, 0.0, unit)
    return Setting(width, shape.top * unit, shape.bottom * unit, (run,), shape.lean * unit)


def _centred(shape: Shape, scale: float) -> Setting:
    """Return ``shape`` with the middle of its ink on the axis."""
    setting = _single(shape, Tag.PLAIN, scale)
    middle = (setting.ascent - setting.descent) / 2
    return replace(moved(setting, 0.0, middle - constants().axis_height * scale), is_compound=False)


@cache
def _shape(char: str, italic: bool, strong: bool) -> Shape:
    char = ITALIC.get(char, char) if italic else char
    char = BOLD.get(char, char) if strong else char
    drawn = glyph(Face.MATH, char)
    needs_weight = strong and char not in _BOLD_FORMS
    return _inked(_emboldened(drawn) if needs_weight else drawn, _lean(char))


def _lean(char: str) -> float:
    """Return by how much an italic reaches over its advance, in units of the em."""
    index = raw_font(Face.MATH).glyphIndexesForString(char)[0]
    return italic_corrections().get(index, 0.0) * UNITS_PER_EM


def _inked(glyph: Glyph, lean: float = 0.0) -> Shape:
    ink = glyph.outline.boundingRect()
    return Shape(glyph, -ink.top(), ink.bottom(), lean)


def _emboldened(glyph: Glyph) -> Glyph:
    stroker = QPainterPathStroker()
    stroker.setWidth(_EMBOLDENING)
    outline = glyph.outline.united(stroker.createStroke(glyph.outline))
    outline.setFillRule(Qt.FillRule.WindingFill)
    return Glyph(outline, glyph.advance)


def _grown(char: str, height: float, strong: bool) -> Shape:
    """Return the lowest design of ``char`` that is ``height`` em tall, stretched if none is."""
    for shape in (_shape(char, italic=False, strong=strong), *_taller(char, strong)):
        if _height(shape) >= height:
            return shape
    return _stretched(shape, height)


@cache
def _taller(char: str, strong: bool) -> tuple[Shape, ...]:
    font = raw_font(Face.MATH)
    indexes = taller_glyphs(font.glyphIndexesForString(char)[0])
    glyphs = [glyph_at(font, index) for index in indexes]
    return tuple(_inked(_emboldened(glyph) if strong else glyph) for glyph in glyphs)


def _height(shape: Shape) -> float:
    return (shape.top + shape.bottom) / UNITS_PER_EM


def _stretched(shape: Shape, height: float) -> Shape:
    factor = height / _height(shape)
    outline = QTransform.fromScale(1.0, factor).map(shape.glyph.outline)
    taller = Glyph(outline, shape.glyph.advance)
    return Shape(taller, shape.top * factor, shape.bottom * factor, 0.0)
