from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clipping import CLIPPINGS, GRADIENT_SYMBOL, LIMIT_SYMBOL, Clipping
from engine.problem import Problem
from engine.words.terms import Number, plain_text
from tests.engine.evaluation import evaluated

NAN, INF = math.nan, math.inf

each = pytest.mark.parametrize("name", list(CLIPPINGS))
of_type = pytest.mark.parametrize("dtype", ["float64", "float32"])


def clipping(name: str, limit: float) -> Clipping:
    return CLIPPINGS.make({"name": name, "limit": limit})


# What PyTorch 2.13 makes of these gradients with a limit of 1.
@pytest.mark.parametrize(
    ("name", "gradient", "clipped", "size"),
    [
        ("value", [0.5, -3.0, 1.0], [0.5, -1.0, 1.0], 3.0),
        ("value", [0.5, -0.0, 0.25], [0.5, -0.0, 0.25], 0.5),
        ("value", [NAN, 3.0, -INF], [NAN, 1.0, -1.0], NAN),
        ("norm", [3.0, -4.0, 0.0], [0.5999998800000239, -0.7999998400000319, 0.0], 5.0),
        ("norm", [0.3, -0.4, 0.0], [0.3, -0.4, 0.0], 0.5),
        ("norm", [0.0, -0.0, 0.0], [0.0, -0.0, 0.0], 0.0),
        ("norm", [NAN, 3.0, 1.0], [NAN, NAN, NAN], NAN),
        ("norm", [INF, 3.0, 1.0], [NAN, 0.0, 0.0], INF),
        ("norm", [3e200, 4e200, 1.0], [0.0, 0.0, 0.0], INF),
        ("norm", [3e-200, 4e-200, 0.0], [3e-200, 4e-200, 0.0], 0.0),
    ],
)
def test_gradients_are_clipped_as_in_pytorch(
    name: str, gradient: list[float], clipped: list[float], size: float
) -> None:
    given_array = np.array(gradient)
    with np.errstate(all="ignore"):
        found = clipping(name, 1.0).clip(given_array)
        found_size = clipping(name, 1.0).size(given_array)
    np.testing.assert_allclose(found, clipped, rtol=1e-15)
    np.testing.assert_allclose(found_size, size, rtol=1e-15)
    np.testing.assert_array_equal(given_array, gradient)
    assert found is not given_array


@each
@of_type
def test_many_starts_are_clipped_each_for_itself(name: str, dtype: str) -> None:
    gradients = np.random.default_rng(0).normal(size=(5, 4)).astype(dtype) * [0.1, 1.0, 10.0, 0.0]
    gradients = gradients.astype(dtype)
    one = clipping(name, 0.5)
    together, sizes = one.clip(gradients), one.size(gradients)
    assert together.dtype == sizes.dtype == dtype
    assert sizes.shape == (4,)
    for number, gradient in enumerate(gradients.T):
        np.testing.assert_allclose(together[:, number], one.clip(gradient), rtol=1e-6)
        np.testing.assert_allclose(sizes[number], one.size(gradient), rtol=1e-6)
        assert one.clip(gradient).dtype == dtype


@each
@given(gradient=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5), limit=st.floats(1e-3, 1e6))
def test_nothing_is_larger_than_the_limit_afterwards(
    name: str, gradient: list[float], limit: float
) -> None:
    one, before = clipping(name, limit), np.array(gradient)
    after = one.clip(before)
    assert one.size(after) <= limit * (1.0 + 1e-12)
    assert (after * before >= 0.0).all()
    assert (np.abs(after) <= np.abs(before)).all()
    if one.size(before) < limit - 1e-6:
        np.testing.assert_array_equal(after, before)


@each
@of_type
@pytest.mark.parametrize("limit", [0.0, 1e308])
def test_absurd_limits_do_no_harm(name: str, dtype: str, limit: float) -> None:
    gradient = np.array([0.0, 1.0, -1e15], dtype=dtype)
    with np.errstate(all="ignore"):
        found = clipping(name, limit).clip(gradient)
    assert found.dtype == dtype
    assert np.abs(found).tolist() == np.abs(gradient if limit else 0.0 * gradient).tolist()


@each
@given(gradient=st.lists(st.floats(-9.0, 9.0), min_size=1, max_size=4), limit=st.floats(0.01, 9.0))
def test_the_formula_gives_each_element_and_the_size(
    name: str, gradient: list[float], limit: float
) -> None:
    one, before = clipping(name, limit), np.array(gradient)
    size = Number(float(one.size(before)))

    def result(of: float) -> float:
        return evaluated(plain_text(one.formula(Number(of), size, Number(limit)), 17))

    after = one.clip(before)
    assert [result(element) for element in gradient] == pytest.approx(after.tolist(), rel=1e-12)
    assert result(size.value) == pytest.approx(float(one.size(after)), rel=1e-12)


@pytest.mark.parametrize(
    ("name", "size", "text"),
    [
        ("value", "max |g|", "max(−c, min(g, c))"),
        ("norm", "‖g‖_2", "g · min(1, (c / (‖g‖_2 + 1e−06)))"),
    ],
)
def test_the_formula_in_symbols(name: str, size: str, text: str) -> None:
    one = clipping(name, 1.0)
    assert plain_text(one.size_symbol, 4) == size
    assert plain_text(one.formula(GRADIENT_SYMBOL, one.size_symbol, LIMIT_SYMBOL), 4) == text


@each
def test_a_limit_is_required_and_not_negative(name: str) -> None:
    assert (clipping(name, 2.0).name, clipping(name, 2.0).limit) == (name, 2.0)
    with pytest.raises(Problem, match="negative"):
        clipping(name, -1.0)
    with pytest.raises(Problem, match=f"{name} without limit"):
        CLIPPINGS.make(name)
