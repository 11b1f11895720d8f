from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.network import NetworkSpec
from engine.plan.events import Address, Kind, Phase
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity, Span, StepPlan, parameter_place
from tests.engine.cases import network_of, networks, plans, step_plans

STEP_PLANS = step_plans()
PHASES = list(Phase)
# What a unit's operations need, in the order in which they come.
NEEDS = {
    Kind.WEIGHTED_SUM: [Kind.PRODUCT],
    Kind.ACTIVATION: [Kind.WEIGHTED_SUM],
    Kind.DROPOUT: [Kind.ACTIVATION],
    Kind.ERROR: [Kind.ACTIVATION],
    Kind.SLOPE: [Kind.ACTIVATION],
    Kind.DELTA: [Kind.CONTRIBUTION, Kind.SLOPE],
    Kind.GRADIENT: [Kind.DELTA],
}
# What they need of all units of the layer, where these depend on each other,
COUPLED_NEEDS = {
    Kind.ACTIVATION: [Kind.WEIGHTED_SUM],
    Kind.SLOPE: [Kind.ACTIVATION, Kind.CONTRIBUTION],
}
# and where the operation is that of the whole layer.
LAYER_NEEDS = {Kind.GRADIENT: [Kind.DELTA], Kind.SLOPE_GRADIENT: [Kind.CONTRIBUTION]}
UPDATES = (Kind.UPDATE, Kind.SLOPE_UPDATE)
GRADIENTS = (Kind.GRADIENT, Kind.SLOPE_GRADIENT)


def addresses(plan: StepPlan) -> list[Address]:
    return [plan.address(offset) for offset in range(plan.events)]


@given(plans(), st.integers(0, 10**12))
def test_every_event_has_its_address_and_every_address_its_event(plan: Plan, index: int) -> None:
    step, address = plan.address(index)
    assert plan.index(step, address) == index


@given(STEP_PLANS)
def test_no_two_events_have_the_same_address(plan: StepPlan) -> None:
    assert len(set(addresses(plan))) == plan.events
    assert [plan.offset(address) for address in addresses(plan)] == list(range(plan.events))


@given(plans())
def test_steps_follow_one_another_without_a_gap(plan: Plan) -> None:
    for step in range(2 * plan.steps_per_epoch + 1):
        events = plan.step_plan(step).events
        assert plan.start(step + 1) == plan.start(step) + events
        assert plan.locate(plan.start(step)) == (step, 0)
        assert plan.locate(plan.start(step) + events - 1) == (step, events - 1)


@given(STEP_PLANS)
def test_samples_pass_one_after_another_and_the_update_is_last(plan: StepPlan) -> None:
    """Where layers are updated one after another, the samples go back layer by layer."""
    order = [
        (plan.batch if at.phase is Phase.UPDATE else at.position, PHASES.index(at.phase))
        for at in addresses(plan)
        if at.kind is not Kind.LOSS
        and (at.phase in (Phase.FORWARD, Phase.LOSS) or not plan.immediate)
    ]
    assert order == sorted(order)


@given(STEP_PLANS)
def test_a_layer_is_updated_at_once_or_when_all_gradients_are_known(plan: StepPlan) -> None:
    found = [at for at in addresses(plan) if at.kind in (*GRADIENTS, *UPDATES)]
    order = [
        (-(at.layer or 0) if plan.immediate else 0, at.kind in UPDATES, -(at.layer or 0))
        for at in found
        if plan.immediate or at.kind in UPDATES
    ]
    assert order == sorted(order)


@given(networks(3, 3), st.integers(1, 3))
def test_the_gradient_is_clipped_when_all_of_it_is_known(network: NetworkSpec, batch: int) -> None:
    plain, clipped = (StepPlan(network, batch, clipped=clipped) for clipped in (False, True))
    place = clipped.offset(Address(Phase.UPDATE, Kind.CLIPPING))
    before, (clipping, *after) = addresses(clipped)[:place], addresses(clipped)[place:]
    assert clipping.kind is Kind.CLIPPING
    assert before + after == addresses(plain)
    assert {at.phase for at in after} <= {Phase.UPDATE}
    assert Phase.UPDATE not in {at.phase for at in before}


@given(STEP_PLANS)
def test_the_loss_comes_after_the_last_error_and_before_the_last_sample_goes_back(
    plan: StepPlan,
) -> None:
    loss = plan.offset(Address(Phase.LOSS, Kind.LOSS))
    assert plan.address(loss - 1).kind is Kind.ERROR
    assert plan.address(loss - 1).position == plan.batch - 1
    assert plan.address(loss + 1).phase is Phase.BACKWARD


