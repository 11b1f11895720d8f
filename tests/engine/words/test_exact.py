from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.words.exact import (
    LARGEST_DENOMINATOR,
    LARGEST_NUMERATOR,
    fraction_of,
    fraction_text,
    in_fractions,
)
from engine.words.terms import Mark, Number, Operator, Scripts, Tag, leaves, plain_text, row


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0 / 3.0, "1/3"),
        (-1.0 / 3.0, "−1/3"),
        (0.15, "3/20"),
        (999.0 / 1000.0, "999/1000"),
        (1.0 / 1001.0, None),
        (9999.0 / 2.0, "9999/2"),
        (10_001.0 / 2.0, None),
        (2.0, None),
        (0.0, None),
        (0.3333, None),
        (math.nextafter(1.0 / 3.0, 1.0), None),
        (math.pi, None),
        (1e-300, None),
        (1e300, None),
        (math.nan, None),
        (math.inf, None),
    ],
)
def test_only_what_is_the_nearest_float_is_a_fraction(value: float, text: str | None) -> None:
    assert fraction_text(value) == text


@given(st.integers(-LARGEST_NUMERATOR, LARGEST_NUMERATOR), st.integers(2, LARGEST_DENOMINATOR))
def test_every_small_fraction_is_found(above: int, below: int) -> None:
    shared = math.gcd(above, below)
    expected = None if below == shared else (above // shared, below // shared)
    assert fraction_of(above / below) == expected


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_as_a_fraction_is_that_float(value: float) -> None:
    found = fraction_of(value)
    assert found is None or found[0] / found[1] == value


def test_numbers_in_a_term_become_fractions_and_keep_their_marks() -> None:
    mark = Mark(Tag.WEIGHT)
    term = row(Number(0.5, mark=mark), Operator("·"), Number(-0.25, mark=mark), Number(2.0))
    found = in_fractions(term)
    assert plain_text(found, 4) == "(1 / 2) ·  − (1 / 4)2"
    assert [leaf.mark for leaf in leaves(found)] == [mark] * 4 + [None]


def test_a_base_gets_parentheses_and_an_exponent_stays_a_decimal() -> None:
    power = Scripts(Number(0.5), above=Number(0.25))
    assert plain_text(in_fractions(power), 4) == "(1 / 2)^0.25"
    whole = Scripts(Number(2.0), above=Number(0.25))
    assert in_fractions(whole) == whole
