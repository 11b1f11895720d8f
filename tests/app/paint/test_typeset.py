import gc
import math
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Face, Frame, Text
from app.core.frame import Math as MathItem
from app.core.project import Layer, Network
from app.core.scene import shot_of
from app.core.scene.context import Context
from app.core.scene.formula.others import other_gradients
from app.core.scene.network.inscription import inscription
from app.core.session import Session
from app.paint import to_image
from app.paint.fonts import cap_height, glyph, scaled
from app.paint.parts import Part
from app.paint.typeset import typeset
from engine.plan.events import Kind
from engine.words.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Root,
    Scripts,
    Symbol,
    Tag,
    Term,
    row,
)
from tests.app.core.scene.shots import place_within, shot
from tests.app.paint.typesetting import SIZE, Z, box, same_outlines, setting, upright, width

pytestmark = pytest.mark.usefixtures("qapp")


def test_symbols_side_by_side_add_up() -> None:
    assert width(row(Z, upright("a"))) == pytest.approx(width(Z) + width(upright("a")))


def test_hardly_anything_is_kept_of_how_formulas_were_put_together() -> None:
    for value in range(1000):
        assert setting(row(Z, Operator("="), Fraction(Number(float(value)), Z))).inks
    gc.collect()
    assert sum(isinstance(kept, Part) for kept in gc.get_objects()) < 3000


def test_rows_within_rows_are_one_row() -> None:
    inner = row(Operator("+"), Number(1.0))
    flat = row(Z, Operator("+"), Number(1.0))
    assert setting(row(Z, inner)) == setting(flat)


def test_an_equals_has_more_space_than_a_plus_and_a_plus_more_than_none() -> None:
    def space(operator: str) -> float:
        both = row(Number(1.0), Operator(operator), Number(1.0))
        return width(both) - 2 * width(Number(1.0)) - width(Operator(operator))

    assert space("=") > space("+") > 0.1 * SIZE


def test_a_minus_with_nothing_on_its_left_is_a_sign() -> None:
    sign = row(Operator("−"), Number(1.0))
    assert width(sign) == pytest.approx(width(Operator("−")) + width(Number(1.0)))
    after_times = row(Number(2.0), Operator("×"), Operator("−"), Number(1.0))
    assert width(after_times) == pytest.approx(
        width(row(Number(2.0), Operator("×"), Number(2.0))) + width(Operator("−"))
    )


def test_a_function_name_stands_off_its_argument_but_not_off_a_parenthesis() -> None:
    log = upright("ln")
    assert width(row(log, Z)) > width(log) + width(Z) + 0.1 * SIZE
    grouped = Parenthesised(Z)
    assert width(row(log, grouped)) == pytest.approx(width(log) + width(grouped))


def test_single_letters_are_italic_and_words_are_not() -> None:
    assert not same_outlines(setting(Symbol("a")), setting(upright("a")))
    assert same_outlines(
        setting(Symbol("δ")), setting(upright("\N{MATHEMATICAL ITALIC SMALL DELTA}"))
    )
    assert same_outlines(setting(Symbol("h")), setting(upright("\N{PLANCK CONSTANT}")))


def test_the_rule_of_a_fraction_lies_on_the_axis_between_its_parts() -> None:
    fraction = setting(Fraction(Number(1.0), row(Number(1.0), Operator("+"), Z)))
    minus = glyph(Face.MATH, "−").outline
    (rule, rule_x, rule_y), (top, _, top_y), *_ = fraction.inks
    bar = rule.outline.boundingRect().translated(rule_x, rule_y)
    axis = scaled(minus, SIZE / 1000).boundingRect().center().y()
    assert bar.center().y() == pytest.approx(axis, abs=0.05)
    assert bar.width() > width(row(Number(1.0), Operator("+"), Z))
    assert top_y + top.outline.boundingRect().bottom() < bar.top()
    assert fraction.ascent > SIZE > fraction.descent > 0.5 * SIZE


