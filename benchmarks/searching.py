"""Looking through a long run for what is not there, against taking the same steps and no more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.run import build
from benchmarks.contest import Contest
from benchmarks.measure import Result, compared
from benchmarks.networks import project
from engine.history import History
from engine.plan.step_plan import Span
from engine.search.conditions import parse
from engine.search.search import FIELDS, find

STEPS = 10_000
# What never holds, and the most that a search for it may take of the steps themselves: the first
# is known without computing, the last compares two steps.
CASES = (
    ("kind = delta and step = 1_000_000_000", 0.01),
    ("delta > 1e9", 4.0),
    ("value is nan", 4.0),
    ("value > 1e9 and value changes sign", 8.0),
)


def results() -> Iterator[Result]:
    """Yield the ratio for each condition, in a run that has been computed once."""
    which = project((2, 8, 8, 1), batch=10, samples=100, steps=STEPS)
    contest, history = Contest(which), build(which).history
    history.advance(STEPS, float("inf"))
    for condition, limit in CASES:
        one, other = compared(
            partial(_search, history, condition), partial(contest.ours, STEPS), rounds=5
        )
        remark = f"{one / STEPS * 1e6:.1f} µs a step against {other / STEPS * 1e6:.1f} µs"
        name = f"search of {STEPS:,} steps of 2-8-8-1 for {condition}"
        yield Result(name, one / other, limit, remark=remark)


def _search(history: History, condition: str) -> None:
    events = Span(0, history.plan.start(STEPS))
    *_, last = find(history, parse(condition, FIELDS), events, backwards=False, seconds=1.0)
    assert last.found is None
