"""What definitions of functions are written with: turns of phrase made of terms."""

from __future__ import annotations

from engine.words.terms import (
    Number,
    Operator,
    Parenthesised,
    Row,
    Scripts,
    Symbol,
    Term,
    grouped,
    row,
)
from engine.words.wording import worded

ONE = Number(1.0)
HALF = Symbol("½", italic=False)
MINUS = Symbol("−", italic=False)
ELLIPSIS = Symbol("…", italic=False)


def call(name: str, *arguments: Term) -> Row:
    """Write a function of its arguments, such as max(0, z)."""
    items: list[Term] = []
    for argument in arguments:
        if items:
            items.append(Symbol(", ", italic=False))
        items.append(argument)
    return row(Symbol(name, italic=False), Parenthesised(row(*items)))


def if_positive(z: Term, value: Term, otherwise: Term) -> Row:
    """Write ``value if z > 0, else otherwise``."""
    return either(value, row(z, Operator(">"), Number(0.0)), otherwise)


def either(value: Term, condition: Term, otherwise: Term) -> Row:
    """Write ``value if condition, else otherwise``."""
    return row(
        value,
        Symbol(worded(" if "), italic=False),
        condition,
        Symbol(worded(", else "), italic=False),
        otherwise,
    )


def scaled(factor: float, term: Term) -> Term:
    """Write ``factor · term``, without a factor of 1."""
    return term if factor == 1.0 else row(Number(factor), Operator("·"), grouped(term))


def rest(term: Term) -> Term:
    """Write (1 − term)."""
    return Parenthesised(row(ONE, Operator("−"), term))


def difference(one: Term, other: Term) -> Term:
    """Write (one − other)."""
    return Parenthesised(row(one, Operator("−"), other))


def magnitude(term: Term) -> Row:
    """Write |term|."""
    bar = Symbol("|", italic=False)
    return row(bar, term, bar)


def power(base: Term, exponent: float) -> Term:
    """Write the base with its exponent."""
    return Scripts(grouped(base), above=Number(exponent))


def exponential(z: Term) -> Term:
    """Write e to the power of z."""
    return Scripts(Symbol("e"), above=z)
