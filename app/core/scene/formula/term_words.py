"""What a term of the card stands for, in words."""

from __future__ import annotations

from app.core.names import option_words
from app.core.scene.context import Context
from app.core.scene.formula.card import formula_of
from app.core.scene.shot import Shot
from engine.marks import SIZE, TIMESTEP, is_option
from engine.notation import Notation
from engine.words.terms import Mark, Number, Tag, leaves
from engine.words.wording import worded

_NAMES = {
    Tag.WEIGHT: worded("weight"),
    Tag.BIAS: worded("bias"),
    Tag.ACTIVATION: worded("activation"),
    Tag.WEIGHTED_SUM: worded("weighted sum"),
    Tag.PRODUCT: worded("product"),
    Tag.TARGET: worded("target"),
    Tag.ERROR: worded("error"),
    Tag.LOSS: worded("loss"),
    Tag.SLOPE: worded("slope"),
    Tag.DELTA: worded("delta"),
    Tag.CONTRIBUTION: worded("contribution"),
    Tag.GRADIENT: worded("gradient"),
    Tag.STATE: worded("number of the optimizer"),
}
# What is told from others of its tag by its name.
_BY_NAME = {
    SIZE.name: worded("size of the gradient"),
    TIMESTEP.name: worded("number of the update"),
    "arriving": worded("what comes back"),
    "mask": worded("mask of dropout"),
}


def term_words(shot: Shot, mark: Mark) -> str:
    """Return what a term stands for, and its number as far as the card shows it."""
    context = Context(shot)
    words = name_of(context.notation, mark)
    value = _value(shot, mark)
    if value is not None:
        words = worded("{name}: {number}", name=words, number=context.number(value))
    return context.said(words)


def name_of(notation: Notation, mark: Mark) -> str:
    """Return what a quantity is called in words."""
    name, place = _name(mark), _place(notation, mark)
    return name if place is None else worded("{name}, {place}", name=name, place=place)


def _name(mark: Mark) -> str:
    if mark.name in _BY_NAME:
        return _BY_NAME[mark.name]
    if is_option(mark):
        return option_words(mark.name)
    return _NAMES.get(mark.tag, mark.tag.value)


def _place(notation: Notation, mark: Mark) -> str | None:
    if mark.layer is None:
        return None
    if mark.unit is None:
        return notation.layer_words(mark.layer)
    unit = notation.unit_words(mark.layer, mark.unit)
    if mark.source is None:
        return unit
    layer = mark.layer + {Tag.CONTRIBUTION: 1, Tag.SLOPE: 0}.get(mark.tag, -1)
    source = notation.unit_words(layer, mark.source)
    return worded("{source} to {unit}", source=source, unit=unit)


def _value(shot: Shot, mark: Mark) -> float | None:
    """Return the last number on the card that stands for a quantity."""
    numbers = (
        leaf.value
        for _, _, right, _ in reversed(formula_of(shot).lines)
        for leaf in leaves(right)
        if isinstance(leaf, Number) and leaf.mark == mark
    )
    return next(numbers, None)
