import math
from collections.abc import Iterator

import numpy as np
import pytest

from app.core.frame import Box, Math, Polyline
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.scene.curve import Curve, ground
from app.core.scene.inset import curve_area
from app.core.scene.motion.delta import slope_plot
from app.core.scene.motion.parts import curve_of
from engine.activations import ACTIVATIONS
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_within, run_of, shot
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


KINDS = pytest.mark.parametrize("kind", [Kind.ACTIVATION, Kind.SLOPE])


def contexts(name: str, kind: Kind) -> Iterator[tuple[Context, tuple[int, int]]]:
    """Yield the pictures in which the neurons of a network have their plots, and whose it is."""
    sizes = run_of(name)[1].network.sizes
    for layer in range(1, len(sizes)):
        for unit in range(sizes[layer]):
            place = place_within(name, kind, 0.8, layer=layer, unit=unit)
            yield Context(shot(name, place)), (layer, unit)


@KINDS
def test_a_line_leads_from_the_rim_of_a_neuron_to_its_plot(kind: Kind) -> None:
    for context, neuron in contexts("spiral", kind):
        line, frame = ground(context, curve_area(context, neuron), neuron)
        assert isinstance(line, Polyline)
        assert isinstance(frame, Box)
        start, (x, y) = line.points
        away = math.dist(start, context.places.neurons[neuron])
        assert away == pytest.approx(context.places.radius)
        assert x in (frame.x, frame.x + frame.width) or y in (frame.y, frame.y + frame.height)


def test_a_plot_tells_whose_it_is() -> None:
    for context, neuron in contexts("xor", Kind.SLOPE):
        plot = curve_of(context)
        assert plot is not None
        (name,) = [item for item in slope_plot(context, plot, 1.0, 1.0) if isinstance(item, Math)]
        assert name.term == context.notation.unit(*neuron)
        assert plot[0].area.holds(name.x, name.y)


@pytest.mark.parametrize("furthest", [2.0, 1e9])
def test_many_weighted_sums_are_placed_like_each_alone(furthest: float) -> None:
    curve = Curve(ACTIVATIONS.make("tanh"), furthest, AREA)
    sums = np.array([0.0, -1.5, 3.0, furthest, math.nan, math.inf, -math.inf])
    assert curve.across(sums).tolist() == [curve.point(z, 0.5)[0] for z in sums]
