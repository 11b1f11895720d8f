import pytest

from app.paint.breaking import broken
from app.paint.typeset import typeset
from engine.words.phrases import call
from engine.words.terms import (
    Number,
    Operator,
    Parenthesised,
    Symbol,
    Term,
    joined,
    plain_text,
    row,
)

pytestmark = pytest.mark.usefixtures("qapp")

PRODUCT = row(Number(0.25), Operator("×"), Number(0.5))
# Room for a product with a sign behind it and not much more, at the size of ``texts``.
NARROW = 125.0


def texts(term: Term, room: float) -> list[str]:
    return [plain_text(line, 4) for line in broken(term, 20.0, 4, room)]


def width(term: Term) -> float:
    return typeset(term, 20.0, 4).width


def test_what_fits_stays_on_one_line() -> None:
    term = joined([PRODUCT, PRODUCT], "+")
    assert texts(term, width(term)) == ["0.25 × 0.5 + 0.25 × 0.5"]


def test_a_line_is_broken_after_a_plus() -> None:
    term = joined([PRODUCT, PRODUCT, PRODUCT], "+")
    assert texts(term, 0.8 * width(term)) == ["0.25 × 0.5 + 0.25 × 0.5 + ", "0.25 × 0.5"]
    assert texts(term, NARROW) == ["0.25 × 0.5 + ", "0.25 × 0.5 + ", "0.25 × 0.5"]


def test_a_product_is_broken_where_nothing_else_helps() -> None:
    assert texts(joined([PRODUCT, PRODUCT], "+"), 1.0) == ["0.25", " × 0.5 + ", "0.25", " × 0.5"]


def test_parentheses_are_left_whole_as_long_as_they_fit() -> None:
    rest = Parenthesised(joined([Number(1.0), Number(0.5)], "−"))
    term = row(PRODUCT, Operator("+"), rest, Operator("·"), PRODUCT)
    assert texts(term, 0.9 * width(term)) == ["0.25 × 0.5 + ", "(1 − 0.5) · 0.25 × 0.5"]


def test_a_call_can_be_broken_after_a_comma() -> None:
    term = call("min", PRODUCT, Number(0.25))
    assert texts(term, 0.9 * width(term)) == ["min(0.25 × 0.5, ", "0.25)"]


def test_a_sum_in_parentheses_can_be_broken_too() -> None:
    term = row(Parenthesised(joined([PRODUCT, PRODUCT], "+")), Operator("·"), Number(2.0))
    assert texts(term, NARROW) == ["(0.25 × 0.5 + ", "0.25 × 0.5) · 2"]


def test_a_negative_number_keeps_its_parentheses() -> None:
    term = row(Parenthesised(Number(-0.5)), Operator("+"), PRODUCT)
    assert texts(term, NARROW) == ["(−0.5) + ", "0.25 × 0.5"]


def test_a_sign_is_no_place_to_break() -> None:
    term = row(Parenthesised(row(Operator("−"), PRODUCT, Operator("−"), Symbol("y"))), PRODUCT)
    assert texts(term, NARROW) == ["(−0.25 × 0.5 − ", "y)0.25 × 0.5"]


def test_a_line_is_broken_before_an_equals_sign() -> None:
    term = row(PRODUCT, Operator("="), Number(0.125))
    assert texts(term, width(PRODUCT) * 1.1) == ["0.25 × 0.5", " = 0.125"]


def test_it_is_rather_broken_before_an_equals_sign_than_after_a_plus() -> None:
    term = row(PRODUCT, Operator("="), joined([PRODUCT, PRODUCT], "+"))
    assert texts(term, 0.9 * width(term)) == ["0.25 × 0.5", " = 0.25 × 0.5 + 0.25 × 0.5"]
