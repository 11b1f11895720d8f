"""Moments of a run by step and events: they stay in their step when the network changes."""

from __future__ import annotations

import math

from app.core.project import Instant
from app.core.time.ruler import beginning
from engine.plan.plan import Plan


def place_of_instant(instant: Instant, plan: Plan, events: int) -> float:
    """Return the place of a moment in a run of so many events, at most their end."""
    step, passed = instant
    return float(min(plan.start(step) + min(passed, plan.step_plan(step).events), events))


def instant_at(place: float, plan: Plan) -> Instant:
    """Return the first moment at or after a place at which no event is under way.

    Between two steps it is the end of the first: that is what is seen there.
    """
    passed = math.ceil(place)
    step, offset = plan.locate(max(0, passed - 1))
    return step, offset + min(passed, 1)


def places_of(repeat: tuple[Instant, Instant], plan: Plan, events: int) -> tuple[float, float]:
    """Return the places between which a part of a run is repeated.

    It begins with the first event after its start, and is one event long at least.
    """
    start, stop = sorted(place_of_instant(instant, plan, events) for instant in repeat)
    start = min(start, events - 1.0)
    return beginning(start), max(stop, start + 1.0)