@given(STEP_PLANS)
def test_nothing_is_used_before_it_is_known(plan: StepPlan) -> None:
    last: dict[tuple[Kind, object, object, object], int] = {}
    for offset, at in enumerate(addresses(plan)):
        last[at.kind, at.position, at.layer, at.unit] = offset
        last[at.kind, at.position, at.layer, "all"] = offset
    for offset, at in enumerate(addresses(plan)):
        for needed in needs(plan, at):
            assert last.get(needed, -1) < offset


def needs(plan: StepPlan, at: Address) -> Iterator[tuple[Kind, object, object, object]]:
    """Yield what an event needs: the kind, sample and layer, and one unit or all of them."""
    position, layer = at.position, at.layer or 0
    if at.unit is None:
        yield from ((kind, position, layer, "all") for kind in LAYER_NEEDS.get(at.kind, []))
        return
    yield from ((kind, position, layer, at.unit) for kind in NEEDS.get(at.kind, []))
    if plan.network.layer(layer).activation.coupled is not None:
        yield from ((kind, position, layer, "all") for kind in COUPLED_NEEDS.get(at.kind, []))
    if at.kind is Kind.PRODUCT and layer > 1:
        sent = Kind.DROPOUT if plan.network.layer(layer - 1).dropout else Kind.ACTIVATION
        yield sent, position, layer - 1, at.source
    if at.kind is Kind.CONTRIBUTION:
        yield Kind.DELTA, position, layer + 1, at.source


@given(STEP_PLANS)
def test_each_use_of_a_parameter_has_a_gradient(plan: StepPlan) -> None:
    network = plan.network
    found = [at for at in addresses(plan) if at.kind in GRADIENTS and at.position == 0]
    for layer in range(1, network.depth + 1):
        places = [parameter_place(network, at) for at in found if at.layer == layer]
        part = network.slices[layer - 1]
        expected = [
            place
            for some in (part.weights, part.biases, part.slope)
            for place in range(some.start, some.stop)
        ]
        assert sorted(int(place) for place in places) == sorted(expected)
    everyone = [at for at in addresses(plan) if at.kind in GRADIENTS]
    assert len(everyone) == plan.batch * len(found)


@given(STEP_PLANS)
def test_updates_move_what_is_not_frozen_in_the_order_of_their_events(plan: StepPlan) -> None:
    updates = [(n, at) for n, at in enumerate(addresses(plan)) if at.kind in UPDATES]
    places = [int(parameter_place(plan.network, at)) for _, at in updates]
    assert plan.update_order.tolist() == places
    trainable = plan.network.trainable
    mask = np.ones(plan.network.parameter_count, bool) if trainable is None else trainable
    assert sorted(places) == np.flatnonzero(mask).tolist()
    for done, (offset, _) in enumerate(updates):
        assert plan.updated_before(offset).tolist() == places[:done]
        assert plan.updated_before(offset + 1).tolist() == places[: done + 1]
    assert len(plan.updated_before(0)) == 0
    assert plan.updated_before(plan.events).tolist() == places
    assert plan.update_start == (updates[0][0] if updates else plan.events)


@given(STEP_PLANS)
def test_layers_come_in_order_and_back_again(plan: StepPlan) -> None:
    for phase, forwards in [(Phase.FORWARD, 1), (Phase.BACKWARD, -1), (Phase.UPDATE, -1)]:
        places = [
            (at.position or 0, (at.layer or 0) * forwards)
            for at in addresses(plan)
            if at.phase is phase and at.layer
        ]
        if plan.immediate and phase is Phase.BACKWARD:
            places = [(layer, position) for position, layer in places]
        assert places == sorted(places)


@given(STEP_PLANS)
def test_units_come_one_after_another(plan: StepPlan) -> None:
    for placed in plan.blocks():
        units = [plan.address(offset).unit for offset in range(*placed.span)]
        expected = range(placed.block.units) if placed.block.unit_named else [None]
        each = placed.block.unit_events
        assert units == [unit for unit in expected for _ in range(each)]


@given(STEP_PLANS)
def test_a_sample_starts_with_its_first_event(plan: StepPlan) -> None:
    found = addresses(plan)
    for position in range(plan.batch):
        first = next(n for n, address in enumerate(found) if address.position == position)
        assert plan.sample_start(position) == first


