"""Numbers that nobody can take hold of: why not, and which others they follow from."""

from __future__ import annotations

from app.core.scene.formula.term_words import name_of
from app.core.session import Session
from engine.marks import TIMESTEP, is_option
from engine.notation import Notation
from engine.words.terms import Mark, Tag
from engine.words.wording import Wording, worded

_FORWARD = worded("a weight on the way there, a bias or an input")
_BACKWARD = worded("a weight, a bias or a target")
_SOURCES = {
    Tag.PRODUCT: _FORWARD,
    Tag.WEIGHTED_SUM: _FORWARD,
    Tag.ACTIVATION: _FORWARD,
    Tag.SLOPE: _FORWARD,
    Tag.TARGET: worded("a target"),
    Tag.STATE: worded("a weight, or a number of the optimizer"),
}


def refusal(session: Session, mark: Mark) -> Wording:
    """Return why a number cannot be dragged, and what can be dragged or set in its place."""
    name = name_of(Notation(session.run.network), mark)
    if mark == TIMESTEP:
        return worded("Drag the time line for another one: {name}.", name=name)
    if mark.name == "mask":
        return worded("Drawn at random: {name}. Set the dropout of the layer instead.", name=name)
    if is_option(mark):
        return worded("Set it in the panel “Network”, for the whole run: {name}.", name=name)
    return worded(
        "Computed from other numbers: {name}. Drag {source} instead.",
        name=name, source=_SOURCES.get(mark.tag, _BACKWARD),
    )  # fmt: skip
