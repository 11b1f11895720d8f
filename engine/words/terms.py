"""Formulas as trees of tagged terms.

A formula is built once, as a tree, and rendered elsewhere: to boxes on the stage, to plain text
in a trace. A tag says what a term *is*, so that a theme can give it the colour of the thing on
the stage that it stands for; a mark says which one of these it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from engine.words.wording import Translate, said


class Tag(StrEnum):
    """What a term stands for."""

    PLAIN = "plain"
    WEIGHT = "weight"
    BIAS = "bias"
    NEGATIVE = "negative"
    ACTIVATION = "activation"
    WEIGHTED_SUM = "weighted_sum"
    PRODUCT = "product"
    TARGET = "target"
    ERROR = "error"
    LOSS = "loss"
    SLOPE = "slope"
    DELTA = "delta"
    CONTRIBUTION = "contribution"
    GRADIENT = "gradient"
    RATE = "rate"
    STATE = "state"
    RESULT = "result"


class Mark(NamedTuple):
    """Which quantity it is that a term stands for: the same for its symbol and for its number.

    Places are those of ``Address``: layers from 1 (0 the inputs), units from 0, ``position`` in
    the batch; None where that makes no difference. Weights and biases are those of the layer that
    they belong to. ``name`` tells apart what has the same tag and place, such as the constants
    of an optimizer.
    """

    tag: Tag
    position: int | None = None
    layer: int | None = None
    unit: int | None = None
    source: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter or word. Single letters are set italic, words (``italic=False``) upright."""

    text: str
    tag: Tag = Tag.PLAIN
    italic: bool = True
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A value; how many digits are shown is the renderer's choice."""

    value: float
    tag: Tag = Tag.PLAIN
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Operator:
    """``=``, ``+``, ``−``, ``×``, ``·``, ``←``: set with a space on either side."""

    text: str


@dataclass(frozen=True, slots=True)
class Scripts:
    """A base with a subscript, a superscript or both stacked."""

    base: Term
    below: Term | None = None
    above: Term | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """A numerator over a denominator."""

    above: Term
    below: Term


@dataclass(frozen=True, slots=True)
class Root:
    """The square root of a term."""

    inner: Term


@dataclass(frozen=True, slots=True)
class Parenthesised:
    """Parentheses as tall as what they hold."""

    inner: Term


@dataclass(frozen=True, slots=True)
class Row:
    """Terms side by side."""

    items: tuple[Term, ...]


Term = Symbol | Number | Operator | Scripts | Fraction | Root | Parenthesised | Row


def row(*items: Term) -> Row:
    """Return the terms side by side."""
    return Row(items)


def joined(terms: Sequence[Term], operator: str) -> Row:
    """Return ``terms`` with ``operator`` between every two of them."""
    items: list[Term] = []
    for term in terms:
        if items:
            items.append(Operator(operator))
        items.append(term)
    return Row(tuple(items))


def parts_of(term: Term) -> tuple[Term, ...]:
    """Return what a term is made of, none for a leaf, as it is read."""
    match term:
        case Scripts(base, below, above):
            return (base, *(part for part in (below, above) if part is not None))
        case Fraction(above=above, below=below):
            return above, below
        case Root(inner) | Parenthesised(inner):
            return (inner,)
        case Row(items):
            return items
    return ()


def leaves(term: Term) -> Iterator[Symbol | Number]:
    """Yield the symbols and numbers of a term from the left to the right."""
    if isinstance(term, Symbol | Number):
        yield term
    for part in parts_of(term):
        yield from leaves(part)


def marked(term: Term, mark: Mark | None) -> Term:
    """Return ``term`` with everything in it standing for one quantity."""
    if isinstance(term, Symbol | Number):
        return replace(term, mark=mark)
    return changed(term, lambda part: marked(part, mark))


def changed(term: Term, change: Callable[[Term], Term]) -> Term:
    """Return a term made of what ``change`` makes of its parts."""
    match term:
        case Scripts(base, below, above):
            return Scripts(change(base), below and change(below), above and change(above))
        case Fraction(above=above, below=below):
            return Fraction(change(above), change(below))
        case Root(inner) | Parenthesised(inner):
            return type(term)(change(inner))
        case Row(items):
            return Row(tuple(map(change, items)))
    return term


def mark_of(term: Term) -> Mark | None:
    """Return the quantity that a term stands for, None where it is made of several or of none."""
    found = leaves(term)
    first = next(found, None)
    if first is None or any(leaf.mark != first.mark for leaf in found):
        return None
    return first.mark


def number_text(value: float, digits: int) -> str:
    """Return ``value`` with up to ``digits`` significant digits and a real minus sign."""
    # Adding 0 turns the float −0 into 0: a sign without a magnitude says nothing.
    return f"{value + 0.0:.{digits}g}".replace("-", "\N{MINUS SIGN}")


def grouped(term: Term) -> Term:
    """Return a negative number in parentheses, so that −(−0.3) does not read as −−0.3."""
    return Parenthesised(term) if isinstance(term, Number) and term.value < 0.0 else term


def said_term(term: Term, translate: Translate) -> Term:
    """Return ``term`` with the words in it in another language."""
    if isinstance(term, Symbol):
        return replace(term, text=said(term.text, translate))
    return changed(term, lambda part: said_term(part, translate))


def plain_text(term: Term, digits: int) -> str:
    """Return ``term`` as one line of text."""
    return _TEXTS[type(term)](term, digits)


def _scripts_text(term: Scripts, digits: int) -> str:
    low = f"_{plain_text(term.below, digits)}" if term.below is not None else ""
    high = f"^{plain_text(term.above, digits)}" if term.above is not None else ""
    return plain_text(term.base, digits) + low + high


def _fraction_text(term: Fraction, digits: int) -> str:
    return f"{_operand_text(term.above, digits)} / {_operand_text(term.below, digits)}"


def _operand_text(term: Term, digits: int) -> str:
    text = plain_text(term, digits)
    parts = term.items if isinstance(term, Row) else (term,)
    compound = any(isinstance(part, Operator | Fraction) for part in parts)
    return f"({text})" if compound else text


def _row_text(term: Row, digits: int) -> str:
    if len(term.items) == 1:
        return plain_text(term.items[0], digits)
    # Side by side means times: without parentheses, 1 / 2(a − y) would divide by all of it.
    return "".join(
        f"({plain_text(item, digits)})" if isinstance(item, Fraction) else plain_text(item, digits)
        for item in term.items
    )


_TEXTS: dict[type, Callable[[Any, int], str]] = {
    Symbol: lambda term, digits: term.text,
    Number: lambda term, digits: number_text(term.value, digits),
    Operator: lambda term, digits: f" {term.text} ",
    Scripts: _scripts_text,
    Fraction: _fraction_text,
    Root: lambda term, digits: f"√({plain_text(term.inner, digits)})",
    Parenthesised: lambda term, digits: f"({plain_text(term.inner, digits)})",
    Row: _row_text,
}
