"""Where the lines of a derivation stand: right sides below each other, never overlapping."""

from __future__ import annotations

from typing import NamedTuple

from app.core.frame import Derivation
from app.paint.typeset import Outlines, outlines
from engine.terms import Operator, Term

# The space beside a relation and the least space between two lines, as shares of the size.
_RELATION_GAP, _LINE_GAP = 0.28, 0.25


class Placed(NamedTuple):
    """One formula and the left end of its baseline, in pixels from that of the first line."""

    formula: Outlines
    x: float
    y: float


class _Line(NamedTuple):
    left: Outlines
    relation: Outlines
    right: Outlines

    @property
    def ascent(self) -> float:
        return max(part.ascent for part in self)

    @property
    def descent(self) -> float:
        return max(part.descent for part in self)


_NOTHING = Outlines(0.0, 0.0, 0.0, ())


def place(item: Derivation) -> list[Placed]:
    """Return the formulas of ``item``, small enough for its limit."""
    lines = _set(item, item.size)
    width = _width(lines, item.size)
    size = item.size * min(1.0, item.limit / width) if width > 0.0 else item.size
    return _placed(lines if size == item.size else _set(item, size), size, item.leading)


def _set(item: Derivation, size: float) -> list[_Line]:
    def formula(term: Term | None, strong: bool = False) -> Outlines:
        return _NOTHING if term is None else outlines(term, size, item.digits, strong)

    return [
        _Line(formula(left), formula(Operator(relation)), formula(right, strong))
        for left, relation, right, strong in item.lines
    ]


def _columns(lines: list[_Line], size: float) -> tuple[float, float]:
    """Return where the column of relations and that of right sides start."""
    left = max((line.left.width for line in lines), default=0.0)
    relation = max((line.relation.width for line in lines), default=0.0)
    gap = _RELATION_GAP * size
    start = left + gap if left > 0.0 else 0.0
    return start, start + relation + gap if relation > 0.0 else start


def _width(lines: list[_Line], size: float) -> float:
    return _columns(lines, size)[1] + max((line.right.width for line in lines), default=0.0)


def _placed(lines: list[_Line], size: float, leading: float) -> list[Placed]:
    relations, rights = _columns(lines, size)
    lefts_end = max((line.left.width for line in lines), default=0.0)
    column = max((line.relation.width for line in lines), default=0.0)
    placed, y, above = [], 0.0, None
    for line in lines:
        if above is not None:
            y += max(leading, above.descent + line.ascent + _LINE_GAP * size)
        placed.append(Placed(line.left, lefts_end - line.left.width, y))
        placed.append(Placed(line.relation, relations + (column - line.relation.width) / 2, y))
        placed.append(Placed(line.right, rights, y))
        above = line
    return placed
