"""Formulas as trees of tagged terms.

A formula is built once, as a tree, and rendered elsewhere: to boxes on the stage, to plain text
in a trace. A tag says what a term *is*, so that a theme can give it the colour of the thing on
the stage that it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tag(StrEnum):
    """What a term stands for."""

    PLAIN = "plain"
    WEIGHT = "weight"
    BIAS = "bias"
    INPUT = "input"
    ACTIVATION = "activation"
    WEIGHTED_SUM = "weighted_sum"
    TARGET = "target"
    ERROR = "error"
    LOSS = "loss"
    SLOPE = "slope"
    DELTA = "delta"
    GRADIENT = "gradient"
    RATE = "rate"
    STATE = "state"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter or word. Single letters are set italic, words (``italic=False``) upright."""

    text: str
    tag: Tag = Tag.PLAIN
    italic: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """A value; how many digits are shown is the renderer's choice."""

    value: float
    tag: Tag = Tag.PLAIN


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
class Parenthesised:
    """Parentheses as tall as what they hold."""

    inner: Term


@dataclass(frozen=True, slots=True)
class Row:
    """Terms side by side."""

    items: tuple[Term, ...]


Term = Symbol | Number | Operator | Scripts | Fraction | Parenthesised | Row


def row(*items: Term) -> Row:
    """Return the terms side by side."""
    return Row(items)


def joined(terms: list[Term], operator: str) -> Row:
    """Return ``terms`` with ``operator`` between every two of them."""
    items: list[Term] = []
    for term in terms:
        if items:
            items.append(Operator(operator))
        items.append(term)
    return Row(tuple(items))


def number_text(value: float, digits: int) -> str:
    """Return ``value`` with up to ``digits`` significant digits and a real minus sign."""
    # Adding 0 turns the float −0 into 0: a sign without a magnitude says nothing.
    return f"{value + 0.0:.{digits}g}".replace("-", "\N{MINUS SIGN}")


def plain_text(term: Term, digits: int) -> str:
    """Return ``term`` as one line of text."""
    match term:
        case Symbol(text=text):
            return text
        case Number(value=value):
            return number_text(value, digits)
        case Operator(text=text):
            return f" {text} "
        case Scripts(base=base, below=below, above=above):
            low = f"_{plain_text(below, digits)}" if below is not None else ""
            high = f"^{plain_text(above, digits)}" if above is not None else ""
            return plain_text(base, digits) + low + high
        case Fraction(above=above, below=below):
            return f"({plain_text(above, digits)}) / ({plain_text(below, digits)})"
        case Parenthesised(inner=inner):
            return f"({plain_text(inner, digits)})"
        case Row(items=items):
            return "".join(plain_text(item, digits) for item in items)
