import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.views.axis import FURTHEST, NEAREST, Axis, axis_of

FLOATS = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(FLOATS, max_size=9), st.booleans())
def test_what_can_stand_on_an_axis_has_room(values: list[float], logarithmic: bool) -> None:
    array = np.array(values, dtype=np.float64)
    axis = axis_of([array], logarithmic)
    assert -math.inf < axis.low < axis.high < math.inf
    shares = axis.share(array)
    for value, share in zip(values, shares, strict=True):
        if abs(value) <= FURTHEST and (value >= NEAREST or not logarithmic):
            assert -1e-9 <= share <= 1.0 + 1e-9
        elif not value > 0.0:
            assert not 0.0 <= share <= 1.0


@given(st.floats(1e-9, 1e9), st.floats(1.001, 1e9), st.booleans(), st.floats(0.0, 1.0))
def test_a_number_stands_where_it_is_found(
    low: float, factor: float, logarithmic: bool, share: float
) -> None:
    axis = Axis(low, low * factor, logarithmic)
    found = axis.share(np.array([axis.value(share)]))[0]
    assert found == pytest.approx(share, abs=1e-6)


@given(st.floats(1e-9, 1e9), st.floats(1.001, 1e12), st.booleans(), st.integers(2, 9))
def test_ticks_are_few_ascending_and_on_the_axis(
    low: float, factor: float, logarithmic: bool, most: int
) -> None:
    axis = Axis(low, low * factor, logarithmic)
    ticks = axis.ticks(most)
    assert len(ticks) <= most
    assert list(ticks) == sorted(set(ticks))
    shares = axis.share(np.array(ticks))
    assert all(-1e-9 <= share <= 1.0 + 1e-9 for share in shares)


@pytest.mark.parametrize(
    ("axis", "most", "ticks"),
    [
        (Axis(0.0, 1.05), 3, (0.0, 0.5, 1.0)),
        (Axis(1.0, 1000.0), 4, (500.0, 1000.0)),
        (Axis(1.0, 10_000.0, True), 5, (1.0, 10.0, 100.0, 1000.0, 10_000.0)),
        (Axis(1e-4, 1.0, True), 3, (1e-4, 1e-2, 1.0)),
        (Axis(0.2, 0.9, True), 4, (0.2, 0.4, 0.6, 0.8)),
    ],
)
def test_ticks_are_round(axis: Axis, most: int, ticks: tuple[float, ...]) -> None:
    assert axis.ticks(most) == pytest.approx(ticks)


def test_a_linear_axis_begins_at_0_unless_most_of_it_were_empty() -> None:
    assert axis_of([np.array([0.1, 0.9])], False).low == 0.0
    assert axis_of([np.array([0.8, 0.9])], False).low > 0.7
    assert axis_of([np.array([-0.5, 0.9])], False).low < -0.5
