from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.layout import Area, enclosing
from app.core.layout.area import support

SIZES = st.floats(1.0, 200.0)


@given(st.floats(0.0, math.tau), st.floats(0.0, 50.0), SIZES, SIZES)
def test_what_stands_beside_a_point_keeps_its_distance(
    angle: float, distance: float, width: float, height: float
) -> None:
    way = math.cos(angle), math.sin(angle)
    area = Area.beside((0.0, 0.0), way, distance, width, height)
    nearest = min(
        x * way[0] + y * way[1] for x in (area.x, area.right) for y in (area.y, area.bottom)
    )
    assert nearest == pytest.approx(distance, abs=1e-9)
    assert (area.width, area.height) == pytest.approx((width, height))


def test_how_far_a_box_reaches() -> None:
    assert support((1.0, 0.0), 30.0, 10.0) == 15.0
    assert support((0.0, -1.0), 30.0, 10.0) == 5.0


def test_areas_hold_points_and_areas() -> None:
    area = Area(10.0, 20.0, 100.0, 50.0)
    assert area.holds(10.0, 70.0)
    assert not area.holds(10.0, 70.1)
    assert area.contains(Area(20.0, 30.0, 90.0, 40.0))
    assert not area.contains(Area(20.0, 30.0, 91.0, 40.0))
    assert area.grown(5.0) == Area(5.0, 15.0, 110.0, 60.0)
    assert enclosing([area, Area(0.0, 0.0, 20.0, 25.0)]) == Area(0.0, 0.0, 110.0, 70.0)


def test_a_magnified_area_keeps_its_middle_but_for_the_move() -> None:
    area = Area(10.0, 20.0, 100.0, 50.0).magnified(2.0, 7.0, -3.0)
    assert area.center == (67.0, 42.0)
    assert (area.width, area.height) == (200.0, 100.0)
