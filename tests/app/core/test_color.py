from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.color import Color, faded, from_hex, mixed

COLORS = st.integers(0, 0xFFFFFFFF)


def test_a_colour_is_read_from_hex_as_opaque() -> None:
    assert from_hex("#0e1116") == 0xFF0E1116


@pytest.mark.parametrize(
    ("opacity", "expected"), [(1.0, 0xFF123456), (0.5, 0x80123456), (0.0, 0x00123456)]
)
def test_fading_changes_alpha_alone(opacity: float, expected: Color) -> None:
    assert faded(0xFF123456, opacity) == expected


def test_fading_twice_multiplies() -> None:
    assert faded(faded(0xFF000000, 0.5), 0.5) == 0x40000000


@given(COLORS, COLORS, st.floats(-2.0, 3.0))
def test_a_mixture_lies_between_its_colours(first: Color, second: Color, share: float) -> None:
    result = mixed(first, second, share)
    for shift in (24, 16, 8, 0):
        low, high, part = (color >> shift & 0xFF for color in (first, second, result))
        assert min(low, high) <= part <= max(low, high)
    assert 0 <= faded(first, share) <= 0xFFFFFFFF


def test_the_ends_of_a_mixture_are_its_colours() -> None:
    assert mixed(0x11223344, 0xAABBCCDD, 0.0) == mixed(0x11223344, 0xAABBCCDD, -1.0) == 0x11223344
    assert mixed(0x11223344, 0xAABBCCDD, 1.0) == 0xAABBCCDD
    assert mixed(0xFF000000, 0xFF0000FF, 0.5) == 0xFF000080
