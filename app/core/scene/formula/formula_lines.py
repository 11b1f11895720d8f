"""The lines of a formula, as they stand on the card and go into documents."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.frame import Line
from app.core.scene.context import Context
from engine.formulas import Formula
from engine.words.exact import in_fractions
from engine.words.terms import Operator, Symbol, Term, row

_EQUALS = Operator("=")


def formula_lines(context: Context, formula: Formula, *, done: bool) -> tuple[Line, ...]:
    """Return symbols, numbers and result below each other; without ``done`` the result is open."""
    result: Term = formula.result if done else Symbol("…", italic=False)
    lines = (*_lines(formula), (None, "=", result, True))
    if not context.shot.view.fractions:
        return lines
    return tuple((left, relation, in_fractions(right), strong)
                 for left, relation, right, strong in lines)  # fmt: skip


def _lines(formula: Formula) -> Iterator[Line]:
    """Yield the lines of a formula above its result."""
    for step in formula.steps:
        right = row(step.symbols, _EQUALS, step.numbers, _EQUALS, step.result)
        yield step.left, "←", right, False
    if formula.left is None:
        yield formula.symbols, "=", formula.numbers, False
    elif formula.steps:
        right = row(formula.symbols, _EQUALS, formula.numbers)
        yield formula.left, formula.relation, right, False
    else:
        yield formula.left, formula.relation, formula.symbols, False
        yield None, "=", formula.numbers, False
