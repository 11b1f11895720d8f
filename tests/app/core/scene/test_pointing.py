from __future__ import annotations

from app.core.layout import Area
from app.core.scene import formula_of, marked_places, pointed, term_words, weight_at
from app.core.scene.context import Context
from app.core.scene.marked import Body
from app.core.scene.pointing import body_at, edge_at
from engine.plan.events import Kind
from engine.words.terms import Mark, Number, Tag, leaves
from tests.app.core.scene.shots import place_of, shot

W = Mark(Tag.WEIGHT, None, 2, 0, 0)
DELTA_O1, DELTA_H1 = Mark(Tag.DELTA, 0, 2, 0), Mark(Tag.DELTA, 0, 1, 0)
SLOPE = Mark(Tag.SLOPE, 0, 1, 0)
SHOT = shot("two-two-two", 31.6)
CONTEXT = Context(SHOT)
CARD = CONTEXT.card_area
# As if the card had these terms, each 20 pixels wide.
TERMS = tuple(
    (mark, Area(CARD.x + 30.0 * number, CARD.y + 60.0, 20.0, 20.0))
    for number, mark in enumerate((DELTA_H1, W, DELTA_O1, SLOPE))
)


def at(x: float, y: float) -> tuple[Mark, ...]:
    return pointed(SHOT, TERMS, x, y)


def test_a_term_of_the_card_is_pointed_at() -> None:
    assert at(*TERMS[1][1].center) == (W,)
    assert at(TERMS[1][1].right + 5.0, TERMS[1][1].y) == ()


def test_a_number_of_the_stage_comes_before_its_neuron() -> None:
    (area,) = (area for mark, area in marked_places(SHOT) if mark == DELTA_O1)
    assert at(*area.center) == (DELTA_O1,)


def test_a_neuron_is_all_that_the_card_says_of_it() -> None:
    x, y = CONTEXT.places.neurons[1, 0]
    assert at(x, y - 0.6 * CONTEXT.places.radius) == (DELTA_H1, SLOPE)


def test_an_edge_is_its_weight() -> None:
    x, y = CONTEXT.places.way(2, 0, 0).point(0.9)
    assert at(x, y) == (W,)
    assert edge_at(CONTEXT, x, y - 40.0) is None


def test_a_weight_is_at_its_edge_and_at_its_number() -> None:
    number = Mark(Tag.WEIGHT, None, 1, 0, 0)
    (area,) = (area for mark, area in marked_places(SHOT) if mark == number)
    for place in CONTEXT.places.way(1, 0, 0).point(0.9), (area.center[0], area.y + 1.0):
        assert weight_at(SHOT, *place) == (1, 0, 0)
    assert edge_at(CONTEXT, area.center[0], area.y + 1.0) is None
    assert weight_at(SHOT, 3.0, 3.0) is None


def test_a_number_that_the_card_does_not_speak_of_is_itself() -> None:
    (area,) = (area for mark, area in marked_places(SHOT) if mark.tag is Tag.LOSS)
    assert at(*area.center) == (Mark(Tag.LOSS),)


def test_the_ground_is_nothing() -> None:
    assert at(3.0, 3.0) == ()
    assert body_at(CONTEXT, 3.0, 3.0) == Body()


def test_a_term_is_said_in_words_with_its_number() -> None:
    assert term_words(SHOT, W) == "weight, hidden neuron 1 to output neuron 1: 0.4"
    assert term_words(SHOT, DELTA_O1) == "delta, output neuron 1: 0.1385"
    # What is under way has no number yet.
    assert term_words(SHOT, DELTA_H1) == "delta, hidden neuron 1"


def test_every_term_of_every_card_has_words() -> None:
    for name in ("two-two-two", "adam", "prelu", "shared bias", "softmax inside", "clipping"):
        for kind in Kind:
            try:
                made = shot(name, place_of(name, kind, 1.0))
            except KeyError:
                continue
            for left, _, right, _ in formula_of(made).lines:
                for leaf in (*leaves(right), *(() if left is None else leaves(left))):
                    assert leaf.mark is None or term_words(made, leaf.mark)


def test_the_words_of_a_result_have_the_number_that_the_card_ends_with() -> None:
    made = shot("two-two-two", place_of("two-two-two", Kind.DELTA, 1.0, layer=1))
    result = formula_of(made).lines[-1][2]
    assert isinstance(result, Number)
    assert result.mark is not None
    assert term_words(made, result.mark).endswith(": 0.008771")