def test_no_part_of_a_fraction_reaches_its_rule() -> None:
    half: Term = Fraction(Number(1.0), Number(2.0))
    (rule, _, rule_y), *rest = setting(Fraction(half, half)).inks
    bar = rule.outline.boundingRect().translated(0, rule_y)
    boxes = [ink.outline.boundingRect().translated(0, y) for ink, _, y in rest]
    assert all(part.bottom() < bar.top() or part.top() > bar.bottom() for part in boxes)


def test_a_fraction_in_a_fraction_is_smaller() -> None:
    inner = Fraction(Number(1.0), Number(2.0))
    assert setting(Fraction(inner, Number(1.0))).ascent < 2 * setting(inner).ascent


def test_parentheses_are_as_tall_as_what_they_hold() -> None:
    def height(term: Term) -> float:
        return setting(term).ascent + setting(term).descent

    tall: Term = Fraction(Number(1.0), Number(2.0))
    assert height(Parenthesised(Z)) < 1.1 * SIZE
    assert box(setting(Parenthesised(tall))).height() > height(tall) - 0.4 * SIZE
    for _ in range(4):
        tall = Fraction(tall, tall)
    parenthesis = box(setting(Parenthesised(tall)))
    assert parenthesis.height() > height(tall) - 0.4 * SIZE


def test_a_root_covers_what_it_holds_and_no_more() -> None:
    (sign, _, sign_y), (bar, bar_x, bar_y), *_ = setting(Root(Z)).inks
    left, above = sign.outline.boundingRect(), bar.outline.boundingRect()
    assert bar_x == pytest.approx(setting(Root(Z)).width - width(Z))
    assert above.width() == pytest.approx(width(Z))
    assert sign_y + left.top() == pytest.approx(bar_y + above.top(), abs=0.02 * SIZE)
    assert bar_y + above.bottom() < -setting(Z).ascent
    assert sign_y + left.bottom() > setting(Z).descent


def test_a_root_grows_with_what_it_holds() -> None:
    tall: Term = Fraction(Number(1.0), Number(2.0))
    assert box(setting(Root(tall))).height() > box(setting(Root(Z))).height() + 0.5 * SIZE
    for _ in range(4):
        tall = Fraction(tall, tall)
    root = setting(Root(tall))
    assert box(root).height() > setting(tall).ascent + setting(tall).descent
    assert box(setting(Root(Z), strong=True)).width() > box(setting(Root(Z))).width()


def test_a_sum_is_tall_and_carries_its_limits_below() -> None:
    sign = setting(Operator("∑"))
    assert same_outlines(sign, setting(upright("Σ ")))
    assert sign.ascent == pytest.approx(setting(upright("Σ ")).ascent)
    assert sign.ascent + sign.descent > SIZE
    limited = setting(Scripts(Operator("∑"), below=Symbol("i")))
    assert limited.width == pytest.approx(sign.width)
    assert limited.descent > sign.descent + 0.3 * SIZE


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_none_are_words(value: float) -> None:
    word = f"{value}".replace("-", "−")
    assert same_outlines(setting(Number(value)), setting(upright(word)))


def test_numbers_far_from_one_are_powers_of_ten() -> None:
    small = setting(Number(1.2e-05, Tag.RESULT))
    expected = Scripts(upright("10"), above=upright("−5"))
    assert same_outlines(small, setting(row(upright("1.2"), upright("×"), expected)))
    assert {ink.tag for ink, _, _ in small.inks} == {Tag.RESULT}
    assert setting(Number(1e16)).width < setting(Number(1e-16)).width


def test_minus_zero_is_zero_whichever_was_set_first() -> None:
    assert setting(Number(-0.0), 9) == setting(Number(0.0), 9)
    assert same_outlines(setting(Number(0.0), 9), setting(upright("0"), 9))


def test_the_number_of_digits_is_the_readers_choice() -> None:
    assert same_outlines(setting(Number(1 / 3), 3), setting(upright("0.333")))


