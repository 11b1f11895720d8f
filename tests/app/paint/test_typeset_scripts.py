import pytest

from engine.words.terms import Fraction, Number, Operator, Scripts, Symbol, Term, row
from tests.app.paint.typesetting import SIZE, Z, box, setting, upright, width

pytestmark = pytest.mark.usefixtures("qapp")


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
