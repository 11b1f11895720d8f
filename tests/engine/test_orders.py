from __future__ import annotations

import numpy as np
import pytest

from engine.arrays import Array
from engine.chance import DIGITS
from engine.orders import Orders, ascending


def numbers(digits: list[int]) -> Array:
    """Return numbers from [0, 1) by their binary digits."""
    return np.array(digits) * 2.0**-DIGITS


@pytest.mark.parametrize("shape", [(1,), (2,), (5,), (4097,), (7, 3), (3000, 2)])
def test_places_are_in_the_order_of_the_numbers(shape: tuple[int, ...]) -> None:
    drawn = np.random.default_rng(1).random(shape)
    drawn[::3] = drawn[:1]
    np.testing.assert_array_equal(ascending(drawn), np.argsort(drawn, axis=0, kind="stable"))


def test_numbers_that_differ_in_their_last_digit_only_keep_their_order_among_many() -> None:
    many = np.random.default_rng(2).integers(2**DIGITS, size=5000).tolist()
    drawn = numbers([2**DIGITS - 1, *many, 17, 16, 17, 0, 2**DIGITS - 2])
    np.testing.assert_array_equal(ascending(drawn), np.argsort(drawn, kind="stable"))


def test_an_order_is_that_of_its_seed_and_epoch_for_good() -> None:
    """Files that were trained with an earlier version go on as they did."""
    orders = Orders(np.arange(8))
    assert orders.shuffled(1, 0).tolist() == [7, 2, 4, 1, 0, 3, 6, 5]
    side_by_side = orders.shuffled((1, 2), 3)
    assert side_by_side[:, 0].tolist() == orders.shuffled(1, 3).tolist()
    assert side_by_side[:, 1].tolist() == orders.shuffled(2, 3).tolist()


def test_orders_are_kept_for_who_comes_next() -> None:
    orders = Orders(np.arange(8))
    assert orders.shuffled(1, 0) is orders.shuffled(1, 0)
