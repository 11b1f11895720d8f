from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.layout import Way
from app.core.layout.way import bent, evaluated

COORDINATES = st.floats(-500.0, 500.0)
POINTS = st.tuples(COORDINATES, COORDINATES)
SHARES = st.floats(0.0, 1.0)
BENT = Way((0.0, 0.0), (50.0, 0.0), (50.0, 80.0), (100.0, 80.0))


@given(POINTS, POINTS, SHARES)
def test_shares_of_a_straight_way_are_shares_of_its_length(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> None:
    way = Way.straight(start, end)
    expected = tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))
    assert way.point(share) == pytest.approx(expected, abs=1e-9)
    assert way.length == pytest.approx(math.dist(start, end), abs=1e-9)


def test_a_bent_way_leaves_and_arrives_in_its_directions() -> None:
    assert BENT.point(0.0) == (0.0, 0.0)
    assert BENT.point(1.0) == (100.0, 80.0)
    assert BENT.tangent(0.0) == (1.0, 0.0) == BENT.tangent(1.0)
    assert BENT.tangent(0.5)[1] > 0.5
    assert BENT.length > math.dist(BENT.start, BENT.end)


@given(SHARES)
def test_the_way_back_is_the_same_way(share: float) -> None:
    assert BENT.back().point(share) == pytest.approx(BENT.point(1.0 - share))


def test_points_are_even_shares() -> None:
    assert BENT.points(3) == (BENT.start, BENT.point(0.5), BENT.end)


@given(st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=5), SHARES)
def test_many_ways_are_those_of_each(
    ends: list[tuple[tuple[float, float], tuple[float, float]]], share: float
) -> None:
    starts, stops = (np.array([pair[number] for pair in ends]) for number in (0, 1))
    across = np.tile((1.0, 0.0), (len(ends), 1))
    ways = bent(starts, across, stops, across, 0.7)
    points = evaluated(ways, np.array([share]))[:, 0]
    for row, point in zip(ways.tolist(), points.tolist(), strict=True):
        assert Way(*map(tuple, row)).point(share) == pytest.approx(point, abs=1e-9)


@given(POINTS, POINTS, SHARES)
def test_without_curvature_a_way_is_straight(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> None:
    across = np.array([(0.6, 0.8)])
    (row,) = bent(np.array([start]), across, np.array([end]), across, 0.0).tolist()
    assert Way(*map(tuple, row)).point(share) == pytest.approx(
        Way.straight(start, end).point(share), abs=1e-9
    )
