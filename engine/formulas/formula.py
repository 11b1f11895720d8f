"""What a formula is, and what long ones are shortened to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from engine.quantities import Quantity, combined
from engine.words.terms import Number, Symbol, Term, joined, plain_text, said_term
from engine.words.wording import Translate, said

T = TypeVar("T")

# A sum over more terms than this shows its first and last ones.
MOST_TERMS = 4


class Step(NamedTuple):
    """One line on the way to a result: ``left ← symbols = numbers = result``."""

    left: Term
    symbols: Term
    numbers: Term
    result: Term


@dataclass(frozen=True)
class Formula:
    """One operation explained: ``left relation symbols``, ``= numbers``, ``= result``.

    ``left`` is None where the operation's result has no name of its own: then it is the symbols
    that are equal to the numbers. ``steps`` come first: what an optimizer remembers, renewed by the
    update.
    """

    sentence: str
    left: Term | None
    symbols: Term
    numbers: Term
    result: Number
    relation: str = "="
    steps: tuple[Step, ...] = ()

    def said(self, translate: Translate) -> Formula:
        """Return the same formula in another language."""

        def spoken(term: Term) -> Term:
            return said_term(term, translate)

        return replace(
            self,
            sentence=said(self.sentence, translate),
            left=None if self.left is None else spoken(self.left),
            symbols=spoken(self.symbols),
            numbers=spoken(self.numbers),
            steps=tuple(Step(*map(spoken, step)) for step in self.steps),
        )

    def numbers_text(self, digits: int) -> str:
        """Return the formula with its numbers as one line of text."""
        numbers, result = plain_text(self.numbers, digits), plain_text(self.result, digits)
        named = "" if self.left is None else f"{plain_text(self.left, digits)} {self.relation} "
        return f"{named}{numbers} = {result}"


def abbreviated(
    items: Sequence[T], make: Callable[[T], Quantity], most: int = MOST_TERMS
) -> list[Quantity]:
    """Return the terms of a sum, with an ellipsis in the middle of a long one."""
    if len(items) <= most:
        return [make(item) for item in items]
    kept = [make(item) for item in items[: most - 1]]
    ellipsis = Symbol("…", italic=False)
    return [*kept, Quantity(ellipsis, ellipsis), make(items[-1])]


def summed(terms: Sequence[Quantity]) -> Quantity:
    """Return the sum of some terms."""
    return combined(lambda *parts: joined(parts, "+"), *terms)
