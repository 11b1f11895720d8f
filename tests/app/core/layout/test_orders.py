"""What holds in every order of the layers."""

from __future__ import annotations

from itertools import combinations
from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.layout import ORDERS, Area, Places, places
from app.core.project import Direction, Layout

AREA = Area(100.0, 50.0, 900.0, 600.0)
DIRECTIONS = st.sampled_from(sorted(ORDERS))
SIZES = st.lists(st.integers(1, 40), min_size=2, max_size=5)
CURVATURES = st.floats(0.0, 1.0)
EVERY = pytest.mark.parametrize("direction", sorted(ORDERS))


def first(layer: int, count: int) -> list[int]:
    return list(range(count))


def laid_out(
    sizes: list[int], direction: Direction, curvature: float = 0.0, pixels: int = 0
) -> Places:
    layout = Layout(direction=direction, curvature=curvature)
    return places(sizes, layout, AREA, 1.0, first, pixels)


@given(SIZES, DIRECTIONS)
def test_neurons_stand_within_the_area_and_apart(sizes: list[int], direction: Direction) -> None:
    found = laid_out(sizes, direction)
    room = AREA.grown(1e-6)
    assert all(room.holds(x, y) for x, y in found.neurons.values())
    for one, other in combinations(found.neurons.values(), 2):
        assert dist(one, other) > 1.9 * found.radius


@given(SIZES, DIRECTIONS, CURVATURES)
def test_ways_lead_from_rim_to_rim(
    sizes: list[int], direction: Direction, curvature: float
) -> None:
    found = laid_out(sizes, direction, curvature)
    for layer in range(1, len(sizes)):
        unit, source = found.columns[layer].units[-1], found.columns[layer - 1].units[0]
        way = found.way(layer, unit, source)
        ends = found.neurons[layer - 1, source], found.neurons[layer, unit]
        for rim, center in zip((way.start, way.end), ends, strict=True):
            assert dist(rim, center) == pytest.approx(found.radius)


@given(SIZES, DIRECTIONS)
def test_directions_are_of_length_one(sizes: list[int], direction: Direction) -> None:
    found = laid_out(sizes, direction)
    for layer, unit in found.neurons:
        assert [hypot(*way) for way in found.sides(layer, unit)] == pytest.approx([1.0] * 4)


@EVERY
def test_curvature_bends_what_is_not_level(direction: Direction) -> None:
    straight, bent = (
        laid_out([2, 3, 1], direction, curvature).way(1, 2, 0) for curvature in (0.0, 1.0)
    )
    assert straight.length == pytest.approx(dist(straight.start, straight.end))
    assert bent.length > 1.005 * dist(bent.start, bent.end)


@pytest.mark.parametrize(("direction", "axis"), [("right", 0), ("down", 1), ("free", 0)])
def test_layers_follow_each_other(direction: Direction, axis: int) -> None:
    found = laid_out([2, 3, 1], direction)
    centers = [found.neurons[layer, 0][axis] for layer in range(3)]
    assert centers == sorted(centers)
    assert all(found.sides(layer, 0).outward[axis] == 1.0 for layer in range(3))


def test_round_the_ring_layers_go_clockwise_over_its_top() -> None:
    found = laid_out([2, 3, 2], "circle")
    (left, _), (right, _) = found.neurons[0, 0], found.neurons[2, 1]
    top = min(y for _, y in found.neurons.values())
    assert left < found.neurons[1, 1][0] < right
    assert found.neurons[1, 1][1] == pytest.approx(top)
    assert found.sides(1, 1).outward == pytest.approx((0.0, -1.0), abs=1e-6)


def test_no_edge_of_a_ring_runs_over_a_neuron() -> None:
    found = laid_out([3, 4, 2], "circle")
    for unit in range(4):
        for source in range(3):
            points = found.way(1, unit, source).points(30)[1:-1]
            others = set(found.neurons) - {(1, unit), (0, source)}
            for other in others:
                assert min(dist(found.neurons[other], at) for at in points) > found.radius


@EVERY
def test_names_stand_off_the_neurons(direction: Direction) -> None:
    found = laid_out([2, 3, 1], direction)
    for column in found.columns:
        for at in found.neurons.values():
            assert dist(column.head, at) > found.radius


@EVERY
def test_a_picture_stands_in_place_of_the_inputs(direction: Direction) -> None:
    found = laid_out([64, 12, 10], direction, pixels=8)
    picture = found.picture
    assert picture is not None
    assert len(found.columns[0].units) == 64
    assert AREA.grown(1e-6).contains(picture.area)
    for unit in (0, 7, 8, 63):
        x, y = found.neurons[0, unit]
        assert found.neuron_at(x, y) == (0, unit)
        assert found.neuron_at(x + 0.49 * picture.pixel, y) == (0, unit)
    discs = [at for (layer, _), at in found.neurons.items() if layer > 0]
    assert not any(picture.area.holds(*at) for at in discs)
    assert len(found.bodies()) == 1 + 22


@EVERY
def test_how_large_neurons_are_can_be_said(direction: Direction) -> None:
    layout = Layout(direction=direction, neuron_size=20.0)
    assert places([2, 2, 2], layout, AREA, 1.0, first).radius == 10.0
