"""The formula of the card for documents: as text and as LaTeX, with the sentence above it."""

from __future__ import annotations

from app.core.frame import Line
from app.core.scene.context import Context
from app.core.scene.formula.card import sentence
from app.core.scene.formula.formula_lines import formula_lines
from app.core.scene.shot import Shot
from engine.words.latex import latex
from engine.words.terms import Operator, plain_text


def text_of(shot: Shot) -> str:
    """Return the sentence, and below it symbols, numbers and result, one a line."""
    told, lines = _told(shot)
    return "\n".join((told, *(_text(line, shot.view.digits) for line in lines))) + "\n"


def latex_of(shot: Shot) -> str:
    """Return the same for LaTeX with ``amsmath``: the sentence as a comment, the lines aligned."""
    told, lines = _told(shot)
    rows = " \\\\\n".join(f"  {_latex(line, shot.view.digits)}" for line in lines)
    return f"% {told}\n\\begin{{align*}}\n{rows}\n\\end{{align*}}\n"


def _told(shot: Shot) -> tuple[str, tuple[Line, ...]]:
    """Return the sentence and all lines, also of what is still under way."""
    context = Context(shot)
    formula = context.explained(context.moment.explained)
    return sentence(context, formula), formula_lines(context, formula, done=True)


def _text(line: Line, digits: int) -> str:
    left, relation, right, _ = line
    before = "" if left is None else plain_text(left, digits)
    return f"{before} {relation} {plain_text(right, digits)}".strip()


def _latex(line: Line, digits: int) -> str:
    left, relation, right, _ = line
    before = "" if left is None else latex(left, digits)
    return f"{before} & {latex(Operator(relation), digits)} {latex(right, digits)}".strip()
