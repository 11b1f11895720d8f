import math

import pytest

from app.core.layout import Area
from app.core.scene.curve import Curve
from engine.activations import ACTIVATIONS
from tests.engine.layers import UNCOUPLED

AREA = Area(10.0, 20.0, 132.0, 84.0)


@pytest.mark.parametrize("activation", UNCOUPLED)
@pytest.mark.parametrize("z", [0.0, -3.5, 1e6, 1.7e308, -1.7e308, math.inf, math.nan])
def test_a_curve_fills_its_area_however_far_the_neuron_has_gone(activation: str, z: float) -> None:
    curve = Curve(ACTIVATIONS.make(activation), z, AREA)
    across, up = zip(*curve.points(), strict=True)
    assert (min(across), max(across)) == pytest.approx((AREA.x, AREA.right))
    assert AREA.y <= min(up) < max(up) <= AREA.bottom
    assert all(map(math.isfinite, curve.point(z, 0.0)))
