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
    "xavier_normal",
    "he_uniform",
    "he_normal",
    "lecun_uniform",
    "lecun_normal",
    "nguyen_widrow",
    "orthogonal",
    "inverse_fan_in",
]


def drawn(choice: Choice, seed: int = 0, fan_in: int = FAN_IN, units: int = UNITS) -> Array:
    return INITIALIZERS.make(choice)(np.random.default_rng(seed), fan_in, units)


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


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize(("fan_in", "units"), [(1, 1), (1, 5), (5, 1)])
def test_a_single_source_or_unit_is_enough(choice: Choice, fan_in: int, units: int) -> None:
    weights = drawn(choice, fan_in=fan_in, units=units)
    assert weights.shape == (units, fan_in)
    assert np.isfinite(weights).all()


@pytest.mark.parametrize(("fan_in", "units"), [(7, 7), (7, 3), (3, 7), (1, 4), (4, 1)])
def test_orthogonal_rows_or_columns_are_orthonormal(fan_in: int, units: int) -> None:
    weights = drawn("orthogonal", fan_in=fan_in, units=units)
    product = weights @ weights.T if units <= fan_in else weights.T @ weights
    np.testing.assert_allclose(product, np.eye(min(fan_in, units)), atol=1e-14)


def test_orthogonal_directions_are_all_as_likely() -> None:
    signs = [np.sign(drawn("orthogonal", seed, 2, 2)).ravel() for seed in range(400)]
    assert np.abs(np.mean(signs, axis=0)).max() < 0.15


@pytest.mark.parametrize(("fan_in", "units"), [(2, 9), (1, 4), (30, 1)])
def test_nguyen_and_widrow_make_every_unit_as_steep(fan_in: int, units: int) -> None:
    lengths = np.linalg.norm(drawn("nguyen_widrow", 0, fan_in, units), axis=1)
    np.testing.assert_allclose(lengths, 0.7 * units ** (1 / fan_in), rtol=1e-14)


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
        ("xavier_normal", 0.0, math.sqrt(2 / 400), 0.5),
        ("he_uniform", 0.0, math.sqrt(2 / 300), math.sqrt(6 / 300)),
        ("he_normal", 0.0, math.sqrt(2 / 300), 0.5),
        ("lecun_uniform", 0.0, math.sqrt(1 / 300), math.sqrt(3 / 300)),
        ("lecun_normal", 0.0, math.sqrt(1 / 300), 0.35),
        ("nguyen_widrow", 0.0, 0.7 * 100 ** (1 / 300) / math.sqrt(300), 0.1),
        ("orthogonal", 0.0, math.sqrt(1 / 300), 0.3),
        ("inverse_fan_in", 0.0, 1 / 300 / math.sqrt(3), 1 / 300),
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
