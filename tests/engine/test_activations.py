from __future__ import annotations

import numpy as np
import pytest

from engine.activations import ACTIVATIONS
from engine.arrays import Array

Z = np.array([[-1000.0, -2.5, -0.3, 0.0, 0.4, 3.0, 1000.0]])


@pytest.mark.parametrize(
    ("name", "z", "a", "slope"),
    [
        ("identity", -2.5, -2.5, 1.0),
        ("sigmoid", 0.0, 0.5, 0.25),
        ("sigmoid", 0.3775, 0.5932699921, 0.2413007086),
        ("tanh", 0.5, 0.4621171573, 0.7864477330),
        ("relu", -0.1, 0.0, 0.0),
        ("relu", 0.1, 0.1, 1.0),
        ("relu", 0.0, 0.0, 0.0),
    ],
)
def test_values_and_slopes(name: str, z: float, a: float, slope: float) -> None:
    activation = ACTIVATIONS.make(name)
    point = np.array([z])
    value = activation.function(point)
    assert value[0] == pytest.approx(a, abs=1e-10)
    assert activation.derivative(point, value)[0] == pytest.approx(slope, abs=1e-10)


@pytest.mark.parametrize("name", list(ACTIVATIONS))
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_arrays_keep_shape_and_type_and_are_new(name: str, dtype: type) -> None:
    activation = ACTIVATIONS.make(name)
    z: Array = Z.astype(dtype)
    with np.errstate(over="ignore"):
        a = activation.function(z)
    slope = activation.derivative(z, a)
    for result in (a, slope):
        assert (result.shape, result.dtype) == (z.shape, z.dtype)
        assert not np.shares_memory(result, z)
    assert not np.shares_memory(slope, a)
    np.testing.assert_array_equal(z, Z.astype(dtype))


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_activations_stay_within_their_bounds(name: str) -> None:
    activation = ACTIVATIONS.make(name)
    assert activation.name == name
    with np.errstate(over="ignore"):
        a = activation.function(Z)
    low, high = activation.bounds
    assert a.min() >= low
    assert a.max() <= high
    assert np.isfinite(a).all()


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_the_slope_jumps_at_kinks_and_only_there(name: str) -> None:
    activation = ACTIVATIONS.make(name)
    points = np.linspace(-3.0, 3.0, 61)
    near = 1e-6
    below, above = (activation.function(points + side * near) for side in (-1.0, 1.0))
    difference = (above - below) / (2 * near)
    slope = activation.derivative(points, activation.function(points))
    off = ~np.isclose(difference, slope, atol=1e-8)
    assert points[off] == pytest.approx(list(activation.kinks), abs=1e-12)
