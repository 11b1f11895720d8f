"""Where events stand along the time line: a scale in training steps, from any event to any share.

What happens together takes equal room within its step, however many events it is made of, so that
an activation is as easy to hit as the sum of a hundred products before it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from app.core.project import Playhead
from app.core.time.player import place_of
from engine.plan.events import Phase
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity, Span, StepPlan

# More groups than this are not told apart: coarser ones take equal room.
MOST_GROUPS = 400
# However many samples come before it, the update keeps this share of a step.
UPDATE_SHARE = 0.08
# How much of an event has to pass before it is the one that is shown.
HAIR = 1e-6

# What a step is divided into, from fine to coarse.
SIZES = (Granularity.PRODUCT, Granularity.NEURON, Granularity.LAYER, Granularity.PHASE)


class Scale(NamedTuple):
    """A step: the event ``offsets[i]`` begins at the share ``shares[i]`` of its room."""

    offsets: tuple[int, ...]
    shares: tuple[float, ...]


class Ruler:
    """The events of a run along a line on which training step k goes from k to k + 1."""

    def __init__(self, plan: Plan, steps: int, granularity: Granularity) -> None:
        self.plan = plan
        self.steps = steps
        self.granularity = granularity
        self._scales = {part: _scale(part, granularity) for part in {plan.full, plan.last}}

    def at(self, place: float) -> float:
        """Return where on the line a place of the run stands."""
        step, offset = self.plan.locate(int(place))
        offsets, shares = self._scales[self.plan.step_plan(step)]
        return step + _between(offset + place - int(place), offsets, shares)

    def place(self, at: float) -> float:
        """Return the place of the run that stands ``at`` on the line."""
        step = min(max(0, math.floor(at)), self.steps)
        offsets, shares = self._scales[self.plan.step_plan(step)]
        start = float(self.plan.start(step))
        return start if step == self.steps else start + _between(at - step, shares, offsets)

    def shown(self, playhead: Playhead) -> float:
        """Return where on the line the playhead stands, within the event that it shows.

        Exactly between two events it shows the end of the first, or else the start of the second.
        """
        passed = min(max(playhead.fraction, HAIR), 1.0 - HAIR)
        return self.at(place_of(Playhead(playhead.index, passed)))

    def event_room(self, at: float) -> float:
        """Return how long the event is that stands ``at`` on the line."""
        index = min(int(self.place(at)), self.plan.start(self.steps) - 1)
        return self.at(float(index + 1)) - self.at(float(index))


def beginning(place: float) -> float:
    """Return where the event that begins at ``place`` has just begun.

    A playhead exactly between two events still shows the end of the first, so this is a hair
    further on, but for the very start, which nothing came before.
    """
    return math.nextafter(place, math.inf) if place > 0.0 else place


def spans(plan: Plan, events: Span, granularity: Granularity) -> Iterator[Span]:
    """Yield the groups that some events of a run belong to."""
    index = events.start
    while index < events.stop:
        span = plan.span(index, granularity)
        yield span
        index = span.stop


def _scale(step_plan: StepPlan, granularity: Granularity) -> Scale:
    groups = _groups(step_plan, granularity if granularity in SIZES else Granularity.NEURON)
    phases = [step_plan.address(span.start).phase for span in groups]
    offsets = (*(span.start for span in groups), step_plan.events)
    return Scale(offsets, _shares(phases))


def _groups(step_plan: StepPlan, granularity: Granularity) -> list[Span]:
    """Return the groups of a step, of a coarser granularity where they are too many."""
    for size in SIZES[SIZES.index(granularity) :]:
        found = list(islice(_step_spans(step_plan, size), MOST_GROUPS + 1))
        if len(found) <= MOST_GROUPS:
            return found
    return [Span(0, step_plan.events)]


def _step_spans(step_plan: StepPlan, granularity: Granularity) -> Iterator[Span]:
    offset = 0
    while offset < step_plan.events:
        span = step_plan.span(offset, granularity)
        yield span
        offset = span.stop


def _shares(phases: list[Phase]) -> tuple[float, ...]:
    """Return the borders of groups of those phases, from 0 to 1."""
    updates = phases.count(Phase.UPDATE)
    others = len(phases) - updates
    least = others * UPDATE_SHARE / (1.0 - UPDATE_SHARE)
    weight = max(1.0, least / updates) if updates else 1.0
    total = others + updates * weight
    ends = accumulate(weight if phase is Phase.UPDATE else 1.0 for phase in phases)
    return (0.0, *(end / total for end in ends))


def _between(
    value: float,
    known: tuple[float, ...] | tuple[int, ...],
    wanted: tuple[float, ...] | tuple[int, ...],
) -> float:
    """Return what belongs to a value between those known, along straight lines."""
    place = min(max(bisect_right(known, value), 1), len(known) - 1)
    low, high = known[place - 1], known[place]
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return wanted[place - 1] + share * (wanted[place] - wanted[place - 1])
