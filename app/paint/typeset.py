"""Terms to outlines, set as in a textbook.

The rules for fractions, scripts and spaces are those of TeX (D. Knuth, The TeXbook, appendix G)
with the constants of the face's MATH table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from app.core.layout import Area, enclosing
from app.paint import parts
from app.paint.fonts import UNITS_PER_EM
from app.paint.formula import Formula, Outlines
from app.paint.mathtable import constants
from app.paint.parts import Part, Setting, side_by_side
from app.paint.spacing import THIN, Kind, Level, flat, gap, is_sum, kind_after
from engine.words.terms import (
    Fraction,
    Mark,
    Number,
    Operator,
    Parenthesised,
    Root,
    Row,
    Scripts,
    Symbol,
    Tag,
    Term,
    mark_of,
    number_text,
)

_MINUS = "\N{MINUS SIGN}"
_PRIME = "\N{PRIME}"
_SUM = "\N{N-ARY SUMMATION}"
_TIMES = "\N{MULTIPLICATION SIGN}"
# How far a fraction's rule reaches beyond its longer part, and the space beside the rule.
_OVERHANG, _BEARING = 0.05, 0.08


@dataclass(frozen=True, slots=True)
class Style:
    """How a term is to be set."""

    size: float
    digits: int
    strong: bool = False
    level: Level = Level.DISPLAY

    @property
    def em(self) -> float:
        """The size of letters at this level, in pixels."""
        metrics = constants()
        shares = (1.0, 1.0, metrics.script_scale, metrics.script_script_scale)
        return self.size * shares[self.level]

    def in_fraction(self) -> Style:
        """Return the style of a numerator or denominator."""
        return replace(self, level=Level(min(self.level + 1, Level.SCRIPT_SCRIPT)))

    def in_script(self) -> Style:
        """Return the style of a subscript or superscript."""
        deeper = Level.SCRIPT if self.level < Level.SCRIPT else Level.SCRIPT_SCRIPT
        return replace(self, level=deeper)


@lru_cache(maxsize=512)
def typeset(term: Term, size: float, digits: int, strong: bool = False) -> Formula:
    """Return ``term`` set ``size`` pixels high, numbers with ``digits`` significant digits."""
    return Formula(_outlines(term, digits, strong), size / UNITS_PER_EM)


@lru_cache(maxsize=512)
def _outlines(term: Term, digits: int, strong: bool) -> Outlines:
    """Return a term set as high as glyphs are designed."""
    setting = _set(term, Style(UNITS_PER_EM, digits, strong))
    inks = tuple(setting.inks())
    return Outlines(
        setting.width,
        setting.ascent,
        setting.descent,
        tuple(ink for ink, _, _ in inks),
        tuple(x for _, x, _ in inks),
        tuple(y for _, _, y in inks),
        tuple(_places(setting)),
    )


def _places(setting: Setting) -> Iterator[tuple[Mark, Area]]:
    """Yield where each quantity stands; what stands side by side for one is one place."""
    for mark, pieces in groupby(setting.marked(), key=lambda piece: piece[1]):
        yield mark, enclosing([_area(part) for part, _ in pieces])


def _area(part: Part) -> Area:
    inner = part.setting
    return Area(part.x, part.y - inner.ascent, inner.width, inner.ascent + inner.descent)


def _set(term: Term, style: Style) -> Setting:
    setting = _SETTERS[type(term)](term, style)
    mark = mark_of(term)
    return setting if mark is None else setting._replace(mark=mark)


def _symbol(term: Symbol, style: Style) -> Setting:
    if is_sum(term):
        return parts.big_operator(_SUM, term.tag, style.em, tall=style.level is Level.DISPLAY)
    return parts.text(term.text, term.tag, style.em, italic=term.italic, strong=style.strong)


def _number(term: Number, style: Style) -> Setting:
    mantissa, _, exponent = number_text(term.value, style.digits).partition("e")
    setting = _symbol(Symbol(mantissa, term.tag, italic=False), style)
    return _times_power_of_ten(setting, exponent, term.tag, style) if exponent else setting


def _times_power_of_ten(mantissa: Setting, exponent: str, tag: Tag, style: Style) -> Setting:
    times = _symbol(Symbol(_TIMES, tag, italic=False), style)
    above = Symbol(_plain_exponent(exponent), tag, italic=False)
    power = _scripts(Scripts(Symbol("10", tag, italic=False), above=above), style)
    space = THIN * style.em
    return side_by_side([(mantissa, 0.0), (times, space), (power, space)])


def _plain_exponent(text: str) -> str:
    """Return an exponent without leading zeros or a plus, its minus a real one."""
    return str(int(text.replace(_MINUS, "-"))).replace("-", _MINUS)


def _operator(term: Operator, style: Style) -> Setting:
    return _symbol(Symbol(term.text, italic=False), style)


def _row(term: Row, style: Style) -> Setting:
    placed: list[tuple[Setting, float]] = []
    left: Kind | None = None
    for item in flat(term.items):
        kind = kind_after(left, item)
        placed.append((_item(item, style), gap(left, kind, style.level) * style.em))
        left = kind
    return side_by_side(placed)


@lru_cache(maxsize=256)
def _item(term: Term, style: Style) -> Setting:
    """Return an item of a row, kept while it is tried in other rows, to break one into lines."""
    return _set(term, style)


def _scripts(term: Scripts, style: Style) -> Setting:
    """Put scripts behind a base; a subscript tucks in under the lean of an italic."""
    base = _set(_base(term.base, style.digits), style)
    if is_sum(term.base) and style.level is Level.DISPLAY:
        return _with_limits(base, term, style)
    pieces, clear = [Part(base, 0.0)], -math.inf
    if term.above is not None:
        high, rise = _superscript(base, term.above, style)
        pieces.append(Part(high, base.width, -rise))
        clear = high.descent - rise + constants().script_gap_min * style.em
    if term.below is not None:
        low = _set(term.below, style.in_script())
        drop = max(_drop(base, low, style), clear + low.ascent)
        pieces.append(Part(low, base.width - base.lean, drop))
    width = max(piece.x + piece.setting.width for piece in pieces)
    return parts.composed(width + constants().space_after_script * style.em, pieces)


def _base(term: Term, digits: int) -> Term:
    """Return a base that can carry scripts: a power of ten needs parentheses for that."""
    is_power = isinstance(term, Number) and "e" in number_text(term.value, digits)
    return Parenthesised(term) if is_power else term


def _superscript(base: Setting, above: Term, style: Style) -> tuple[Setting, float]:
    """Return a superscript and its rise; the face draws its primes raised already."""
    if isinstance(above, Symbol) and set(above.text) == {_PRIME}:
        return _set(above, style), 0.0
    high = _set(above, style.in_script())
    return high, _rise(base, high, style)


def _with_limits(base: Setting, term: Scripts, style: Style) -> Setting:
    """Set a sum with what it runs over below and above it."""
    metrics, inner = constants(), style.in_script()
    pieces = [(base, 0.0)]
    if term.below is not None:
        below = _set(term.below, inner)
        pieces.append((below, base.descent + metrics.lower_limit_gap * style.em + below.ascent))
    if term.above is not None:
        above = _set(term.above, inner)
        pieces.append((above, -base.ascent - metrics.upper_limit_gap * style.em - above.descent))
    width = max(piece.width for piece, _ in pieces)
    return parts.composed(width, [_centred(piece, width, y) for piece, y in pieces])


def _centred(setting: Setting, width: float, y: float) -> Part:
    return Part(setting, (width - setting.width) / 2, y)


def _drop(base: Setting, low: Setting, style: Style) -> float:
    """Return how far below the baseline a subscript stands."""
    metrics, em = constants(), style.em
    return max(
        metrics.subscript_shift_down * em,
        low.ascent - metrics.subscript_top_max * em,
        base.descent + metrics.subscript_drop_min * em if base.is_compound else 0.0,
    )


def _rise(base: Setting, high: Setting, style: Style) -> float:
    """Return how far above the baseline a superscript stands."""
    metrics, em = constants(), style.em
    return max(
        metrics.superscript_shift_up * em,
        high.descent + metrics.superscript_bottom_min * em,
        base.ascent - metrics.superscript_drop_max * em if base.is_compound else 0.0,
    )


def _parenthesised(term: Parenthesised, style: Style) -> Setting:
    return parts.parenthesised(_set(term.inner, style), style.em, style.strong)


def _fraction(term: Fraction, style: Style) -> Setting:
    metrics, em = constants(), style.em
    top, bottom = (_set(part, style.in_fraction()) for part in (term.above, term.below))
    axis, half = metrics.axis_height * em, metrics.rule_thickness * em / 2
    gap = half + metrics.fraction_gap * em
    up = max(metrics.numerator_shift_up * em, axis + gap + top.descent)
    down = max(metrics.denominator_shift_down * em, gap - axis + bottom.ascent)
    rule = parts.rule(max(top.width, bottom.width) + 2 * _OVERHANG * em, 2 * half)
    width = rule.width + 2 * _BEARING * em
    placed = ((rule, half - axis), (top, -up), (bottom, down))
    return parts.composed(width, [_centred(setting, width, y) for setting, y in placed])


def _root(term: Root, style: Style) -> Setting:
    metrics = constants()
    tall = style.level is Level.DISPLAY
    gap = metrics.radical_display_gap if tall else metrics.radical_gap
    return parts.radical(_set(term.inner, style), style.em, gap * style.em, style.strong)


_SETTERS: dict[type[Term], Callable[[Any, Style], Setting]] = {
    Symbol: _symbol,
    Number: _number,
    Operator: _operator,
    Scripts: _scripts,
    Fraction: _fraction,
    Root: _root,
    Parenthesised: _parenthesised,
    Row: _row,
}