@given(STEP_PLANS)
def test_blocks_partition_a_step(plan: StepPlan) -> None:
    spans = [placed.span for placed in plan.blocks()]
    assert (spans[0].start, spans[-1].stop) == (0, plan.events)
    assert all(one.stop == other.start for one, other in pairwise(spans))
    for placed in plan.blocks():
        inside = [plan.address(offset) for offset in range(*placed.span)]
        assert {(at.phase, at.layer) for at in inside} == {(placed.block.phase, placed.block.layer)}
        assert {at.position for at in inside if at.layer} <= {placed.position}


@given(plans(), st.sampled_from(Granularity))
def test_what_happens_together_partitions_a_run(plan: Plan, granularity: Granularity) -> None:
    end = plan.start(plan.steps_per_epoch) + plan.full.events
    place = 0
    while place < end:
        span = plan.span(place, granularity)
        assert span.start == place
        assert all(plan.span(index, granularity) == span for index in range(*span))
        place = span.stop


@given(plans(), st.data())
def test_a_coarser_span_holds_a_finer_one(plan: Plan, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, 2 * plan.epoch_events))
    spans = [plan.span(index, granularity) for granularity in Granularity]
    assert all(
        fine.start >= coarse.start and fine.stop <= coarse.stop for fine, coarse in pairwise(spans)
    )


TWO = StepPlan(network_of((2, 2, 2)), 1)


@pytest.mark.parametrize(
    ("granularity", "at", "expected"),
    [
        (Granularity.PRODUCT, 1, Span(1, 2)),
        (Granularity.NEURON, 1, Span(0, 3)),
        (Granularity.NEURON, 3, Span(3, 4)),
        (Granularity.LAYER, 5, Span(0, 8)),
        (Granularity.PHASE, 5, Span(0, 16)),
        (Granularity.PHASE, 18, Span(16, 19)),
        (Granularity.STEP, 5, Span(0, TWO.events)),
    ],
)
def test_spans_of_the_worked_example(granularity: Granularity, at: int, expected: Span) -> None:
    assert TWO.span(at, granularity) == expected


def test_a_step_that_updates_nothing_ends_with_its_last_gradient() -> None:
    plan = StepPlan(network_of((2, 1), frozen=[(True, True)]), 2)
    assert plan.address(plan.events - 1).kind is Kind.GRADIENT
    assert len(plan.update_order) == 0


def test_an_epoch_ends_with_a_short_batch() -> None:
    plan = Plan(network_of((1, 1)), samples=5, batch_size=2)
    assert [plan.step_plan(step).batch for step in range(6)] == [2, 2, 1, 2, 2, 1]
    assert plan.span(0, Granularity.EPOCH) == Span(0, plan.start(3))


def test_a_batch_is_no_larger_than_the_data() -> None:
    assert Plan(network_of((1, 1)), samples=3, batch_size=50).full.batch == 3


FROZEN = StepPlan(network_of((2, 2, 1), frozen=[(True, False), (False, True)]), 2)


@pytest.mark.parametrize(
    "address",
    [
        Address(Phase.FORWARD, Kind.PRODUCT, 0, 1, 0, None),
        Address(Phase.FORWARD, Kind.PRODUCT, 0, 1, 0, 2),
        Address(Phase.FORWARD, Kind.PRODUCT, 0, 1, 0, -1),
        Address(Phase.FORWARD, Kind.PRODUCT, 0, 1, 2, 0),
        Address(Phase.FORWARD, Kind.PRODUCT, 0, 1, None, 0),
        Address(Phase.FORWARD, Kind.PRODUCT, 0, 3, 0, 0),
        Address(Phase.FORWARD, Kind.PRODUCT, 2, 1, 0, 0),
        Address(Phase.FORWARD, Kind.PRODUCT, None, 1, 0, 0),
        Address(Phase.FORWARD, Kind.DELTA, 0, 1, 0),
        Address(Phase.BACKWARD, Kind.SLOPE, 0, 1, 0, 0),
        Address(Phase.BACKWARD, Kind.CONTRIBUTION, 0, 0, 0, 0),
        Address(Phase.BACKWARD, Kind.CONTRIBUTION, 0, 2, 0, 0),
        Address(Phase.BACKWARD, Kind.GRADIENT, 0, 1, 0, 2),
        Address(Phase.UPDATE, Kind.UPDATE, None, 1, 0, 0),
        Address(Phase.UPDATE, Kind.UPDATE, None, 2, 0, None),
    ],
)
def test_what_has_no_event_has_no_place(address: Address) -> None:
    with pytest.raises(KeyError):
        FROZEN.offset(address)
