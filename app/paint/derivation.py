"""Where the lines of a derivation stand: right sides below each other, never overlapping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from app.core.frame import Derivation, Face
from app.core.layout import Area
from app.paint.breaking import broken
from app.paint.fonts import cap_height
from app.paint.formula import NOTHING, Formula
from app.paint.typeset import typeset
from engine.words.terms import Mark, Operator, Term

# The space beside a relation and the least space between two lines, as shares of the size.
_RELATION_GAP, _LINE_GAP = 0.28, 0.5
# The sizes that are tried for broken lines, and the leadings for all of them.
_SCALES = (1.0, 0.9, 0.8, 0.7)
_LEADINGS = (1.0, 0.9, 0.8)
# The sizes that are tried for everything where that does not help.
_SIZES = (1.0, 0.9, 0.8, 0.7, 0.6)

_Line = tuple[Formula, Formula, Formula]


class Placed(NamedTuple):
    """One formula and the left end of its baseline, in pixels from that of the first line."""

    formula: Formula
    x: float
    y: float


class _Columns(NamedTuple):
    """Where left sides end, relations have their middle and right sides begin."""

    left_end: float
    relation_middle: float
    right_start: float


def place(item: Derivation) -> list[Placed]:
    """Return the formulas of ``item``, as large as there is room for, above all unbroken lines."""
    for size in _SIZES:
        placed, fits = _sized(replace(item, size=item.size * size, leading=item.leading * size))
        if fits:
            break
    return placed


def term_places(item: Derivation) -> list[tuple[Mark, Area]]:
    """Return where each quantity stands in the picture, in pixels, in the order of reading."""
    baseline = item.y + _drop(item)
    return [
        (mark, area.moved(item.x + part.x, baseline + part.y))
        for part in place(item)
        for mark, area in part.formula.places
    ]


def _sized(item: Derivation) -> tuple[list[Placed], bool]:
    """Return the formulas with unbroken lines in their full size, and whether there is room."""
    for scale in _SCALES:
        lines, columns = _lines(item, item.size * scale)
        for closer in _LEADINGS:
            baselines = list(_baselines(lines, item, item.leading * closer))
            if not lines or baselines[-1] + _descent(lines[-1]) <= item.depth - _drop(item):
                return list(_placed(lines, columns, baselines)), True
    return list(_placed(lines, columns, baselines)), False


def _lines(item: Derivation, broken_size: float) -> tuple[list[_Line], _Columns]:
    """Return the lines, and more of them where a right side has to be broken."""
    lefts = [_formula(left, item) for left, _, _, _ in item.lines]
    relations = [_formula(Operator(relation), item) for _, relation, _, _ in item.lines]
    columns = _columns(lefts, relations, item.size)
    room = item.limit - columns.right_start
    lines: list[_Line] = []
    for left, relation, (_, _, right, strong) in zip(lefts, relations, item.lines, strict=True):
        first, *rest = _rights(right, item, strong, room, broken_size)
        lines.append((left, relation, first))
        lines += [(NOTHING, NOTHING, formula) for formula in rest]
    return lines, columns


def _formula(term: Term | None, item: Derivation) -> Formula:
    return NOTHING if term is None else typeset(term, item.size, item.digits)


def _rights(
    term: Term, item: Derivation, strong: bool, room: float, broken_size: float
) -> list[Formula]:
    """Return a right side on one line, a little smaller if need be, or else on several."""
    full = typeset(term, item.size, item.digits, strong)
    if full.width * item.least <= room * item.size or room <= 0.0:
        return [_fitting(term, item.size, item.digits, strong, room)]
    rows = broken(term, broken_size, item.digits, room)
    return [_fitting(row, broken_size, item.digits, strong, room) for row in rows]


def _fitting(term: Term, size: float, digits: int, strong: bool, room: float) -> Formula:
    full = typeset(term, size, digits, strong)
    if full.width <= room or room <= 0.0:
        return full
    return typeset(term, size * room / full.width, digits, strong)


def _columns(lefts: list[Formula], relations: list[Formula], size: float) -> _Columns:
    left = max((part.width for part in lefts), default=0.0)
    relation = max((part.width for part in relations), default=0.0)
    before = _RELATION_GAP * size if left > 0.0 else 0.0
    after = _RELATION_GAP * size if relation > 0.0 else 0.0
    return _Columns(left, left + before + relation / 2, left + before + relation + after)


def _placed(lines: list[_Line], columns: _Columns, baselines: list[float]) -> Iterator[Placed]:
    for (left, relation, right), y in zip(lines, baselines, strict=True):
        yield Placed(left, columns.left_end - left.width, y)
        yield Placed(relation, columns.relation_middle - relation.width / 2, y)
        yield Placed(right, columns.right_start, y)


def _baselines(lines: list[_Line], item: Derivation, leading: float) -> Iterator[float]:
    """Return the baselines: ``leading`` apart, further where a tall line would touch another."""
    if not lines:
        return iter(())
    gap = _LINE_GAP * item.size * leading / item.leading
    steps = (
        max(leading, _descent(upper) + _ascent(lower) + gap) for upper, lower in pairwise(lines)
    )
    return accumulate(steps, initial=_lowered(lines[0], item))


def _drop(item: Derivation) -> float:
    """Return how far below the middle of a line its baseline is."""
    return cap_height(Face.MATH) * item.size / 2


def _lowered(first: _Line, item: Derivation) -> float:
    """Return how much lower a tall first line stands, to keep to the room of a usual one."""
    room = (item.leading + cap_height(Face.MATH) * item.size) / 2
    return max(0.0, _ascent(first) + _LINE_GAP * item.size / 2 - room)


def _ascent(line: _Line) -> float:
    return max(part.ascent for part in line)


def _descent(line: _Line) -> float:
    return max(part.descent for part in line)
