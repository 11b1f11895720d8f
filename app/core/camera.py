"""How closely the network is looked at: nearer, further away, and aside.

Lengths are in units, from the middle of the network as it is seen from home.
"""

from __future__ import annotations

from app.core.frame import Point
from app.core.project import LARGEST_ZOOM, SMALLEST_ZOOM, Camera

# From where the whole network is seen.
HOME = Camera()
# One press of a key looks so many times as closely.
STEP = 1.25
# However far it is moved, some of the network is seen: in units, for one that is not magnified.
FARTHEST_X, FARTHEST_Y = 380.0, 200.0


def zoomed(camera: Camera, factor: float, about: Point = (0.0, 0.0)) -> Camera:
    """Return the camera ``factor`` times as near; what is at ``about`` stays there."""
    zoom = min(max(camera.zoom * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
    grown = zoom / camera.zoom
    x, y = about
    return _kept(Camera(zoom, x + (camera.x - x) * grown, y + (camera.y - y) * grown))


def panned(camera: Camera, across: float, down: float) -> Camera:
    """Return the camera moved so that the network moves so far."""
    return _kept(Camera(camera.zoom, camera.x + across, camera.y + down))


def _kept(camera: Camera) -> Camera:
    zoom, x, y = camera
    far_x, far_y = FARTHEST_X * max(1.0, zoom), FARTHEST_Y * max(1.0, zoom)
    return Camera(zoom, min(max(x, -far_x), far_x), min(max(y, -far_y), far_y))
