"""The OpenType MATH table: how the designer of a face wants formulas to be set.

Source of the layout: the OpenType specification, chapter "MATH — the mathematical typesetting
table". Every number comes out as a share of the em.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import NamedTuple

from app.core.frame import Face
from app.paint.fonts import raw_font

# Where the value records of the constants start, and the place of each one used in their order.
_FIRST_CONSTANT = 8
_CONSTANT_PLACES = {
    "axis_height": 1,
    "subscript_shift_down": 4,
    "subscript_top_max": 5,
    "subscript_drop_min": 6,
    "superscript_shift_up": 7,
    "superscript_bottom_min": 9,
    "superscript_drop_max": 10,
    "script_gap_min": 11,
    "space_after_script": 13,
    "upper_limit_gap": 14,
    "lower_limit_gap": 16,
    "numerator_shift_up": 29,
    "denominator_shift_down": 31,
    "fraction_gap": 33,
    "rule_thickness": 34,
    "radical_gap": 45,
    "radical_display_gap": 46,
    "radical_rule_thickness": 47,
}


class Constants(NamedTuple):
    """The constants that the layout uses, as shares of the em; names as in the specification."""

    axis_height: float
    subscript_shift_down: float
    subscript_top_max: float
    subscript_drop_min: float
    superscript_shift_up: float
    superscript_bottom_min: float
    superscript_drop_max: float
    script_gap_min: float
    space_after_script: float
    upper_limit_gap: float
    lower_limit_gap: float
    numerator_shift_up: float
    denominator_shift_down: float
    fraction_gap: float
    rule_thickness: float
    radical_gap: float
    radical_display_gap: float
    radical_rule_thickness: float
    script_scale: float
    script_script_scale: float


@cache
def constants() -> Constants:
    """Return the constants of the bundled mathematical face."""
    start = _u16(4)
    percents = {"script_scale": _i16(start) / 100, "script_script_scale": _i16(start + 2) / 100}
    first = start + _FIRST_CONSTANT
    values = {name: _i16(first + 4 * place) / _em() for name, place in _CONSTANT_PLACES.items()}
    return Constants(**values, **percents)


@cache
def italic_corrections() -> dict[int, float]:
    """Return by how much each slanted glyph leans over its advance: glyph number to share."""
    info = _u16(6)
    start = info + _u16(info)
    glyphs = _coverage(start + _u16(start))
    return {index: _i16(start + 4 + 4 * place) / _em() for place, index in enumerate(glyphs)}


@cache
def taller_glyphs(index: int) -> tuple[int, ...]:
    """Return the numbers of the taller designs of a glyph, the shortest first."""
    start = _u16(8)
    glyphs = _coverage(start + _u16(start + 2))
    if index not in glyphs:
        return ()
    construction = start + _u16(start + 10 + 2 * glyphs.index(index))
    return tuple(_u16(construction + 4 + 4 * k) for k in range(_u16(construction + 2)))


def _coverage(start: int) -> list[int]:
    """Return the glyph numbers of a coverage table, of either format, in order."""
    kind, count = _u16(start), _u16(start + 2)
    if kind == 1:
        return [_u16(start + 4 + 2 * k) for k in range(count)]
    ranges = [(_u16(start + 4 + 6 * k), _u16(start + 6 + 6 * k)) for k in range(count)]
    return [index for first, last in ranges for index in range(first, last + 1)]


@cache
def _table() -> bytes:
    return bytes(raw_font(Face.MATH).fontTable("MATH").data())


@cache
def _em() -> float:
    return raw_font(Face.MATH).unitsPerEm()


def _u16(at: int) -> int:
    value: int = struct.unpack_from(">H", _table(), at)[0]
    return value


def _i16(at: int) -> int:
    value: int = struct.unpack_from(">h", _table(), at)[0]
    return value