def test_strong_letters_digits_and_signs_are_heavier() -> None:
    for term in (Number(8.0), Symbol("a"), upright("."), Operator("−")):
        plain, strong = box(setting(term)), box(setting(term, strong=True))
        assert strong.width() > plain.width() or strong.height() > plain.height()


def test_every_tag_reaches_its_glyphs() -> None:
    product = row(Number(0.4, Tag.WEIGHT), Operator("×"), Number(0.1, Tag.DELTA))
    assert [ink.tag for ink, _, _ in setting(product).inks] == (
        [Tag.WEIGHT] * 3 + [Tag.PLAIN] + [Tag.DELTA] * 3
    )


def test_control_characters_do_no_harm() -> None:
    assert setting(upright("a\x00\ud800b")).width > setting(upright("ab")).width


def assert_as_in(name: str, term: Term, width: int, height: int) -> None:
    item = MathItem(8, height - 30, term, 20, 0xFFE6E9EF, 3, ((Tag.DELTA, 0xFFF2AE3C),))
    image = to_image(Frame(width, height, 0xFF0E1116, None, tuple, (item,)))
    golden = QImage(str(Path(__file__).with_name(name)))
    assert image == golden.convertToFormat(image.format())


def test_a_formula_looks_as_it_always_did() -> None:
    slope = row(upright("σ′"), Parenthesised(Scripts(Z, below=Symbol("j"))))
    weight = Scripts(Symbol("w"), Symbol("i"))
    left = Fraction(row(Symbol("∂"), Symbol("L")), row(Symbol("∂"), weight))
    power = Scripts(Parenthesised(Number(-2.5e-7, Tag.DELTA)), above=Number(2.0))
    term = row(left, Operator("="), slope, Operator("·"), power)
    assert_as_in("formula.png", term, 272, 56)


def test_a_root_looks_as_it_always_did() -> None:
    square = Scripts(Symbol("g", Tag.DELTA), above=Number(2.0))
    average = Fraction(row(Symbol("v"), Operator("+"), square), Number(2.0))
    term = row(Root(square), Operator("+"), Root(average))
    assert_as_in("root.png", term, 170, 68)


def test_an_accent_stands_above_its_letter() -> None:
    plain, accented = setting(Symbol("a")), setting(Symbol("ã"))
    assert accented.width == plain.width
    assert accented.descent == plain.descent
    assert accented.ascent > 1.2 * plain.ascent


@pytest.mark.parametrize("size", [(760, 620), (872, 706), (900, 760)])
def test_names_in_neurons_end_above_the_numbers_below_them(size: tuple[int, int]) -> None:
    layer = Layer(5, "tanh", init="xavier_uniform")
    network = Network(2, (layer, layer, Layer(1, "sigmoid", init="xavier_uniform")))
    session = Session(Document(replace(open_example("xor"), network=network)))
    session.seek(session.run.plan.full.events - 1.0)
    context = Context(shot_of(session, *size))
    for neuron in context.places.discs:
        lines = list(inscription(context, *neuron))
        names = [item for item in lines if isinstance(item, MathItem)]
        first = min(item.y - 0.35 * item.size for item in lines if isinstance(item, Text))
        for name in names:
            formula = typeset(name.term, name.size, name.digits)
            assert name.y + 0.5 * cap_height(Face.MATH) * name.size + formula.descent < first - 1.0


@pytest.mark.parametrize("size", [(456, 400), (506, 445), (872, 705), (1278, 885)])
@pytest.mark.parametrize("name", ["spiral", "digits"])
def test_names_in_the_list_end_before_their_numbers_begin(name: str, size: tuple[int, int]) -> None:
    place = place_within(name, Kind.GRADIENT, 0.9, layer=2)
    *cells, _ = other_gradients(Context(shot(name, place, size=size)))
    for label, number in pairwise(cells):
        if isinstance(label, MathItem) and isinstance(number, Text):
            formula = typeset(label.term, label.size, label.digits)
            assert label.x + formula.width < number.x
