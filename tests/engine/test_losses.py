from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.losses import LOSSES

A = np.array([[0.8, 0.1], [0.5, 0.25]])
Y = np.array([[1.0, 0.0], [0.0, 0.75]])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("squared_error", [0.05, 0.5]),
        ("half_squared_error", [0.025, 0.25]),
        ("mean_squared_error", [0.025, 0.25]),
        (
            "binary_cross_entropy",
            [
                -(math.log(0.8) + math.log(0.9)) / 2,
                -(math.log(0.5) + 0.75 * math.log(0.25) + 0.25 * math.log(0.75)) / 2,
            ],
        ),
    ],
)
def test_the_loss_of_each_sample(name: str, expected: list[float]) -> None:
    assert LOSSES.make(name).value(A, Y).tolist() == pytest.approx(expected)


@pytest.mark.parametrize("name", list(LOSSES))
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_arrays_are_new_and_keep_their_type(name: str, dtype: type) -> None:
    loss = LOSSES.make(name)
    a: Array = A.astype(dtype)
    y: Array = Y.astype(dtype)
    copies = a.copy(), y.copy()
    value, gradient = loss.value(a, y), loss.gradient(a, y)
    assert (value.shape, value.dtype) == ((2,), a.dtype)
    assert (gradient.shape, gradient.dtype) == (a.shape, a.dtype)
    assert not any(np.shares_memory(gradient, part) for part in (a, y))
    np.testing.assert_array_equal((a, y), copies)
    assert loss.name == name


@pytest.mark.parametrize("name", list(LOSSES))
@given(st.floats(0.05, 0.95), st.floats(0.0, 1.0))
def test_the_gradient_is_the_slope_of_the_value(name: str, a: float, y: float) -> None:
    loss = LOSSES.make(name)
    target = np.array([[y, 0.5]])
    low, high = (loss.value(np.array([[a + side, 0.5]]), target)[0] for side in (-1e-6, 1e-6))
    gradient = loss.gradient(np.array([[a, 0.5]]), target)
    assert gradient[0, 0] == pytest.approx((high - low) / 2e-6, abs=1e-7)


@pytest.mark.parametrize("name", [name for name in LOSSES if LOSSES.make(name).cancels_with])
@given(st.floats(-8.0, 8.0), st.floats(0.0, 1.0))
def test_what_cancels_is_gradient_times_slope(name: str, z: float, y: float) -> None:
    loss = LOSSES.make(name)
    activation = ACTIVATIONS.make(loss.cancels_with)
    sums, targets = np.array([[z, 0.1]]), np.array([[y, 0.5]])
    a = activation.function(sums)
    whole = loss.gradient(a, targets) * activation.derivative(sums, a)
    assert loss.cancelled is not None
    np.testing.assert_allclose(loss.cancelled(a, targets), whole, rtol=1e-9, atol=1e-12)


def test_an_impossible_output_costs_a_finite_loss() -> None:
    loss = LOSSES.make("binary_cross_entropy")
    with np.errstate(divide="ignore"):
        assert loss.value(np.array([[0.0]]), np.array([[1.0]])) == [100.0]
        assert loss.value(np.array([[1.0]]), np.array([[0.0]])) == [100.0]
    assert np.isfinite(loss.gradient(np.array([[1.0]]), np.array([[0.0]]))).all()
    assert loss.target_bounds == (0.0, 1.0)
