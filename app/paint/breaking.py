"""Long formulas on several lines, broken where a reader would: outside of parentheses if possible.

First before an equals sign and after a plus, a minus or a comma; in parentheses only where what
is in them is too long for a line; within a product only where nothing else helps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.paint.spacing import flat
from app.paint.typeset import typeset
from engine.words.terms import Operator, Parenthesised, Row, Symbol, Term

_EQUALS, _AFTER, _PRODUCTS = frozenset("="), frozenset("+−"), frozenset("·×")

Piece = tuple[Term, ...]


def broken(term: Term, size: float, digits: int, room: float) -> list[Term]:
    """Return ``term`` as rows that are at most ``room`` pixels wide, if it can be broken so."""

    def width(piece: Piece) -> float:
        return typeset(Row(piece), size, digits).width

    def fits(piece: Piece) -> bool:
        return width(piece) <= room

    rows: list[Term] = []
    current: Piece = ()
    # The current row is at most so wide. To set it once more with every piece would take longer
    # than all the rest; the space between two pieces is less than the size of the letters.
    most = 0.0
    for piece in _pieces(tuple(flat([term])), fits, _LEVELS):
        longer = (*current, *piece)
        most += width(piece) + size
        if current and most > room:
            most = width(longer)
        if current and most > room:
            rows.append(Row(current))
            longer, most = piece, width(piece)
        current = longer
    return [*rows, Row(current)]


def _pieces(
    items: Piece,
    fits: Callable[[Piece], bool],
    levels: Sequence[Callable[[Piece], Iterator[Piece]]],
) -> Iterator[Piece]:
    """Yield what has to stay together; what is too long is broken by one level after another."""
    for piece in levels[0](items):
        if fits(piece) or len(levels) == 1:
            yield piece
        else:
            yield from _pieces(piece, fits, levels[1:])


def _before(items: Piece, signs: frozenset[str]) -> Iterator[Piece]:
    piece: list[Term] = []
    for item in items:
        if piece and isinstance(item, Operator) and item.text in signs:
            yield tuple(piece)
            piece = []
        piece.append(item)
    yield tuple(piece)


def _at_equals(items: Piece) -> Iterator[Piece]:
    """Break before an equals sign."""
    return _before(items, _EQUALS)


def _at_sums(items: Piece) -> Iterator[Piece]:
    """Break after a sign between two terms or a comma."""
    piece: list[Term] = []
    for item in items:
        piece.append(item)
        if len(piece) > 1 and _ends(item):
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def _in_parentheses(items: Piece) -> Iterator[Piece]:
    """Break what is in parentheses as well, as if these were letters."""
    yield from _at_sums(tuple(_opened(items)))


def _at_products(items: Piece) -> Iterator[Piece]:
    """Break before the sign of a product."""
    return _before(items, _PRODUCTS)


_LEVELS = (_at_equals, _at_sums, _in_parentheses, _at_products)


def _ends(item: Term) -> bool:
    if isinstance(item, Operator):
        return item.text in _AFTER
    return isinstance(item, Symbol) and item.text.startswith(",")


def _opened(items: Piece) -> Iterator[Term]:
    """Yield the items of a row; what is long in parentheses as if these were letters."""
    for item in items:
        match item:
            case Parenthesised(inner=Row(items=inner)) if any(map(_ends, flat(inner))):
                yield from _in_letters(list(_opened(tuple(flat(inner)))))
            case _:
                yield item


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
