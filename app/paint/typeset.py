"""Terms to outlines, set as in a textbook.

The rules for fractions, scripts and spaces are those of TeX (D. Knuth, The TeXbook, appendix G)
with the constants of the face's MATH table. Lengths are shares of the em until ``outlines``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from app.paint import parts
from app.paint.fonts import scaled
from app.paint.mathtable import constants
from app.paint.parts import Setting, moved, side_by_side
from app.paint.spacing import SUMS, THIN, Kind, Level, flat, gap, kind_after
from engine.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Row,
    Scripts,
    Symbol,
    Tag,
    Term,
    number_text,
)

_MINUS = "\N{MINUS SIGN}"
_PRIME = "\N{PRIME}"
_TIMES = "\N{MULTIPLICATION SIGN}"
# How far a fraction's rule reaches beyond its longer part, and the space beside the rule.
_OVERHANG, _BEARING = 0.05, 0.08


@dataclass(frozen=True, slots=True)
class Style:
    """How a term is to be set."""

    digits: int
    strong: bool = False
    level: Level = Level.DISPLAY

    @property
    def scale(self) -> float:
        """The size of this level, as a share of the formula's size."""
        metrics = constants()
        return (1.0, 1.0, metrics.script_scale, metrics.script_script_scale)[self.level]

    def in_fraction(self) -> Style:
        """Return the style of a numerator or denominator."""
        return replace(self, level=Level(min(self.level + 1, Level.SCRIPT_SCRIPT)))

    def in_script(self) -> Style:
        """Return the style of a subscript or superscript."""
        deeper = Level.SCRIPT if self.level < Level.SCRIPT else Level.SCRIPT_SCRIPT
        return replace(self, level=deeper)


class Outlines(NamedTuple):
    """A formula in pixels from the left end of its baseline; one outline per tag."""

    width: float
    ascent: float
    descent: float
    by_tag: tuple[tuple[Tag, QPainterPath], ...]


@lru_cache(maxsize=1024)
def outlines(term: Term, size: float, digits: int, strong: bool = False) -> Outlines:
    """Return ``term`` set ``size`` pixels high, numbers with ``digits`` significant digits."""
    setting = typeset(term, digits, strong)
    merged: dict[Tag, QPainterPath] = {}
    for run in setting.runs:
        outline = merged.setdefault(run.tag, QPainterPath())
        outline.addPath(scaled(run.outline, run.scale * size, run.x * size, run.y * size))
    for outline in merged.values():
        outline.setFillRule(Qt.FillRule.WindingFill)
    box = (setting.width * size, setting.ascent * size, setting.descent * size)
    return Outlines(*box, tuple(merged.items()))


@lru_cache(maxsize=1024)
def typeset(term: Term, digits: int, strong: bool = False) -> Setting:
    """Return ``term`` set at a size of 1."""
    return _set(term, Style(digits, strong))


def _set(term: Term, style: Style) -> Setting:
    return _SETTERS[type(term)](term, style)


def _symbol(term: Symbol, style: Style) -> Setting:
    return parts.text(term.text, term.tag, style.scale, italic=term.italic, strong=style.strong)


def _number(term: Number, style: Style) -> Setting:
    # Adding zero turns -0.0 into 0.0: equal terms share a place in the cache, so must look alike.
    mantissa, _, exponent = number_text(term.value + 0.0, style.digits).partition("e")
    setting = _symbol(Symbol(mantissa, term.tag, italic=False), style)
    return _times_power_of_ten(setting, exponent, term.tag, style) if exponent else setting


def _times_power_of_ten(mantissa: Setting, exponent: str, tag: Tag, style: Style) -> Setting:
    times = _symbol(Symbol(_TIMES, tag, italic=False), style)
    above = Symbol(_plain_exponent(exponent), tag, italic=False)
    power = _scripts(Scripts(Symbol("10", tag, italic=False), above=above), style)
    space = THIN * style.scale
    return side_by_side([(mantissa, 0.0), (times, space), (power, space)])


