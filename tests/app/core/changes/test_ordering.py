from __future__ import annotations

from app.core.changes.ordering import set_free, with_direction
from app.core.layout import Area, places
from app.core.project import Layout, Moved

AREA = Area(0.0, 0.0, 800.0, 500.0)
MOVED = (Moved(1, 0, 20.0, -10.0),)


def first(layer: int, count: int) -> list[int]:
    return list(range(count))


def test_what_was_dragged_stays_dragged_in_another_order() -> None:
    turned = with_direction(Layout(moved=MOVED), "down")
    assert turned == Layout(direction="down", moved=MOVED)


def test_neurons_that_were_free_stand_in_order_again() -> None:
    assert with_direction(Layout(direction="free", moved=MOVED), "circle").moved == ()


def test_neurons_that_are_set_free_stay_where_they_are() -> None:
    before = Layout(direction="circle", moved=MOVED)
    now = places([2, 3, 1], before, AREA, 1.5, first)
    ordered = places([2, 3, 1], Layout(direction="free"), AREA, 1.5, first)
    free = set_free(before, now, ordered)
    after = places([2, 3, 1], free, AREA, 1.5, first)
    assert free.direction == "free"
    for neuron, (x, y) in now.neurons.items():
        found = after.neurons[neuron]
        assert abs(found[0] - x) < 1e-6 + abs(now.radius - after.radius)
        assert abs(found[1] - y) < 1e-6 + abs(now.radius - after.radius)
