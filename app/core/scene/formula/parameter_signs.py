"""Weights and biases below zero have the hue of their edges on the card too."""

from __future__ import annotations

from dataclasses import replace

from app.core.color import Color
from app.core.frame import Line
from app.core.scene.context import Context
from engine.words.terms import Mark, Number, Symbol, Tag, Term, changed

_PARAMETERS = (Tag.WEIGHT, Tag.BIAS)


def with_signs(context: Context, line: Line) -> Line:
    """Return a line in which weights and biases below zero have a tag of their own."""
    left, relation, right, strong = line
    return left and _with_signs(context, left), relation, _with_signs(context, right), strong


def mark_hue(context: Context, mark: Mark) -> Color:
    """Return the hue of what stands for a quantity."""
    return dict(context.theme.tags)[_signed(context, mark.tag, mark)]


def _with_signs(context: Context, term: Term) -> Term:
    if isinstance(term, Symbol | Number):
        return replace(term, tag=_signed(context, term.tag, term.mark))
    return changed(term, lambda part: _with_signs(context, part))


def _signed(context: Context, tag: Tag, mark: Mark | None) -> Tag:
    """Return a tag, or that of a negative parameter where the mark is about one."""
    if tag not in _PARAMETERS or mark is None or mark.layer is None:
        return tag
    place = context.network.place(mark.layer, mark.unit or 0, mark.source)
    return Tag.NEGATIVE if context.moment.parameters[place] < 0.0 else tag