def _plain_exponent(text: str) -> str:
    """Return an exponent without leading zeros or a plus, its minus a real one."""
    return str(int(text.replace(_MINUS, "-"))).replace("-", _MINUS)


def _operator(term: Operator, style: Style) -> Setting:
    if term.text in SUMS:
        return parts.big_operator("∑", style.scale, tall=style.level is Level.DISPLAY)
    return parts.text(term.text, Tag.PLAIN, style.scale, strong=style.strong)


def _row(term: Row, style: Style) -> Setting:
    placed: list[tuple[Setting, float]] = []
    left: Kind | None = None
    for item in flat(term.items):
        kind = kind_after(left, item)
        placed.append((_set(item, style), gap(left, kind, style.level) * style.scale))
        left = kind
    return side_by_side(placed)


def _scripts(term: Scripts, style: Style) -> Setting:
    """Put scripts behind a base; a subscript tucks in under the lean of an italic."""
    base = _set(term.base, style)
    if isinstance(term.base, Operator) and style.level is Level.DISPLAY:
        return _with_limits(base, term, style)
    pieces, clear = [base], -math.inf
    if term.above is not None:
        high, rise = _superscript(base, term.above, style)
        pieces.append(moved(high, base.width, -rise))
        clear = high.descent - rise + constants().script_gap_min * style.scale
    if term.below is not None:
        low = _set(term.below, style.in_script())
        drop = max(_drop(base, low, style), clear + low.ascent)
        pieces.append(moved(low, base.width - base.lean, drop))
    width = max(piece.width for piece in pieces) + constants().space_after_script * style.scale
    return parts.stacked(width, *pieces)


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
        pieces.append((below, base.descent + metrics.lower_limit_gap + below.ascent))
    if term.above is not None:
        above = _set(term.above, inner)
        pieces.append((above, -base.ascent - metrics.upper_limit_gap - above.descent))
    width = max(piece.width for piece, _ in pieces)
    centred = [moved(piece, (width - piece.width) / 2, y) for piece, y in pieces]
    return parts.stacked(width, *centred)


def _drop(base: Setting, low: Setting, style: Style) -> float:
    """Return how far below the baseline a subscript stands."""
    metrics, scale = constants(), style.scale
    return max(
        metrics.subscript_shift_down * scale,
        low.ascent - metrics.subscript_top_max * scale,
        base.descent + metrics.subscript_drop_min * scale if base.is_compound else 0.0,
    )


def _rise(base: Setting, high: Setting, style: Style) -> float:
    """Return how far above the baseline a superscript stands."""
    metrics, scale = constants(), style.scale
    return max(
        metrics.superscript_shift_up * scale,
        high.descent + metrics.superscript_bottom_min * scale,
        base.ascent - metrics.superscript_drop_max * scale if base.is_compound else 0.0,
    )


def _parenthesised(term: Parenthesised, style: Style) -> Setting:
    return parts.parenthesised(_set(term.inner, style), style.scale, style.strong)


def _fraction(term: Fraction, style: Style) -> Setting:
    metrics, scale = constants(), style.scale
    top, bottom = (_set(part, style.in_fraction()) for part in (term.above, term.below))
    axis, half = metrics.axis_height * scale, metrics.rule_thickness * scale / 2
    gap = half + metrics.fraction_gap * scale
    up = max(metrics.numerator_shift_up * scale, axis + gap + top.descent)
    down = max(metrics.denominator_shift_down * scale, gap - axis + bottom.ascent)
    rule_width = max(top.width, bottom.width) + 2 * _OVERHANG * scale
    bearing = _BEARING * scale
    width = rule_width + 2 * bearing
    return parts.stacked(
        width,
        parts.rule(bearing, axis + half, rule_width, 2 * half),
        moved(top, (width - top.width) / 2, -up),
        moved(bottom, (width - bottom.width) / 2, down),
    )


_SETTERS: dict[type[Term], Callable[[Any, Style], Setting]] = {
    Symbol: _symbol,
    Number: _number,
    Operator: _operator,
    Scripts: _scripts,
    Fraction: _fraction,
    Parenthesised: _parenthesised,
    Row: _row,
}
