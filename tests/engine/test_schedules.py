from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problem import Problem
from engine.registry import choice_name
from engine.schedules import SCHEDULES

CHOICES: list[dict[str, Any]] = [
    {"name": "constant"},
    {"name": "step", "every": 3, "factor": 0.5},
    {"name": "exponential", "factor": 0.9},
    {"name": "cosine", "steps": 6, "lowest": 0.1},
]
# The learning rates that PyTorch 2.13 gives steps 0 to 7 with these schedules, starting from 1.
EXPECTED = [
    [1.0] * 8,
    [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25],
    [0.9**step for step in range(8)],
    # PyTorch's rises again after its lowest: 0.1603 follows there.
    [1.0, 0.9397114317029974, 0.775, 0.55, 0.325, 0.16028856829700262, 0.1, 0.1],
]


@pytest.mark.parametrize(
    ("choice", "expected"), [*zip(CHOICES, EXPECTED, strict=True)], ids=map(choice_name, CHOICES)
)
def test_factors_are_those_of_pytorch(choice: dict[str, Any], expected: list[float]) -> None:
    schedule = SCHEDULES.make(choice)
    assert [schedule(step) for step in range(8)] == pytest.approx(expected, rel=1e-14)


def test_every_schedule_is_tested() -> None:
    assert [choice["name"] for choice in CHOICES] == list(SCHEDULES)


@pytest.mark.parametrize("choice", CHOICES, ids=choice_name)
def test_a_warm_up_leads_up_to_the_schedule_and_then_it_begins(choice: dict[str, Any]) -> None:
    plain, warm = SCHEDULES.make(choice), SCHEDULES.make({**choice, "warmup": 4})
    assert [warm(step) for step in range(4)] == [0.25, 0.5, 0.75, 1.0]
    assert [warm(4 + step) for step in range(8)] == [plain(step) for step in range(8)]


@pytest.mark.parametrize("choice", CHOICES, ids=choice_name)
@given(step=st.integers(0, 10**9))
def test_factors_are_from_one_down_to_zero(choice: dict[str, Any], step: int) -> None:
    assert 0.0 <= SCHEDULES.make({**choice, "warmup": 10})(step) <= 1.0


def test_a_cosine_stays_at_its_lowest() -> None:
    schedule = SCHEDULES.make({"name": "cosine", "steps": 5, "lowest": 0.25})
    assert [schedule(step) for step in (5, 6, 10, 10**9)] == [0.25] * 4
    assert SCHEDULES.make({"name": "cosine", "steps": 5})(5) == 0.0


def test_a_rate_may_grow_for_ever() -> None:
    schedule = SCHEDULES.make({"name": "exponential", "factor": 2.0})
    assert (schedule(3), schedule(10**6)) == (8.0, math.inf)
    assert SCHEDULES.make({"name": "exponential", "factor": 0.0})(0) == 1.0


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        ({"name": "step", "every": 0}, ".every: 0 is too small (1 or more)"),
        ({"name": "step", "every": 1.5}, ".every: 1.5 is not a whole number (a whole number)"),
        ({"name": "step", "every": 1, "factor": -1.0}, ".factor: -1.0 is negative (0 or more)"),
        ({"name": "step"}, ": step without every (it is required)"),
        ({"name": "exponential", "factor": -0.1}, ".factor: -0.1 is negative (0 or more)"),
        ({"name": "exponential"}, ": exponential without factor (it is required)"),
        ({"name": "cosine", "steps": 0}, ".steps: 0 is too small (1 or more)"),
        ({"name": "cosine", "steps": 9, "lowest": -0.1}, ".lowest: -0.1 is negative (0 or more)"),
        ({"name": "constant", "warmup": -1}, ".warmup: -1 is negative (0 or more)"),
        ("cosin", ": unknown schedule 'cosin' (did you mean 'cosine'?)"),
    ],
)
def test_options_that_make_no_schedule(choice: dict[str, Any], problem: str) -> None:
    with pytest.raises(Problem) as caught:
        SCHEDULES.make(choice)
    assert str(caught.value) == problem
