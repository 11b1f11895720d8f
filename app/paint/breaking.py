"""Long formulas on several lines: broken after a plus or a minus, or before an equals sign."""

from __future__ import annotations

from collections.abc import Iterator

from app.paint.spacing import Kind, Level, flat, gap, kind_after
from app.paint.typeset import typeset
from engine.terms import Operator, Parenthesised, Row, Symbol, Term

_BREAKS, _EQUALS = frozenset("+−"), Operator("=")


def broken(term: Term, size: float, digits: int, room: float) -> list[Term]:
    """Return ``term`` as rows that are at most ``room`` pixels wide, if it can be broken so.

    Each piece is measured once, by itself: to set every row anew with each piece that may still
    fit would take many times as long as the formula.
    """
    rows: list[Term] = []
    current: tuple[Term, ...] = ()
    width = 0.0
    for piece in _pieces(term):
        wider = typeset(Row(piece), size, digits).width
        joint = _joint(current[-1], piece[0]) * size if current else 0.0
        if current and width + joint + wider > room:
            rows.append(Row(current))
            current, width, joint = (), 0.0, 0.0
        current, width = (*current, *piece), width + joint + wider
    return [*rows, Row(current)]


def _joint(left: Term, right: Term) -> float:
    """Return the space between two pieces side by side, in em."""
    kind = kind_after(Kind.ORDINARY, left)
    return gap(kind, kind_after(kind, right), Level.DISPLAY)


def _pieces(term: Term) -> Iterator[tuple[Term, ...]]:
    """Yield what has to stay together."""
    piece: list[Term] = []
    for item in _opened([term]):
        if piece and item == _EQUALS:
            yield tuple(piece)
            piece = []
        piece.append(item)
        if len(piece) > 1 and isinstance(item, Operator) and item.text in _BREAKS:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def _opened(items: list[Term]) -> Iterator[Term]:
    """Yield the items of a row; sums in parentheses as if their parentheses were letters."""
    for item in flat(items):
        match item:
            case Parenthesised(inner=Row(items=inner)) if _is_sum(inner):
                yield from _in_letters(list(_opened(list(inner))))
            case _:
                yield item


def _is_sum(items: tuple[Term, ...]) -> bool:
    return any(isinstance(item, Operator) and item.text in _BREAKS for item in flat(items))


def _in_letters(inner: list[Term]) -> Iterator[Term]:
    """Yield what is in parentheses with these; a sign behind the first belongs to it."""
    first, *rest = inner
    if isinstance(first, Operator):
        yield Symbol("(" + first.text, italic=False)
    else:
        yield Symbol("(", italic=False)
        yield first
    yield from rest
    yield Symbol(")", italic=False)
