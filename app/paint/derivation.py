"""Where the lines of a derivation stand: right sides below each other, never overlapping."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from app.core.frame import Derivation, Face
from app.paint.fonts import cap_height
from app.paint.typeset import Formula, typeset
from engine.terms import Operator, Term

# The space beside a relation and the least space between two lines, as shares of the size.
_RELATION_GAP, _LINE_GAP = 0.28, 0.5
_NOTHING = Formula(0.0, 0.0, 0.0, ())

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
    """Return the formulas of ``item``; a right side too long for its limit is set smaller."""
    lefts = [_formula(left, item) for left, _, _, _ in item.lines]
    relations = [_formula(Operator(relation), item) for _, relation, _, _ in item.lines]
    columns = _columns(lefts, relations, item.size)
    room = item.limit - columns.right_start
    rights = [_fitting(right, item, strong, room) for _, _, right, strong in item.lines]
    return list(_placed(list(zip(lefts, relations, rights, strict=True)), columns, item))


def _formula(term: Term | None, item: Derivation) -> Formula:
    return _NOTHING if term is None else typeset(term, item.size, item.digits)


def _fitting(term: Term, item: Derivation, strong: bool, room: float) -> Formula:
    full = typeset(term, item.size, item.digits, strong)
    if full.width <= room or room <= 0.0:
        return full
    return typeset(term, item.size * room / full.width, item.digits, strong)


def _columns(lefts: list[Formula], relations: list[Formula], size: float) -> _Columns:
    left = max((part.width for part in lefts), default=0.0)
    relation = max((part.width for part in relations), default=0.0)
    before = _RELATION_GAP * size if left > 0.0 else 0.0
    after = _RELATION_GAP * size if relation > 0.0 else 0.0
    return _Columns(left, left + before + relation / 2, left + before + relation + after)


def _placed(lines: list[_Line], columns: _Columns, item: Derivation) -> Iterator[Placed]:
    for (left, relation, right), y in zip(lines, _baselines(lines, item), strict=False):
        yield Placed(left, columns.left_end - left.width, y)
        yield Placed(relation, columns.relation_middle - relation.width / 2, y)
        yield Placed(right, columns.right_start, y)


def _baselines(lines: list[_Line], item: Derivation) -> Iterator[float]:
    """Return the baselines: ``leading`` apart, further where a tall line would touch another."""
    steps = (
        max(item.leading, _descent(upper) + _ascent(lower) + _LINE_GAP * item.size)
        for upper, lower in pairwise(lines)
    )
    return accumulate(steps, initial=_lowered(lines[0], item) if lines else 0.0)


def _lowered(first: _Line, item: Derivation) -> float:
    """Return how much lower a tall first line stands, to keep to the room of a usual one."""
    room = (item.leading + cap_height(Face.MATH) * item.size) / 2
    return max(0.0, _ascent(first) + _LINE_GAP * item.size / 2 - room)


def _ascent(line: _Line) -> float:
    return max(part.ascent for part in line)


def _descent(line: _Line) -> float:
    return max(part.descent for part in line)
