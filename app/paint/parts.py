"""The parts a formula is put together from: runs of glyphs, rules, parentheses, sums.

Lengths are pixels unless said otherwise; ``y`` grows downwards from the baseline, ascent and
descent are both counted positive. ``size`` is the height of the em.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from app.core.frame import Face
from app.paint.alphabets import BOLD, ITALIC
from app.paint.fonts import UNITS_PER_EM, Glyph, glyph, glyph_at, printable, raw_font, scaled
from app.paint.mathtable import constants, italic_corrections, taller_glyphs
from engine.words.terms import Mark, Tag

# A parenthesis may be this much shorter than what it holds.
_SHORTFALL = 0.35
# How much wider the strokes of a character without a bold form become, in units of the em.
_EMBOLDENING = 30.0
# How tall a sum sign is where there is room, in em.
_BIG_OPERATOR_HEIGHT = 1.3
_BOLD_FORMS = frozenset(BOLD.values())


@dataclass(frozen=True, eq=False, slots=True)
class Ink:
    """An outline and what it is a part of."""

    outline: QPainterPath
    tag: Tag


class Part(NamedTuple):
    """A setting and where it stands in another one."""

    setting: Setting
    x: float
    y: float = 0.0


class Setting(NamedTuple):
    """A piece of a formula: an outline or a composition of parts.

    ``lean`` is how much of ``width`` is the overhang of an italic; scripts keep to the edges of
    what ``is_compound`` but to fixed heights beside single characters. ``mark`` is the quantity
    that all of it stands for.
    """

    width: float
    ascent: float
    descent: float
    lean: float = 0.0
    is_compound: bool = True
    ink: Ink | None = None
    parts: tuple[Part, ...] = ()
    mark: Mark | None = None

    def inks(self, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[Ink, float, float]]:
        """Yield every outline with its place when the setting stands at ``x``, ``y``."""
        if self.ink is not None:
            yield self.ink, x, y
        for setting, right, down in self.parts:
            yield from setting.inks(x + right, y + down)

    def marked(self, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[Part, Mark]]:
        """Yield the largest pieces that stand for one quantity, and which that is."""
        if self.mark is not None:
            yield Part(self, x, y), self.mark
            return
        for setting, right, down in self.parts:
            yield from setting.marked(x + right, y + down)


class Shape(NamedTuple):
    """A glyph with the extent of its ink above and below the baseline, in units of the em."""

    glyph: Glyph
    top: float
    bottom: float
    lean: float


def text(
    text: str, tag: Tag, size: float, *, italic: bool = False, strong: bool = False
) -> Setting:
    """Return characters side by side."""
    singles = [_character(char, tag, size, italic, strong) for char in printable(text)]
    if len(singles) == 1:
        return singles[0]
    return side_by_side([(single, 0.0) for single in singles], is_compound=False)


def side_by_side(items: Sequence[tuple[Setting, float]], *, is_compound: bool = True) -> Setting:
    """Return settings next to each other, each after the gap that comes with it."""
    x, parts = 0.0, []
    for setting, gap in items:
        parts.append(Part(setting, x + gap))
        x += gap + setting.width
    lean = items[-1][0].lean if items else 0.0
    return composed(x, parts, lean=lean, is_compound=is_compound)


def composed(
    width: float, parts: Sequence[Part], *, lean: float = 0.0, is_compound: bool = True
) -> Setting:
    """Return parts that are where they belong as one setting of ``width``."""
    ascent = max((part.setting.ascent - part.y for part in parts), default=0.0)
    descent = max((part.setting.descent + part.y for part in parts), default=0.0)
    return Setting(width, ascent, descent, lean, is_compound, parts=tuple(parts))


def rule(width: float, thickness: float) -> Setting:
    """Return a horizontal rule that stands on the baseline."""
    outline = QPainterPath()
    outline.addRect(QRectF(0.0, -thickness, width, thickness))
    return Setting(width, thickness, 0.0, ink=Ink(outline, Tag.PLAIN))


def parenthesised(inner: Setting, size: float, strong: bool) -> Setting:
    """Return ``inner`` between parentheses as tall as it is about the axis."""
    axis = constants().axis_height * size
    height = 2 * max(inner.ascent - axis, inner.descent + axis) - _SHORTFALL * size
    left, right = (_grown(char, height / size, strong) for char in "()")
    before, after = (_centred(shape, Tag.PLAIN, size) for shape in (left, right))
    return side_by_side([(before, 0.0), (inner, 0.0), (after, 0.0)])


def radical(inner: Setting, size: float, gap: float, strong: bool) -> Setting:
    """Return ``inner`` under a radical sign; what the sign is too tall widens the gap above it."""
    thickness = constants().radical_rule_thickness * size
    height = inner.ascent + inner.descent + gap + thickness
    sign = _single(_grown("√", height / size, strong), Tag.PLAIN, size)
    excess = sign.ascent + sign.descent - height
    top = inner.ascent + gap + thickness + excess / 2
    bar = rule(inner.width, thickness)
    pieces = [
        Part(sign, 0.0, sign.ascent - top),
        Part(bar, sign.width, thickness - top),
        Part(inner, sign.width),
    ]
    return composed(sign.width + inner.width, pieces)


def big_operator(char: str, tag: Tag, size: float, *, tall: bool) -> Setting:
    """Return a sum sign, centred on the axis."""
    height = _BIG_OPERATOR_HEIGHT if tall else 0.0
    return _centred(_grown(char, height, strong=False), tag, size)


@lru_cache(maxsize=1024)
def scaled_ink(ink: Ink, scale: float) -> Ink:
    """Return an outline ``scale`` times as large."""
    return Ink(scaled(ink.outline, scale), ink.tag)


@lru_cache(maxsize=4096)
def _character(char: str, tag: Tag, size: float, italic: bool, strong: bool) -> Setting:
    return _single(_shape(char, italic, strong), tag, size)


def _single(shape: Shape, tag: Tag, size: float) -> Setting:
    unit = size / UNITS_PER_EM
    width = (shape.glyph.advance + shape.lean) * unit
    ink = Ink(scaled(shape.glyph.outline, unit), tag)
    top, bottom, lean = shape.top * unit, shape.bottom * unit, shape.lean * unit
    return Setting(width, top, bottom, lean, is_compound=False, ink=ink)


def _centred(shape: Shape, tag: Tag, size: float) -> Setting:
    """Return ``shape`` with the middle of its ink on the axis."""
    single = _single(shape, tag, size)
    down = (single.ascent - single.descent) / 2 - constants().axis_height * size
    return composed(single.width, [Part(single, 0.0, down)])


@cache
def _shape(char: str, italic: bool, strong: bool) -> Shape:
    if italic and (parted := normalize("NFD", char)) != char:
        return _accented(*(_shape(part, italic, strong) for part in parted))
    char = ITALIC.get(char, char) if italic else char
    char = BOLD.get(char, char) if strong else char
    drawn = glyph(Face.MATH, char)
    needs_weight = strong and char not in _BOLD_FORMS
    return _inked(_emboldened(drawn) if needs_weight else drawn, _lean(char))


def _accented(letter: Shape, accent: Shape) -> Shape:
    """Return a letter under an accent; a face of mathematics has no italics of such letters."""
    drawn, above = letter.glyph.outline, accent.glyph.outline
    across = drawn.boundingRect().center().x() - above.boundingRect().center().x()
    outline = QPainterPath(drawn)
    outline.addPath(above.translated(across + letter.lean, 0.0))
    return _inked(Glyph(outline, letter.glyph.advance), letter.lean)


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
    return Glyph(glyph.outline.united(stroker.createStroke(glyph.outline)), glyph.advance)


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
