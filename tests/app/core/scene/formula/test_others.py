from __future__ import annotations

import pytest

from app.core.frame import Face, Text
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.formula.others import OPEN, other_gradients, untold
from app.core.scene.marked import number_places
from app.core.scene.motion.backward import gradient_chips
from engine.marks import of_gradient
from engine.plan.events import Kind
from engine.words.terms import Mark, Tag
from tests.app.core.scene.shots import place_within, shot

SIZES = [(456, 400), (506, 445), (872, 705), (1278, 885)]


def context_of(name: str, share: float, size: tuple[int, int], digits: int = 4) -> Context:
    place = place_within(name, Kind.GRADIENT, share, layer=2)
    return Context(shot(name, place, size=size, digits=digits))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris", "spiral"])
def test_every_gradient_that_is_shown_can_be_read_somewhere(
    name: str, size: tuple[int, int]
) -> None:
    context = context_of(name, 0.9, size)
    listed = {mark for mark, _ in number_places(other_gradients(context))}
    told = {mark for chip in gradient_chips(context) for mark in chip.marks}
    first = Mark(Tag.WEIGHT, None, 2, context.moment.units[0], 0)  # the formula is about this one
    wanted = {
        of_gradient(Mark(Tag.WEIGHT, None, *edge), context.moment.position)
        for edge in context.active_edges
    }
    assert wanted - told - {of_gradient(first, context.moment.position)} == listed


@pytest.mark.parametrize("digits", [4, 17])
@pytest.mark.parametrize("size", SIZES)
def test_the_list_keeps_to_the_card(size: tuple[int, int], digits: int) -> None:
    context = context_of("digits", 0.9, size, digits=digits)
    areas = [area for _, area in number_places(other_gradients(context))]
    assert areas
    for area in areas:
        assert context.card_area.contains(area)
        assert not any(area.meets(other) for other in areas if other is not area)


def test_of_too_many_the_largest_are_listed_and_it_is_said_that_there_are_more() -> None:
    context = context_of("digits", 0.9, SIZES[1])
    texts = [item.text for item in other_gradients(context) if isinstance(item, Text)]
    assert texts[-1] == OPEN
    values = sorted((abs(entry.gradient) for entry in untold(context)), reverse=True)
    assert {context.number(value) for value in values[: len(texts) - 1]} == {
        text.lstrip("\N{MINUS SIGN}") for text in texts[:-1]
    }


def test_a_gradient_is_listed_once_it_is_found() -> None:
    assert not list(other_gradients(context_of("spiral", 0.1, SIZES[1])))
    assert list(other_gradients(context_of("spiral", 0.9, SIZES[1])))


def test_the_list_stands_below_what_is_said_of_it() -> None:
    context = context_of("spiral", 0.9, SIZES[1])
    (said,) = (
        item for item in compose(context.shot).still
        if isinstance(item, Text) and item.text.startswith("and ")
    )  # fmt: skip
    assert said.face is Face.SANS
    tops = [area.y for _, area in number_places(other_gradients(context))]
    assert min(tops) > said.y
