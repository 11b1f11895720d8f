from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.layout import Area, Places, places
from app.core.project import Layout, Moved

AREA = Area(100.0, 50.0, 900.0, 600.0)


def first(layer: int, count: int) -> list[int]:
    return list(range(count))


def laid_out(
    sizes: list[int], layout: Layout | None = None, area: Area = AREA, unit: float = 1.0
) -> Places:
    return places(sizes, layout or Layout(), area, unit, first)


LAYOUTS = st.builds(
    Layout,
    layer_spacing=st.floats(80.0, 420.0),
    neuron_spacing=st.floats(40.0, 260.0),
)
SIZES = st.lists(st.integers(1, 200), min_size=2, max_size=6)
AREAS = st.builds(
    Area, st.floats(0, 500), st.floats(0, 500), st.floats(400, 2000), st.floats(300, 1500)
)


@given(SIZES, LAYOUTS, AREAS, st.floats(0.5, 3.0))
def test_neurons_stand_within_the_area_and_apart(
    sizes: list[int], layout: Layout, area: Area, unit: float
) -> None:
    found = laid_out(sizes, layout, area, unit)
    for x, y in found.neurons.values():
        assert area.x - 1e-6 <= x <= area.x + area.width + 1e-6
        assert area.y - 1e-6 <= y <= area.y + area.height + 1e-6
    for layer in range(len(sizes)):
        rows = sorted(y for (number, _), (_, y) in found.neurons.items() if number == layer)
        assert all(below - above > 2 * found.radius for above, below in pairwise(rows))


@given(SIZES, LAYOUTS)
def test_every_unit_is_shown_or_counted(sizes: list[int], layout: Layout) -> None:
    found = laid_out(sizes, layout)
    assert [len(column.units) + column.hidden for column in found.columns] == sizes
    shown = {(layer, unit) for layer, column in enumerate(found.columns) for unit in column.units}
    assert shown == set(found.neurons)


def test_the_most_interesting_units_are_shown_in_their_order() -> None:
    found = places([300, 1], Layout(), AREA, 1.0, lambda layer, count: range(299, 299 - count, -1))
    units = found.columns[0].units
    assert units == tuple(range(300 - len(units), 300))


def test_spacing_is_kept_where_there_is_room() -> None:
    found = laid_out([2, 2, 1], Layout(layer_spacing=150.0, neuron_spacing=120.0))
    (x0, y0), (_, y1) = found.neurons[0, 0], found.neurons[0, 1]
    x1, _ = found.neurons[1, 0]
    assert (x1 - x0, y1 - y0) == pytest.approx((150.0, 120.0))
    assert found.neurons[1, 0][1] + found.neurons[1, 1][1] == pytest.approx(2 * AREA.center[1])


def test_a_picture_twice_as_large_has_everything_twice_as_far() -> None:
    layout = Layout(moved=(Moved(1, 0, 20.0, -10.0),))
    small = laid_out([2, 3, 1], layout, Area(0.0, 0.0, 800.0, 500.0))
    large = laid_out([2, 3, 1], layout, Area(0.0, 0.0, 1600.0, 1000.0), 2.0)
    assert large.radius == pytest.approx(2 * small.radius)
    for key, (x, y) in small.neurons.items():
        assert large.neurons[key] == pytest.approx((2 * x, 2 * y))


def test_a_dragged_neuron_moves_alone() -> None:
    plain = laid_out([2, 2, 1])
    moved = laid_out([2, 2, 1], Layout(moved=(Moved(1, 0, 30.0, -20.0),)))
    x, y = plain.neurons[1, 0]
    assert moved.neurons[1, 0] == pytest.approx((x + 30.0, y - 20.0))
    assert {**moved.neurons, (1, 0): (x, y)} == plain.neurons


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_neuron_dragged_out_of_sight_can_still_be_taken_hold_of(dx: float, dy: float) -> None:
    found = laid_out([2, 2, 1], Layout(moved=(Moved(2, 0, dx, dy),)))
    x, y = found.neurons[2, 0]
    assert AREA.x + found.radius <= x <= AREA.x + AREA.width - found.radius
    assert AREA.y + found.radius <= y <= AREA.y + AREA.height - found.radius


def test_neurons_put_close_together_have_no_room_for_chips() -> None:
    plain = laid_out([2, 2, 2])
    closer = laid_out([2, 2, 2], Layout(moved=(Moved(1, 0, 0.0, 120.0),)))
    apart = closer.neurons[1, 1][1] - closer.neurons[1, 0][1]
    assert closer.columns[1].gap == pytest.approx(apart)
    assert [plain.has_room(layer, 1.0) for layer in (1, 2)] == [True, True]
    assert [closer.has_room(layer, 1.0) for layer in (1, 2)] == [False, True]


def test_a_unit_that_is_not_shown_is_not_moved() -> None:
    found = laid_out([500, 1], Layout(moved=(Moved(0, 499, 5.0, 5.0),)))
    assert (0, 499) not in found.neurons


def test_the_neuron_at_a_point() -> None:
    found = laid_out([2, 2, 1])
    for key, (x, y) in found.neurons.items():
        assert found.neuron_at(x, y) == key
        assert found.neuron_at(x + 0.99 * found.radius, y) == key
        assert found.neuron_at(x + 1.01 * found.radius, y) != key
    assert found.neuron_at(0.0, 0.0) is None


def test_no_two_neurons_share_a_place() -> None:
    found = laid_out([5, 12, 30, 3])
    assert all(one != other for one, other in combinations(found.neurons.values(), 2))


@given(SIZES, st.floats(-50, 20), st.floats(-50, 20))
def test_a_picture_too_small_for_a_network_has_neurons_all_the_same(
    sizes: list[int], width: float, height: float
) -> None:
    found = laid_out(sizes, Layout(), Area(0.0, 0.0, width, height))
    assert found.radius > 0.0
    for column in found.columns:
        ys = [found.neurons[found.columns.index(column), unit][1] for unit in column.units]
        assert ys == sorted(set(ys))
