from __future__ import annotations

import math

import numpy as np
import pytest

from engine.arrays import Array
from engine.initializers import INITIALIZERS
from engine.problem import Problem
from engine.registry import Choice

FAN_IN, UNITS = 300, 100
CHOICES: list[Choice] = [
    "zeros",
    {"name": "constant", "value": 0.5},
    "uniform",
    "normal",
    "xavier_uniform",
    "he_normal",
]


def drawn(choice: Choice, seed: int = 0) -> Array:
    return INITIALIZERS.make(choice)(np.random.default_rng(seed), FAN_IN, UNITS)


@pytest.mark.parametrize("choice", CHOICES)
def test_weights_are_units_by_fan_in_and_the_same_for_the_same_seed(choice: Choice) -> None:
    assert drawn(choice).shape == (UNITS, FAN_IN)
    assert drawn(choice).dtype == np.float64
    np.testing.assert_array_equal(drawn(choice), drawn(choice))


def test_every_initializer_is_tested() -> None:
    names = [choice if isinstance(choice, str) else choice["name"] for choice in CHOICES]
    assert names == list(INITIALIZERS)


@pytest.mark.parametrize("choice", CHOICES[2:])
def test_another_seed_draws_other_weights(choice: Choice) -> None:
    assert not np.array_equal(drawn(choice, 0), drawn(choice, 1))


@pytest.mark.parametrize(
    ("choice", "mean", "deviation", "bound"),
    [
        ("zeros", 0.0, 0.0, 0.0),
        ({"name": "constant", "value": 0.5}, 0.5, 0.0, 0.5),
        ("uniform", 0.0, 1 / math.sqrt(3), 1.0),
        ({"name": "uniform", "low": 2.0, "high": 3.0}, 2.5, 1 / math.sqrt(12), 3.0),
        ({"name": "uniform", "low": 2.0, "high": 2.0}, 2.0, 0.0, 2.0),
        ("normal", 0.0, 1.0, 6.0),
        ({"name": "normal", "deviation": 0.1}, 0.0, 0.1, 0.6),
        ("xavier_uniform", 0.0, math.sqrt(2 / 400), math.sqrt(6 / 400)),
        ("he_normal", 0.0, math.sqrt(2 / 300), 0.5),
    ],
)
def test_statistics(choice: Choice, mean: float, deviation: float, bound: float) -> None:
    weights = drawn(choice)
    assert weights.mean() == pytest.approx(mean, abs=0.03 * (deviation + 1e-9))
    assert weights.std() == pytest.approx(deviation, rel=0.03, abs=1e-12)
    assert np.abs(weights).max() <= bound


@pytest.mark.parametrize(
    ("choice", "place"),
    [
        ({"name": "normal", "deviation": -1.0}, ".deviation"),
        ({"name": "uniform", "low": 1.0, "high": 0.0}, ".high"),
        ({"name": "uniform", "low": -math.inf}, ".low"),
        ({"name": "uniform", "low": -1.7e308, "high": 1.7e308}, ".high"),
        ({"name": "constant", "value": math.nan}, ".value"),
        ("constant", ""),
    ],
)
def test_options_that_nothing_can_be_drawn_with(choice: Choice, place: str) -> None:
    with pytest.raises(Problem) as caught:
        INITIALIZERS.make(choice)
    assert caught.value.place == place
