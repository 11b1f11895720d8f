"""Numbers that are exactly a fraction: the float nearest to a numerator over a small denominator.

Of all numbers between 0 and 1, fewer than one in ten thousand million are the float nearest to
such a fraction by chance: what is shown as one has come out as one.
"""

from __future__ import annotations

import math
from fractions import Fraction as Rational

from engine.words.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Scripts,
    Term,
    changed,
    row,
)

LARGEST_DENOMINATOR = 1000
LARGEST_NUMERATOR = 9999


def fraction_of(value: float) -> tuple[int, int] | None:
    """Return numerator and denominator, None for whole numbers and for what is no such fraction."""
    if not math.isfinite(value) or value == int(value):
        return None
    nearest = Rational(value).limit_denominator(LARGEST_DENOMINATOR)
    above, below = nearest.numerator, nearest.denominator
    return (above, below) if abs(above) <= LARGEST_NUMERATOR and above / below == value else None


def fraction_text(value: float) -> str | None:
    """Return a number as text such as −1/3, None where it is no fraction."""
    found = fraction_of(value)
    return None if found is None else f"{found[0]}/{found[1]}".replace("-", "\N{MINUS SIGN}")


def in_fractions(term: Term) -> Term:
    """Return ``term`` with every number that is a fraction written as one."""
    if isinstance(term, Number):
        return _number(term)
    if isinstance(term, Scripts):
        # In scripts fractions would be too small to be read.
        base = in_fractions(term.base)
        whole = base is term.base or not isinstance(term.base, Number)
        return Scripts(base if whole else Parenthesised(base), term.below, term.above)
    return changed(term, in_fractions)


def _number(term: Number) -> Term:
    found = fraction_of(term.value)
    if found is None:
        return term
    above, below = (Number(float(abs(part)), term.tag, term.mark) for part in found)
    fraction = Fraction(above, below)
    return row(Operator("−"), fraction) if found[0] < 0 else fraction
