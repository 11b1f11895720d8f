from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import track as tracks
from app.core.examples import open_example
from app.core.run import build
from app.core.track import Track, track
from engine.activations import ACTIVATIONS
from engine.events import Phase
from engine.network import LayerSpec, NetworkSpec
from engine.plan import Plan
from engine.step_plan import Granularity

WORKED = build(open_example("two-two-two")).plan


def plan_of(sizes: tuple[int, ...], samples: int = 1, batch: int = 1) -> Plan:
    layers = tuple(LayerSpec(units, ACTIVATIONS.make("sigmoid")) for units in sizes[1:])
    return Plan(NetworkSpec(sizes[0], layers), samples, batch)


def phases(found: Track) -> list[Phase]:
    return [section.phase for section in found.sections]


def test_a_step_is_its_phases_and_every_group_takes_equal_room() -> None:
    found = track(WORKED, 0, 100, Granularity.NEURON)
    assert phases(found) == [Phase.FORWARD, Phase.LOSS, Phase.BACKWARD, Phase.UPDATE]
    assert [len(section.borders) - 1 for section in found.sections] == [8, 3, 8, 4]
    widths = [b - a for a, b in zip(found.shares, found.shares[1:], strict=False)]
    assert widths == pytest.approx([1 / 23] * 23)


def test_the_captions_name_the_phases() -> None:
    found = track(WORKED, 0, 100, Granularity.PHASE)
    assert [part.caption for part in found.sections] == ["Forward", "Loss", "Backward", "Update"]


def test_samples_follow_one_another_and_the_update_keeps_its_share() -> None:
    found = track(plan_of((2, 4, 1), 40, 40), 0, 100, Granularity.NEURON)
    sample = [Phase.FORWARD, Phase.LOSS, Phase.BACKWARD]
    assert phases(found) == sample * 40 + [Phase.UPDATE]
    start, *_, end = found.sections[-1].borders
    assert (start, end) == pytest.approx((1.0 - tracks.UPDATE_SHARE, 1.0))


def test_too_many_groups_become_coarser_ones() -> None:
    found = track(plan_of((784, 128, 10)), 0, 100, Granularity.PRODUCT)
    assert phases(found) == [Phase.FORWARD, Phase.LOSS, Phase.BACKWARD, Phase.UPDATE]
    assert len(found.shares) <= tracks.MOST_GROUPS + 1


@pytest.mark.parametrize("granularity", [Granularity.STEP, Granularity.EPOCH])
def test_whole_steps_lie_along_the_whole_run(granularity: Granularity) -> None:
    plan = plan_of((2, 2, 1), 7, 3)
    found = track(plan, 5, 10_000, granularity)
    (section,) = found.sections
    assert section.caption == "Steps 1–10,000"
    assert (section.borders[0], section.borders[-1]) == (0.0, 1.0)
    assert 10 < len(section.borders) - 1 <= tracks.MOST_PARTS
    assert found.place_at(1.0) == plan.start(10_000)


def test_the_left_end_belongs_to_the_step_that_begins_there() -> None:
    found = track(WORKED, 3, 100, Granularity.NEURON)
    start = WORKED.start(3)
    assert start < found.place_at(0.0) < start + 1e-6
    assert track(WORKED, 0, 100, Granularity.NEURON).place_at(0.0) == 0.0


@given(st.floats(0.0, 1.0), st.sampled_from(Granularity), st.integers(0, 99))
def test_place_and_share_are_each_others_inverse(
    share: float, granularity: Granularity, step: int
) -> None:
    found = track(WORKED, step, 100, granularity)
    assert found.share_of(found.place_at(share)) == pytest.approx(share, abs=1e-9)
