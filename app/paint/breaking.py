"""Long formulas on several lines: broken after a plus or a minus, or before an equals sign."""

from __future__ import annotations

from collections.abc import Iterator

from app.paint.spacing import flat
from app.paint.typeset import typeset
from engine.terms import Operator, Parenthesised, Row, Symbol, Term

_BREAKS, _EQUALS = frozenset("+−"), Operator("=")


def broken(term: Term, size: float, digits: int, room: float) -> list[Term]:
    """Return ``term`` as rows that are at most ``room`` pixels wide, if it can be broken so."""
    rows: list[Term] = []
    current: tuple[Term, ...] = ()
    for piece in _pieces(term):
        longer = (*current, *piece)
        if current and typeset(Row(longer), size, digits).width > room:
            rows.append(Row(current))
            longer = piece
        current = longer
    return [*rows, Row(current)]


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
