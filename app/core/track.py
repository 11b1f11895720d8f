"""The upper track of the time line: where the events of a step, or of the run, stand along it.

What happens together takes equal room, however many events it is made of, so that an activation
is as easy to hit as the sum of a hundred products before it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, islice

import numpy as np

from app.core.numbers_input import round_number
from engine.events import Phase
from engine.plan import Plan
from engine.step_plan import Granularity, Span, StepPlan
from engine.wording import worded

# More groups than this are not told apart: the track shows the next coarser ones.
MOST_GROUPS = 400
# However many samples come before it, the update keeps this share of a step's track.
UPDATE_SHARE = 0.08
# The time line of a whole run is divided into at most this many equal parts.
MOST_PARTS = 80

_CAPTIONS = {
    Phase.FORWARD: worded("Forward"),
    Phase.LOSS: worded("Loss"),
    Phase.BACKWARD: worded("Backward"),
    Phase.UPDATE: worded("Update"),
}
_COARSER = {
    Granularity.PRODUCT: Granularity.NEURON,
    Granularity.NEURON: Granularity.LAYER,
    Granularity.LAYER: Granularity.PHASE,
}


@dataclass(frozen=True)
class Section:
    """A part of a track in one hue: ``borders`` are where its groups begin and end, 0 to 1."""

    phase: Phase
    caption: str
    borders: tuple[float, ...]


@dataclass(frozen=True)
class Track:
    """Places of the run along a line: ``places[i]`` stands at the share ``shares[i]`` of it."""

    places: tuple[float, ...]
    shares: tuple[float, ...]
    sections: tuple[Section, ...]

    def share_of(self, place: float) -> float:
        """Return where along the track a place of the run stands, 0 to 1."""
        return float(np.interp(place, self.places, self.shares))

    def place_at(self, share: float) -> float:
        """Return the place of the run that stands at ``share`` of the track."""
        place = float(np.interp(share, self.shares, self.places))
        return max(place, beginning(self.places[0]))


def beginning(place: float) -> float:
    """Return where the event that begins at ``place`` has just begun.

    A playhead exactly between two events still shows the end of the first, so this is a hair
    further on, but for the very start, which nothing came before.
    """
    return math.nextafter(place, math.inf) if place > 0.0 else place


def track(plan: Plan, step: int, steps: int, granularity: Granularity) -> Track:
    """Return the track of a training step, or where whole steps pass at once, of the run."""
    if granularity in (Granularity.STEP, Granularity.EPOCH):
        return _run_track(plan, steps, granularity)
    return _step_track(plan, step, granularity)


def _step_track(plan: Plan, step: int, granularity: Granularity) -> Track:
    step_plan, start = plan.step_plan(step), plan.start(step)
    spans = _groups(step_plan, granularity)
    phases = [step_plan.address(span.start).phase for span in spans]
    shares = _shares(phases)
    sections = []
    for phase, run in groupby(range(len(spans)), key=phases.__getitem__):
        numbers = list(run)
        borders = shares[numbers[0] : numbers[-1] + 2]
        sections.append(Section(phase, _CAPTIONS[phase], borders))
    places = (*(float(start + span.start) for span in spans), float(start + step_plan.events))
    return Track(places, shares, tuple(sections))


def _groups(step_plan: StepPlan, granularity: Granularity) -> list[Span]:
    """Return the groups of a step, of a coarser granularity where they are too many."""
    while granularity in _COARSER:
        spans = list(islice(_spans(step_plan, granularity), MOST_GROUPS + 1))
        if len(spans) <= MOST_GROUPS:
            return spans
        granularity = _COARSER[granularity]
    return list(_spans(step_plan, granularity))


def _spans(step_plan: StepPlan, granularity: Granularity) -> Iterator[Span]:
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


def _run_track(plan: Plan, steps: int, granularity: Granularity) -> Track:
    unit = plan.steps_per_epoch if granularity is Granularity.EPOCH else 1
    events = plan.start(steps)
    parts = (*range(0, steps, unit * round_number(steps / unit / MOST_PARTS)), steps)
    borders = tuple(plan.start(step) / events for step in parts)
    section = Section(Phase.UPDATE, worded("Steps 1–{count:,}", count=steps), borders)
    return Track((0.0, float(events)), (0.0, 1.0), (section,))
