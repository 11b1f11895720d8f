"""The space beside each part of a row, by what stands on its left and right.

Source: D. Knuth, The TeXbook, chapter 18, "spacing".
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, IntEnum, auto

from engine.words.terms import Operator, Parenthesised, Row, Scripts, Symbol, Term

_SUMS = frozenset("∑Σ")
_RELATIONS = frozenset("=≈≠<>≤≥←→")

# In em: thin beside words, medium beside a plus or a times, thick beside an equals or an arrow.
THIN, _MEDIUM, _THICK = 3 / 18, 4 / 18, 5 / 18


class Level(IntEnum):
    """How deep a part stands: alone, in a fraction, in a script, in a script's script."""

    DISPLAY = 0
    TEXT = 1
    SCRIPT = 2
    SCRIPT_SCRIPT = 3


class Kind(Enum):
    """What decides the space beside a part of a row."""

    ORDINARY = auto()
    GROUP = auto()
    WORD = auto()
    BINARY = auto()
    RELATION = auto()


def flat(items: Iterable[Term]) -> Iterable[Term]:
    """Yield the items of rows within rows as if they stood in one row."""
    for item in items:
        if isinstance(item, Row):
            yield from flat(item.items)
        else:
            yield item


def kind_after(left: Kind | None, item: Term) -> Kind:
    """Return the kind of ``item``; a minus that has nothing on its left is a sign."""
    kind = _kind(item)
    is_sign = kind is Kind.BINARY and left in (None, Kind.BINARY, Kind.RELATION)
    return Kind.ORDINARY if is_sign else kind


def _kind(item: Term) -> Kind:
    if is_sum(item):
        return Kind.WORD
    match item:
        case Scripts(base=base):
            return _kind(base)
        case Operator(text=text):
            return Kind.RELATION if text in _RELATIONS else Kind.BINARY
        case Symbol(text=text, italic=False) if len(text) > 1 and text.isalpha():
            return Kind.WORD
        case Parenthesised():
            return Kind.GROUP
        case _:
            return Kind.ORDINARY


def is_sum(term: Term) -> bool:
    """Tell whether ``term`` is a sum sign, to be drawn large and with its limits below."""
    return isinstance(term, Symbol | Operator) and term.text.strip() in _SUMS


def gap(left: Kind | None, right: Kind, level: Level) -> float:
    """Return the space between two parts; operators in scripts stand close."""
    if left is None:
        return 0.0
    if Kind.RELATION in (left, right):
        return _THICK if level < Level.SCRIPT else 0.0
    if Kind.BINARY in (left, right):
        return _MEDIUM if level < Level.SCRIPT else 0.0
    if right is Kind.WORD or (left is Kind.WORD and right is not Kind.GROUP):
        return THIN
    return 0.0
