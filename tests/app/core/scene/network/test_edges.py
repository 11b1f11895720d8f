from __future__ import annotations

from app.core.frame import Item, Segments
from app.core.scene.context import Context
from app.core.scene.network.edges import changing_edges, resting_edges, steady_edges
from tests.app.core.scene.shots import shot


def lines(items: list[Item]) -> list[tuple[float, ...]]:
    return [line for item in items if isinstance(item, Segments) for line in item.lines]


def test_every_edge_is_drawn_once() -> None:
    for name, granularity in (("many edges", "step"), ("many edges", "layer"), ("xor", "step")):
        for place in (0.5, 0.25 * shot(name, 0.0).run.plan.start(1)):
            context = Context(shot(name, place, granularity))
            drawn = [*resting_edges(context), *steady_edges(context), *changing_edges(context)]
            assert len({*lines(drawn)}) == len(lines(drawn)) == context.visible_edges.drawn


def test_of_many_edges_those_move_that_will_look_otherwise() -> None:
    events = shot("many edges", 0.0).run.plan.start(1)
    start, middle = (Context(shot("many edges", share * events, "step")) for share in (0.01, 0.6))
    assert steady_edges(start) == steady_edges(middle)
    assert lines(steady_edges(start))
    assert {*lines(changing_edges(start))} == {*lines(changing_edges(middle))}
    assert changing_edges(start) != changing_edges(middle)


def test_of_few_edges_all_move_with_their_halos() -> None:
    context = Context(shot("xor", 20.0, "step"))
    assert steady_edges(context) == []
    assert len(lines(changing_edges(context))) == context.visible_edges.drawn


def test_edges_that_only_carry_something_stand_still() -> None:
    context = Context(shot("xor", 0.5))
    assert changing_edges(context) == []
    assert len(lines(steady_edges(context))) == len(context.active_edges)
