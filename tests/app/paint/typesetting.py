"""Short ways to set a term: what tests of formulas share."""

from PySide6.QtCore import QRectF

from app.paint.formula import Formula
from app.paint.typeset import typeset
from engine.words.terms import Symbol, Term

SIZE = 20.0
Z = Symbol("z")


def setting(term: Term, digits: int = 4, *, strong: bool = False) -> Formula:
    return typeset(term, SIZE, digits, strong)


def width(term: Term) -> float:
    return setting(term).width


def upright(text: str) -> Symbol:
    return Symbol(text, italic=False)


def box(formula: Formula) -> QRectF:
    """Return the bounds of the first outline."""
    return formula.inks[0][0].outline.boundingRect()


def same_outlines(first: Formula, second: Formula) -> bool:
    return [ink.outline for ink, _, _ in first.inks] == [ink.outline for ink, _, _ in second.inks]
