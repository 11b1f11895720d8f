from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.file_format.examples import open_example
from app.core.run import build
from app.core.time import ruler as rulers
from app.core.time.player import playhead_at
from app.core.time.ruler import Ruler, beginning, spans
from engine.activations import ACTIVATIONS
from engine.network import LayerSpec, NetworkSpec
from engine.plan.events import Phase
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity, Span
from tests.engine.cases import plans

WORKED = build(open_example("two-two-two")).plan
STEPS = 100


def plan_of(sizes: tuple[int, ...], samples: int = 1, batch: int = 1) -> Plan:
    layers = tuple(LayerSpec(units, ACTIVATIONS.make("sigmoid")) for units in sizes[1:])
    return Plan(NetworkSpec(sizes[0], layers), samples, batch)


def test_what_happens_together_takes_equal_room() -> None:
    ruler = Ruler(WORKED, STEPS, Granularity.NEURON)
    found = [*spans(WORKED, Span(0, WORKED.start(1)), Granularity.NEURON)]
    rooms = [ruler.at(span.stop) - ruler.at(span.start) for span in found]
    assert rooms == pytest.approx([1 / 23] * 23)


def test_the_update_keeps_its_share_however_many_samples_there_are() -> None:
    plan = plan_of((2, 4, 1), 40, 40)
    update = plan.full.update_start
    assert plan.full.address(update).phase is Phase.UPDATE
    at = Ruler(plan, STEPS, Granularity.NEURON).at(float(update))
    assert at == pytest.approx(1.0 - rulers.UPDATE_SHARE)


def test_too_many_groups_become_coarser_ones() -> None:
    plan = plan_of((784, 128, 10))
    by_product = Ruler(plan, STEPS, Granularity.PRODUCT)
    by_layer = Ruler(plan, STEPS, Granularity.LAYER)
    places = [0.0, 50_000.0, 101_000.0, 202_000.0, 300_000.0]
    assert [by_product.at(place) for place in places] == [by_layer.at(place) for place in places]


@pytest.mark.parametrize("granularity", Granularity)
def test_steps_stand_at_whole_numbers(granularity: Granularity) -> None:
    plan = plan_of((2, 2, 1), 7, 3)
    ruler = Ruler(plan, STEPS, granularity)
    for step in (0, 1, 2, 3, 50, STEPS):
        assert ruler.at(float(plan.start(step))) == step
        assert ruler.place(float(step)) == plan.start(step)


@given(plans(), st.sampled_from(Granularity), st.floats(0.0, 8.0))
def test_place_and_at_are_each_others_inverse(
    plan: Plan, granularity: Granularity, at: float
) -> None:
    ruler = Ruler(plan, 8, granularity)
    assert ruler.at(ruler.place(at)) == pytest.approx(at, abs=1e-9)


@given(plans(), st.sampled_from(Granularity), st.integers(0, 500))
def test_the_line_goes_on_with_every_event(
    plan: Plan, granularity: Granularity, index: int
) -> None:
    ruler = Ruler(plan, 600, granularity)
    assert ruler.at(float(index)) < ruler.at(index + 0.5) < ruler.at(index + 1.0)
    assert ruler.event_room(ruler.at(index + 0.5)) == pytest.approx(
        ruler.at(index + 1.0) - ruler.at(float(index))
    )


def test_between_two_events_the_one_that_is_shown_decides() -> None:
    ruler, start = Ruler(WORKED, STEPS, Granularity.NEURON), float(WORKED.start(3))
    end = 2 * WORKED.start(3)
    assert ruler.shown(playhead_at(start, end)) < 3.0
    assert ruler.shown(playhead_at(beginning(start), end)) > 3.0
    assert ruler.shown(playhead_at(0.0, end)) > 0.0


def test_only_the_very_start_has_nothing_before_it() -> None:
    assert beginning(0.0) == 0.0
    assert 51.0 < beginning(51.0) < 51.0 + 1e-9
