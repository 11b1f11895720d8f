from __future__ import annotations

from dataclasses import replace

from app.core.color import Color
from app.core.frame import TermLight
from app.core.scene import Shot
from app.core.scene.context import Context
from app.core.scene.formula.card import formula_of
from app.core.scene.highlight import lit_terms
from engine.plan.events import Kind
from engine.words.terms import Mark, Number, Symbol, Tag, leaves
from tests.app.core.scene.shots import place_of, shot

POSITIVE, NEGATIVE = Mark(Tag.WEIGHT, None, 1, 0, 0), Mark(Tag.WEIGHT, None, 1, 0, 1)


def hues(made: Shot, mark: Mark) -> set[Color]:
    """Return the colours of every symbol and number of the card that stand for a quantity."""
    formula = formula_of(made)
    colors = dict(formula.colors)
    return {
        colors[leaf.tag]
        for _, _, right, _ in formula.lines
        for leaf in leaves(right)
        if isinstance(leaf, Symbol | Number) and leaf.mark == mark
    }


def test_a_weight_has_the_hue_of_its_edge_on_the_card() -> None:
    made = shot("xor", place_of("xor", Kind.WEIGHTED_SUM, 0.5))
    theme = Context(made).theme
    assert hues(made, POSITIVE) == {theme.positive}
    assert hues(made, NEGATIVE) == {theme.negative}


def test_a_weight_in_the_name_of_its_gradient_has_it_too() -> None:
    place = place_of("xor", Kind.GRADIENT, 0.5, layer=1, unit=0, source=1)
    made = shot("xor", place, "product")
    left = formula_of(made).lines[0][0]
    assert left is not None
    tags = {leaf.text: leaf.tag for leaf in leaves(left) if isinstance(leaf, Symbol)}
    assert tags["w"] is Tag.NEGATIVE


def test_what_is_lit_up_has_it_too() -> None:
    made = shot("xor", place_of("xor", Kind.WEIGHTED_SUM, 0.5))
    context = Context(replace(made, hovered=(NEGATIVE, POSITIVE)))
    light = lit_terms(context)
    assert isinstance(light, TermLight)
    assert dict(light.hues) == {
        NEGATIVE: context.theme.negative, POSITIVE: context.theme.positive,
    }  # fmt: skip
