from dataclasses import replace

import pytest

from app.core.frame import Anchor, Derivation, Text
from app.core.layout import Area
from app.core.scene import card_of, formula_of
from app.paint.derivation import place, term_places
from app.paint.fonts import line
from app.paint.typeset import typeset
from engine.plan.events import Kind
from engine.words.terms import (
    Fraction,
    Mark,
    Number,
    Operator,
    Parenthesised,
    Scripts,
    Symbol,
    Tag,
    Term,
    joined,
    marked,
    row,
)
from tests.app.core.scene.shots import place_within, shot

pytestmark = pytest.mark.usefixtures("qapp")

HALF = Fraction(Number(1.0), Number(2.0))


def derivation(*rights: Term, limit: float = 1000.0, depth: float = 1000.0) -> Derivation:
    lefts = [Symbol("z"), *[None] * (len(rights) - 1)]
    lines = tuple((left, "=", right, False) for left, right in zip(lefts, rights, strict=True))
    return Derivation(0, 0, lines, 20, 16, 30, limit, depth, 0xFFFFFFFF, 4)


def test_right_sides_begin_below_each_other() -> None:
    _, _, first, _, _, second = place(derivation(Number(1.0), Number(-2.0)))
    assert first.x == second.x > 0
    assert (first.y, second.y) == (0, 30)


def test_relations_of_different_width_share_a_middle() -> None:
    item = derivation(Number(1.0), Number(2.0))
    first, second = item.lines
    _, arrow, _, _, equals, _ = place(replace(item, lines=((first[0], "←", *first[2:]), second)))
    assert arrow.x + arrow.formula.width / 2 == pytest.approx(equals.x + equals.formula.width / 2)


def test_without_a_left_side_or_a_relation_nothing_is_left_free() -> None:
    lines = ((None, "", Number(1.0), False),)
    *_, right = place(replace(derivation(Number(1.0)), lines=lines))
    assert right.x == 0


def terms(count: int) -> Term:
    return joined([Number(0.1234)] * count, "+")


def test_only_the_line_that_is_a_little_too_long_is_smaller() -> None:
    width = typeset(terms(5), 20, 4).width
    _, _, first, _, _, second = place(derivation(terms(5), Number(0.5), limit=width))
    assert first.x + first.formula.width == pytest.approx(width, rel=0.001)
    assert second.formula == typeset(Number(0.5), 20, 4)


def test_a_line_that_would_get_too_small_is_broken_instead() -> None:
    *_, first, _, _, second = place(derivation(terms(12), limit=600))
    assert first.x == second.x
    assert second.y > first.y
    for part in (first, second):
        assert part.x + part.formula.width <= 600
        assert part.formula.ascent > 0.8 * typeset(Number(1.0), 20, 4).ascent


@pytest.mark.parametrize("depth", [90.0, 105.0])
def test_lines_keep_above_the_lower_end(depth: float) -> None:
    *_, last = place(derivation(HALF, terms(12), Number(1.0), limit=600, depth=depth))
    *_, free = place(derivation(HALF, terms(12), Number(1.0), limit=600))
    assert last.y + last.formula.descent <= depth
    assert last.y < free.y


def test_where_closer_lines_do_not_help_all_get_smaller() -> None:
    tall = Fraction(HALF, HALF)
    *_, free = place(derivation(tall, tall, tall))
    *_, last = place(derivation(tall, tall, tall, depth=0.8 * free.y))
    assert last.y + last.formula.descent <= 0.8 * free.y
    assert 0.599 * free.formula.width <= last.formula.width < free.formula.width


def test_where_there_is_no_room_at_all_the_size_stays() -> None:
    *_, right = place(derivation(Number(1.0), limit=5))
    assert right.formula == typeset(Number(1.0), 20, 4)


def test_tall_lines_move_apart_instead_of_touching() -> None:
    _, _, first, _, _, second = place(derivation(HALF, HALF))
    assert second.y - second.formula.ascent > first.y + first.formula.descent


def test_a_tall_first_line_moves_down() -> None:
    *_, plain = place(derivation(Number(1.0)))
    *_, tall = place(derivation(HALF))
    assert plain.y == 0 < tall.y
    # The middle of capitals is a third of the size above the baseline.
    assert tall.formula.ascent - tall.y < 30 / 2 + 20 / 3


def test_a_strong_line_is_bold_on_its_right_side_only() -> None:
    item = derivation(Number(1.0))
    left, relation, right, _ = item.lines[0]
    strong = place(replace(item, lines=((left, relation, right, True),)))
    assert strong[2].formula == typeset(right, 20, 4, strong=True)
    assert strong[:2] == place(item)[:2]


def test_each_quantity_has_a_place_and_what_is_beside_it_for_the_same_is_one() -> None:
    z, w = Mark(Tag.WEIGHTED_SUM), Mark(Tag.WEIGHT)
    slope = marked(row(Symbol("f"), Parenthesised(Symbol("z"))), z)
    weight = marked(Scripts(Symbol("w"), Symbol("1"), Symbol("2")), w)
    sample = derivation(row(slope, Operator("·"), weight), Number(-0.5, mark=w))
    first, second, third = term_places(replace(sample, x=100, y=50))
    assert [mark for mark, _ in (first, second, third)] == [z, w, w]
    assert 100 < first[1].x < first[1].right < second[1].x
    assert first[1].y < 50 < first[1].bottom < third[1].bottom
    assert first[1].width > 2.5 * typeset(Symbol("f"), 20, 4).width


def test_no_lines_are_nothing() -> None:
    assert place(replace(derivation(Number(1.0)), lines=())) == []


@pytest.mark.parametrize("size", [(880, 680), (456, 400)])
@pytest.mark.parametrize("digits", [4, 9, 12, 17])
@pytest.mark.parametrize("kind", [Kind.GRADIENT, Kind.UPDATE, Kind.DELTA])
def test_what_is_said_beside_a_formula_hides_none_of_it(
    kind: Kind, digits: int, size: tuple[int, int]
) -> None:
    place = place_within("two-two-two", kind, 1.0, layer=2)
    made = shot("two-two-two", place, size=size, digits=digits, checked=True)
    texts = [item for item in card_of(made)[0] if isinstance(item, Text)]
    remarks = [text for text in texts if text.anchor is Anchor.RIGHT]
    assert remarks
    for remark in remarks:
        width = line(remark.text, remark.face, remark.size).width
        area = Area(remark.x - width, remark.y - remark.size / 2.0, width, remark.size)
        assert not any(area.meets(term) for _, term in term_places(formula_of(made)))
