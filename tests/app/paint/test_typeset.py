import gc
import math
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Face, Frame, Text
from app.core.frame import Math as MathItem
from app.core.project import Layer, Network
from app.core.scene import shot_of
from app.core.scene.context import Context
from app.core.scene.network.inscription import inscription
from app.core.session import Session
from app.paint import to_image
from app.paint.fonts import cap_height, glyph, scaled
from app.paint.formula import Formula
from app.paint.parts import Part
from app.paint.typeset import typeset
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

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = 20.0
Z = Symbol("z")


def setting(term: Term, digits: int = 4, *, strong: bool = False) -> Formula:
    return typeset(term, SIZE, digits, strong)


def width(term: Term) -> float:
    return setting(term).width


def upright(text: str) -> Symbol:
    return Symbol(text, italic=False)


def box(formula: Formula) -> QRectF:
    """Return the bounds of the first outline."""
    return formula.inks[0][0].outline.boundingRect()


def same_outlines(first: Formula, second: Formula) -> bool:
    return [ink.outline for ink, _, _ in first.inks] == [ink.outline for ink, _, _ in second.inks]


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


def test_scripts_are_smaller_and_stand_below_and_above() -> None:
    scripts = setting(Scripts(upright("x"), below=Number(1.0), above=Number(1.0)))
    (_, _, base_y), (high, _, high_y), (low, _, low_y) = scripts.inks
    full = box(setting(Number(1.0))).height()
    assert high.outline.boundingRect().height() == pytest.approx(0.7 * full, rel=0.01)
    assert high_y < base_y < low_y
    above, below = high.outline.boundingRect().bottom(), low.outline.boundingRect().top()
    assert high_y + above < low_y + below


def test_scripts_stand_one_above_the_other() -> None:
    both = setting(Scripts(upright("x"), below=Number(1.0), above=Number(2.0)))
    one = setting(Scripts(upright("x"), below=Number(1.0)))
    assert both.width == pytest.approx(one.width)


def test_a_subscript_tucks_in_under_the_lean_of_an_italic() -> None:
    one = Number(1.0)
    leaning = Symbol("f")
    below, above = (width(Scripts(leaning, below=one)), width(Scripts(leaning, above=one)))
    assert below < above
    assert width(Scripts(row(Z, leaning), below=one)) == pytest.approx(width(Z) + below)


def test_scripts_keep_clear_of_what_they_belong_to() -> None:
    half: Term = Fraction(Number(1.0), Number(2.0))
    plain = setting(Scripts(Z, below=Number(1.0), above=Number(1.0)))
    tall = setting(Scripts(half, below=Number(1.0), above=Number(1.0)))
    assert tall.descent > setting(half).descent > plain.descent
    assert tall.ascent > setting(half).ascent > plain.ascent


def test_a_deep_superscript_and_a_tall_subscript_leave_each_other_free() -> None:
    half = Fraction(Number(1.0), Number(2.0))
    high, low = setting(Scripts(Z, above=half)), setting(Scripts(Z, below=half))
    bottoms = [y + ink.outline.boundingRect().bottom() for ink, _, y in high.inks[1:]]
    assert max(bottoms) < -0.1 * SIZE
    tops = [y + ink.outline.boundingRect().top() for ink, _, y in low.inks[1:]]
    assert min(tops) > -0.4 * SIZE
    both = setting(Scripts(Z, below=half, above=half))
    _, *upper, rule, top, bottom = both.inks
    lowest = max(y + ink.outline.boundingRect().bottom() for ink, _, y in upper)
    highest = min(y + ink.outline.boundingRect().top() for ink, _, y in (rule, top, bottom))
    assert highest - lowest > 0.14 * SIZE


def test_operators_in_scripts_stand_close() -> None:
    def script(operator: str) -> Term:
        return Scripts(Z, below=row(Number(1.0), Operator(operator), Number(1.0)))

    letters = Scripts(Z, below=row(*map(upright, ("1", "+", "1"))))
    assert width(script("+")) == pytest.approx(width(letters))
    assert width(script("=")) == pytest.approx(width(script("+")), rel=0.01)


def test_a_prime_is_raised_only_once() -> None:
    as_script = setting(Scripts(Symbol("f"), above=upright("′")))
    as_letter = setting(Symbol("f′"))
    assert as_script.ascent == as_letter.ascent


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
