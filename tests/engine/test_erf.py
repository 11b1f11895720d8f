from __future__ import annotations

import math

import numpy as np
import pytest

from engine.arrays import Array
from engine.erf import erfc


@pytest.mark.parametrize(
    ("x", "value"),
    [
        (-math.inf, 2.0),
        (-1.0, 1.8427007929497148),
        (0.0, 1.0),
        (0.5, 0.4795001221869535),
        (2.0, 0.004677734981047266),
        (10.0, 2.088487583762545e-45),
        (26.0, 5.663192408856143e-296),
        (math.inf, 0.0),
    ],
)
def test_values_as_tables_give_them(x: float, value: float) -> None:
    assert erfc(np.array([x])).tolist() == pytest.approx([value], rel=4e-16, abs=0.0)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_arrays_keep_shape_and_type(dtype: type) -> None:
    x: Array = np.linspace(-2.0, 2.0, 12).astype(dtype).reshape(2, 3, 2)
    y = erfc(x)
    assert (y.shape, y.dtype) == (x.shape, x.dtype)
    np.testing.assert_allclose(y + erfc(-x), 2.0, rtol=float(4 * np.finfo(dtype).eps))


def test_what_is_not_a_number_stays_so() -> None:
    assert np.isnan(erfc(np.array([math.nan]))).all()
