from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.file_format.examples import open_example
from app.core.run import build
from app.core.time.ruler import MOST_GROUPS, Ruler
from app.core.time.scope import Scope, single, whole
from app.core.time.track import FEW, MOST_PARTS, Track, overview, steps_text, track
from engine.plan.events import Phase
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity, Span
from tests.app.core.time.test_ruler import plan_of
from tests.engine.cases import plans

WORKED = build(open_example("two-two-two")).plan
PHASES = [Phase.FORWARD, Phase.LOSS, Phase.BACKWARD, Phase.UPDATE]


def seen(
    start: float, length: float, size: Granularity = Granularity.NEURON, plan: Plan = WORKED,
    steps: int = 10_000,
) -> Track:  # fmt: skip
    return track(Ruler(plan, steps, size), Scope(start, length, steps))


def phases(found: Track) -> list[Phase]:
    return [section.phase for section in found.sections]


def captions(found: Track) -> list[str]:
    return [str(caption.text) for caption in found.captions]


def test_a_step_is_its_phases() -> None:
    found = seen(3.0, 1.0)
    assert phases(found) == PHASES
    assert captions(found) == ["Forward", "Loss", "Backward", "Update"]
    assert [len(section.borders) - 1 for section in found.sections] == [8, 3, 8, 4]


def test_steps_look_alike_wherever_they_are() -> None:
    assert seen(3.0, 1.0) == seen(0.0, 1.0) == seen(9_999.0, 1.0)


def test_a_few_operations_are_named_one_by_one() -> None:
    assert captions(seen(0.0, 4 / 23)) == [
        "h1 · weighted sum", "h1 · activation", "h2 · weighted sum", "h2 · activation",
    ]  # fmt: skip
    assert [len(part.borders) - 1 for part in seen(0.0, 4 / 23).sections] == [3, 1, 3, 1]


def test_the_events_of_a_single_operation_are_named_too() -> None:
    assert captions(seen(0.0, 1 / 23)) == ["h1 · product x1", "h1 · product x2",
                                          "h1 · weighted sum"]  # fmt: skip
    assert captions(seen(15 / 23, 1 / 23))[:2] == ["h1 · contribution o1", "h1 · contribution o2"]


def test_a_part_of_a_step_shows_smaller_groups() -> None:
    found = seen(0.0, 0.95, Granularity.PHASE)
    assert sum(len(section.borders) - 1 for section in found.sections) >= 8


def test_several_steps_show_their_phases_and_their_numbers() -> None:
    found = seen(3.0, 3.0)
    assert phases(found) == PHASES * 3
    assert captions(found) == ["Step 4", "Step 5", "Step 6"]
    assert [part.start for part in found.captions] == pytest.approx([0.0, 1 / 3, 2 / 3])
    assert [part.stop for part in found.captions] == pytest.approx([1 / 3, 2 / 3, 1.0])


def test_samples_follow_one_another() -> None:
    found = seen(0.0, 1.0, plan=plan_of((2, 4, 1), 40, 40))
    assert phases(found) == PHASES[:3] * 40 + [Phase.UPDATE]


def test_too_many_samples_are_not_told_apart() -> None:
    found = seen(0.0, 1.0, plan=plan_of((2, 4, 1), 400, 400))
    assert captions(found) == ["Step 1"]
    assert len(found.sections) == 1


def test_many_steps_are_one_section_divided_at_round_numbers() -> None:
    (section,) = seen(0.0, 10_000.0).sections
    assert captions(seen(0.0, 10_000.0)) == ["Steps 1–10,000"]
    assert 10 < len(section.borders) - 1 <= MOST_PARTS
    (section,) = seen(120.0, 60.0).sections
    assert len(section.borders) - 1 == 60


def test_epochs_of_several_steps_are_told_apart() -> None:
    plan = plan_of((2, 2, 1), 7, 3)
    found = seen(0.0, 21.0, Granularity.STEP, plan)
    assert captions(found) == [f"Epoch {number}" for number in range(1, 8)]
    assert [len(section.borders) - 1 for section in found.sections] == [3] * 7
    assert captions(seen(0.0, 10_000.0, Granularity.STEP, plan)) == ["Steps 1–10,000"]


@given(plans(), st.sampled_from(Granularity), st.floats(0.0, 1.0), st.floats(-6.0, 6.0))
def test_whatever_is_seen_fills_the_track_and_is_not_too_much(
    plan: Plan, size: Granularity, share: float, power: float
) -> None:
    ruler = Ruler(plan, 1_000_000, size)
    about = share * 1_000_000
    least = ruler.event_room(about)
    scope = single(0, 1_000_000).moved_to(about).zoomed(10.0**power, about, least)
    found = track(ruler, scope)
    assert found.sections[0].borders[0] == pytest.approx(0.0, abs=1e-6)
    assert found.sections[-1].borders[-1] == pytest.approx(1.0, abs=1e-6)
    for section in found.sections:
        assert list(section.borders) == sorted(set(section.borders))
    assert sum(len(section.borders) for section in found.sections) <= 3 * MOST_GROUPS


def test_a_run_of_a_million_large_steps_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, span = [], Plan.span

    def counted(plan: Plan, index: int, size: Granularity) -> Span:
        asked.append(index)
        return span(plan, index, size)

    monkeypatch.setattr(Plan, "span", counted)
    plan = plan_of((784, 128, 10))
    ruler = Ruler(plan, 1_000_000, Granularity.PRODUCT)
    for length in (1e6, 1e4, 100.0, 10.0, 1.0, 0.01, 1e-5):
        track(ruler, Scope(500_000.0, length, 1_000_000).moved_to(500_000.0))
    assert len(asked) < 7 * 4 * (MOST_GROUPS + 2)


def test_captions_of_operations_are_few() -> None:
    assert len(seen(0.0, FEW / 23).captions) == FEW
    assert len(seen(0.0, (FEW + 1) / 23).sections) < FEW


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        (single(3, 100), "Step 4"),
        (Scope(3.5, 1.0, 100), "Steps 4–5"),
        (whole(5000), "Steps 1–5,000"),
    ],
)
def test_words_for_what_is_seen(scope: Scope, text: str) -> None:
    assert str(steps_text(scope)) == text


@pytest.mark.parametrize(("steps", "parts"), [(1, 1), (3, 3), (60, 60), (10_000, 50), (10**6, 50)])
def test_the_overview_has_equal_parts_of_round_numbers(steps: int, parts: int) -> None:
    borders = overview(steps, 60)
    assert (borders[0], borders[-1]) == (0.0, 1.0)
    assert len(borders) - 1 == parts
