from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.numbers_input import exact_text, parse, plus, round_number, short_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        (",5", 0.5),
        ("5.", 5.0),
        (" 12 ", 12.0),
        ("1/3", 1.0 / 3.0),
        ("-1 / 4", -0.25),
        ("1e-3", 0.001),
        ("1,5E+2", 150.0),
        ("\N{MINUS SIGN}2.5", -2.5),
        ("1e\N{MINUS SIGN}3", 0.001),
        ("+3", 3.0),
        ("0.30000000000000004", 0.30000000000000004),
    ],
)
def test_what_people_type_is_understood(text: str, value: float) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "", "nan", "inf", "-infinity", "1,000.5", "1.000,5", "1 000", "1_000", "1'000", "0x10",
        "1/2/3", "--1", "1e", "e5", "½", "٣", "one", "1 px",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number \(a number such as 0\.25, 1/3 or 1e-3\)"):
        parse(text)


def test_division_by_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="divided by 0"):
        parse("1/0")


@pytest.mark.parametrize("text", ["1e999", "1e300/1e-300"])
def test_numbers_beyond_a_float_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="too large"):
        parse(text)


def test_the_limits_belong_to_what_is_possible() -> None:
    assert parse("0", 0.0, 1.0) == 0.0
    assert parse("1", 0.0, 1.0) == 1.0
    with pytest.raises(ValueError, match="outside of what is possible here, 0 to 1"):
        parse("1.0000000000000002", 0.0, 1.0)
    with pytest.raises(ValueError, match="outside"):
        parse("-1e-300", 0.0, 1.0)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_digit_is_lost_between_showing_and_reading(value: float) -> None:
    assert parse(exact_text(value)) == value


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "text"),
    [
        (0.5, 3, False, "0.500"),
        (0.15, 4, True, "+0.1500"),
        (-0.25, 2, True, "\N{MINUS SIGN}0.25"),
        (300.0, 0, False, "300"),
        (0.0, 4, True, "+0.0000"),
        (-0.0, 4, False, "0.0000"),
        (1e-6, 4, False, "1.000e\N{MINUS SIGN}06"),
        (1.5e9, 2, False, "1.500e+09"),
        (float("nan"), 3, False, "nan"),
        (float("inf"), 3, False, "inf"),
    ],
)
def test_short_texts(value: float, decimals: int, signed: bool, text: str) -> None:
    assert short_text(value, decimals, signed) == text


@pytest.mark.parametrize(
    ("least", "number"),
    [(0.3, 1), (1.0, 1), (1.1, 2), (3.4, 5), (9.9, 10), (10.0, 10), (125.0, 200), (600.0, 1000)],
)
def test_round_numbers(least: float, number: int) -> None:
    assert round_number(least) == number


def test_what_is_not_a_number_has_no_sign() -> None:
    assert short_text(math.nan, 3, signed=True) == "nan"
    assert [plus(value) for value in (1.0, 0.0, -1.0, math.inf, -math.inf, math.nan)] == [
        "+", "+", "", "+", "", ""
    ]  # fmt: skip
