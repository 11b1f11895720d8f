from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.camera import FARTHEST_X, HOME, panned, zoomed
from app.core.project import LARGEST_ZOOM, SMALLEST_ZOOM, Camera

NEAR = st.floats(-90.0, 90.0)
CAMERAS = st.builds(Camera, st.floats(1.0, 5.0), NEAR, NEAR)


def seen(camera: Camera, point: tuple[float, float]) -> tuple[float, float]:
    """Return where a point of the network is seen."""
    return point[0] * camera.zoom + camera.x, point[1] * camera.zoom + camera.y


@given(CAMERAS, st.floats(1.0, 3.0), NEAR, NEAR)
def test_what_the_mouse_is_at_stays_there(
    camera: Camera, factor: float, x: float, y: float
) -> None:
    point = (x - camera.x) / camera.zoom, (y - camera.y) / camera.zoom
    closer = zoomed(camera, factor, (x, y))
    assert closer.zoom == pytest.approx(camera.zoom * factor)
    assert seen(closer, point) == pytest.approx((x, y))


def test_there_is_a_nearest_and_a_farthest() -> None:
    assert zoomed(HOME, 1e9).zoom == LARGEST_ZOOM
    assert zoomed(HOME, 1e-9).zoom == SMALLEST_ZOOM


def test_nearer_and_back_is_home() -> None:
    assert zoomed(zoomed(HOME, 2.0, (30.0, 40.0)), 0.5, (30.0, 40.0)) == HOME


def test_the_network_moves_as_far_as_it_is_dragged_but_not_out_of_sight() -> None:
    assert panned(HOME, 20.0, -30.0) == Camera(1.0, 20.0, -30.0)
    assert panned(HOME, 1e9, 0.0).x == FARTHEST_X
    assert panned(Camera(3.0), -1e9, 0.0).x == -3.0 * FARTHEST_X
