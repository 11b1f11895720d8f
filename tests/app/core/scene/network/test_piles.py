from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.core.frame import Segments
from app.core.project import Layer
from app.core.run import build
from app.core.scene import Shot
from app.core.scene.context import Context
from app.core.scene.network.edges import MOST_CHANGING
from app.core.scene.network.piles import changing_piles, pile_shares, resting_piles
from app.core.scene.visible_edges import Pairs
from app.core.time.player import playhead_at
from app.core.time.timing import Timing
from engine.arrays import Array
from engine.plan.events import Address, Kind, Phase
from engine.plan.step_plan import Granularity
from tests.app.core.everything import project as layered
from tests.app.core.scene.shots import place_of, run_of, shot


def context_at(name: str, kind: Kind, share: float, granularity: str = "neuron",
               **where: Any) -> Context:  # fmt: skip
    return Context(shot(name, place_of(name, kind, share, **where), granularity))


def shares(context: Context, layer: int) -> Array:
    """Return how large the pile on every edge into a layer is, units x sources."""
    shape = context.network.sizes[layer], context.network.sizes[layer - 1]
    units, sources = np.indices(shape).reshape(2, -1)
    return pile_shares(context, layer, Pairs(units, sources)).reshape(shape)


def widest(context: Context) -> float:
    items = (*resting_piles(context), *changing_piles(context))
    return max(item.width for item in items if isinstance(item, Segments))


def test_a_pile_is_the_sum_of_the_gradients_known_by_now() -> None:
    context = context_at("xor", Kind.GRADIENT, 1.0, "product", layer=2, position=2, source=1)
    record = context.moment.reader.record
    terms = record.backward.deltas[1][:, :1] * record.forward.sent[1]
    largest = np.abs(np.cumsum(terms, axis=0)).max()
    expected = [*np.abs(terms[:3].sum(axis=0))[:2], *np.abs(terms[:2].sum(axis=0))[2:]]
    assert shares(context, 2)[0] == pytest.approx(np.array(expected) / largest)


def test_only_the_gradients_under_way_grow() -> None:
    start, middle, end = (
        shares(context_at("two-two-two", Kind.GRADIENT, share, layer=2, unit=1), 2)
        for share in (0.0, 2.4, 3.0)
    )
    assert (start[1] == 0.0).all()
    assert (start[1] < middle[1]).all()
    assert (middle[1] < end[1]).all()
    assert (start[0] == end[0]).all()


@pytest.mark.parametrize("granularity", ["product", "neuron", "layer"])
@pytest.mark.parametrize("kind", [Kind.GRADIENT, Kind.UPDATE])
def test_halos_do_not_jump_when_an_operation_ends(kind: Kind, granularity: str) -> None:
    place = place_of("xor", kind, layer=2)
    one, other = (Context(shot("xor", place + step, granularity)) for step in (-1e-6, 1e-6))
    for layer in (1, 2):
        assert shares(one, layer) == pytest.approx(shares(other, layer), abs=1e-3)


def test_the_update_uses_its_pile_up() -> None:
    start, middle, end = (
        shares(context_at("two-two-two", Kind.UPDATE, share, layer=2, unit=1), 2)
        for share in (0.0, 1.0, 2.0)
    )
    assert (start[1] > middle[1]).all()
    assert (middle[1] > end[1]).all()
    assert (end[1] == 0.0).all()


def test_weights_that_layers_share_have_one_pile() -> None:
    context = context_at("shared weights", Kind.GRADIENT, 3.0, layer=1, position=1, unit=1)
    assert (shares(context, 1) == shares(context, 2)).all()
    record = context.moment.reader.record
    deltas, sent = record.backward.deltas, record.forward.sent
    both = np.abs(deltas[0].T @ sent[0] + deltas[1].T @ sent[1])
    assert shares(context, 1) / shares(context, 1).max() == pytest.approx(both / both.max())
    used = context_at("shared weights", Kind.UPDATE, 3.0, layer=1, unit=1)
    assert (shares(used, 2) == 0.0).all()


def test_clipping_shrinks_every_halo_by_as_much_as_the_gradient() -> None:
    before, middle, after = (
        context_at("clipping", Kind.CLIPPING, share) for share in (0.1, 0.7, 1.0)
    )
    record = before.moment.reader.record
    left = np.linalg.norm(record.clipped) / np.linalg.norm(record.gradient)
    assert shares(after, 1) == pytest.approx(left * shares(before, 1))
    assert widest(after) < widest(middle) < widest(before)


def test_immediate_halos_grow_by_the_sample_and_go_with_the_update() -> None:
    def pile(kind: Kind, share: float, **where: Any) -> Array:
        return shares(context_at("immediate", kind, share, **where), 2)

    assert (pile(Kind.PRODUCT, 1.0, position=1) == 0.0).all()
    first = pile(Kind.GRADIENT, 3.0, layer=2, position=0, unit=1)
    second = pile(Kind.GRADIENT, 3.0, layer=2, position=1, unit=1)
    assert (first[1] > 0.0).all()
    assert (second != first).all()
    assert (pile(Kind.CONTRIBUTION, 0.5) == 0.0).all()


def test_of_very_many_edges_the_halos_change_at_once() -> None:
    project = layered(Layer(24, "tanh", init="he_normal"), inputs=24)
    run = build(project)
    address = Address(Phase.BACKWARD, Kind.GRADIENT, 0, 1, 23, 0)
    place = float(run.plan.step_plan(0).offset(address))
    timing = Timing(run.plan, Granularity.LAYER)
    playhead = playhead_at(place, run.events)
    context = Context(Shot(run, timing, playhead, project.layout, project.view, 880, 680))
    assert len(context.active_edges) > MOST_CHANGING
    assert 0.5 < context.moment.share < 1.0
    assert changing_piles(context) == []
    playhead = playhead_at(place + 10.0, run.events)
    later = Context(Shot(run, timing, playhead, project.layout, project.view, 880, 680))
    assert later.moment.share > context.moment.share
    assert resting_piles(later) == resting_piles(context)


def test_a_whole_step_uses_all_piles_up() -> None:
    run = run_of("xor")[1]
    contexts = [Context(shot("xor", share * run.plan.start(1), "step")) for share in (0.2, 0.8)]
    for layer in (1, 2):
        before, after = (shares(context, layer) for context in contexts)
        assert after == pytest.approx(before / 4.0)
    assert resting_piles(contexts[0]) == []
