from __future__ import annotations

import pytest

from app.core.scene.context import Context
from tests.app.core.scene.shots import shot


def context(digits: int = 4) -> Context:
    return Context(shot("two-two-two", 0.5, digits=digits))


def test_numbers_get_the_digits_that_there_is_room_for() -> None:
    shown = context(digits=9)
    value = 0.593269992
    assert shown.fitting(20, lambda number: f"a = {number(value)}") == "a = 0.593269992"
    assert shown.fitting(10, lambda number: f"a = {number(value)}") == "a = 0.5933"
    assert shown.fitting(1, lambda number: number(value)) == "0.59"
    assert shown.fitting(1, lambda number: number(value), fewest=1) == "0.6"


def test_never_more_digits_than_chosen() -> None:
    assert context(digits=3).fitting(20, lambda number: number(0.593269992)) == "0.593"


@pytest.mark.parametrize(
    ("value", "largest", "text"),
    [
        (0.0075, 0.3775, "0.0075"),
        (0.25, 0.3775, "0.2500"),
        (-0.25, 12.5, "−0.25"),
        (-0.0, 0.3775, "0.0000"),
        (1e-7, 1e-7, "1e−07"),
        (float("inf"), float("inf"), "inf"),
    ],
)
def test_numbers_that_change_keep_their_decimals(value: float, largest: float, text: str) -> None:
    assert context().steady(value, largest) == text
