import pytest

from app.paint.breaking import broken
from app.paint.typeset import typeset
from engine.terms import Number, Operator, Parenthesised, Symbol, Term, joined, plain_text, row

pytestmark = pytest.mark.usefixtures("qapp")

PRODUCT = row(Number(0.25), Operator("×"), Number(0.5))


def texts(term: Term, room: float) -> list[str]:
    return [plain_text(line, 4) for line in broken(term, 20.0, 4, room)]


def width(term: Term) -> float:
    return typeset(term, 20.0, 4).width


def test_what_fits_stays_on_one_line() -> None:
    term = joined([PRODUCT, PRODUCT], "+")
    assert texts(term, width(term)) == ["0.25 × 0.5 + 0.25 × 0.5"]


def test_a_line_is_broken_after_a_plus_and_never_within_a_product() -> None:
    term = joined([PRODUCT, PRODUCT, PRODUCT], "+")
    assert texts(term, 0.8 * width(term)) == ["0.25 × 0.5 + 0.25 × 0.5 + ", "0.25 × 0.5"]
    assert texts(term, 1.0) == ["0.25 × 0.5 + ", "0.25 × 0.5 + ", "0.25 × 0.5"]


def test_a_sum_in_parentheses_can_be_broken_too() -> None:
    term = row(Parenthesised(joined([PRODUCT, PRODUCT], "+")), Operator("·"), Number(2.0))
    assert texts(term, 1.0) == ["(0.25 × 0.5 + ", "0.25 × 0.5) · 2"]


def test_a_negative_number_keeps_its_parentheses() -> None:
    term = row(Parenthesised(Number(-0.5)), Operator("+"), PRODUCT)
    assert texts(term, 1.0) == ["(−0.5) + ", "0.25 × 0.5"]


def test_a_sign_is_no_place_to_break() -> None:
    term = row(Parenthesised(row(Operator("−"), PRODUCT, Operator("−"), Symbol("y"))), PRODUCT)
    assert texts(term, 1.0) == ["(−0.25 × 0.5 − ", "y)0.25 × 0.5"]


def test_a_line_is_broken_before_an_equals_sign() -> None:
    term = row(PRODUCT, Operator("="), Number(0.125))
    assert texts(term, width(PRODUCT) * 1.1) == ["0.25 × 0.5", " = 0.125"]
