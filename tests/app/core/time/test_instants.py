from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.file_format.examples import open_example
from app.core.run import build
from app.core.time.instants import instant_at, place_of_instant, places_of
from engine.plan.plan import Plan
from tests.engine.cases import plans

WORKED = build(open_example("two-two-two")).plan


@given(plans(), st.integers(0, 500))
def test_a_moment_at_rest_is_its_place(plan: Plan, place: int) -> None:
    step, passed = instant_at(place, plan)
    assert place_of_instant((step, passed), plan, 10_000) == place
    assert 0 <= passed <= plan.step_plan(step).events


@pytest.mark.parametrize(
    ("place", "instant"),
    [(0.0, (0, 0)), (0.5, (0, 1)), (51.0, (0, 51)), (51.5, (1, 1)), (60.0, (1, 9))],
)
def test_what_is_under_way_counts_as_passed(place: float, instant: tuple[int, int]) -> None:
    assert instant_at(place, WORKED) == instant


def test_what_the_run_has_no_more_is_at_its_end() -> None:
    assert place_of_instant((1, 400), WORKED, 510) == 102.0
    assert place_of_instant((99, 3), WORKED, 510) == 510.0


@pytest.mark.parametrize(
    ("repeat", "places"),
    [
        (((0, 3), (0, 9)), (3.0, 9.0)),
        (((0, 9), (0, 3)), (3.0, 9.0)),
        (((0, 0), (0, 0)), (0.0, 1.0)),
        (((99, 0), (99, 9)), (509.0, 510.0)),
    ],
)
def test_a_part_has_a_start_and_an_end(
    repeat: tuple[tuple[int, int], tuple[int, int]], places: tuple[float, float]
) -> None:
    found = places_of(repeat, WORKED, 510)
    assert found == pytest.approx(places)
    assert found[0] > places[0] or places[0] == 0.0
