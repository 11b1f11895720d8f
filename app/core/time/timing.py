"""Time: what plays together, how long, and what of it is to be seen at a moment.

The playhead is a place among the events of a run, a number whose whole part is an event and whose
rest is a share of it; seconds exist only here and in the table of motions. What happens together
(a ``Group``, decided by the granularity) plays as a few stages, one for each kind of operation in
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.core.time.choreography import EPOCH_SECONDS, MOTIONS, STEP_SECONDS
from engine.plan.blocks import Block, Run
from engine.plan.events import Kind
from engine.plan.plan import Plan
from engine.plan.step_plan import Granularity, Span, StepPlan

# What plays together is at most a layer; whole steps are shown as one change.
_PLAYED_AS = {Granularity.PHASE: Granularity.LAYER, Granularity.EPOCH: Granularity.STEP}


@dataclass(frozen=True)
class Stage:
    """Operations of one kind that play at once; ``kind`` None is a whole training step."""

    kind: Kind | None
    span: Span
    seconds: float


@dataclass(frozen=True)
class Group:
    """Events that play together, as stages one after another."""

    span: Span
    stages: tuple[Stage, ...]

    @property
    def seconds(self) -> float:
        """Return how long the group plays at speed 1."""
        return sum(stage.seconds for stage in self.stages)

    def stage_at(self, place: float) -> tuple[int, float]:
        """Return the number of the stage at a place of the run, and how much of it has passed."""
        for number, stage in enumerate(self.stages):
            if place < stage.span.stop or number == len(self.stages) - 1:
                length = stage.span.stop - stage.span.start
                return number, min(1.0, max(0.0, (place - stage.span.start) / length))
        raise AssertionError("a group has at least one stage")


class Tally(NamedTuple):
    """How many groups there are in a part of a run, and how long they play at speed 1."""

    groups: int
    seconds: float

    def times(self, count: int) -> Tally:
        """Return the tally of so many such parts."""
        return Tally(self.groups * count, self.seconds * count)


class Timing:
    """The groups of a run at one granularity."""

    def __init__(self, plan: Plan, granularity: Granularity) -> None:
        self.plan = plan
        self.granularity = granularity
        self.played_as = _PLAYED_AS.get(granularity, granularity)

    def group(self, index: int) -> Group:
        """Return what plays together with event ``index``."""
        span = self.plan.span(index, self.played_as)
        if self.played_as is Granularity.STEP:
            return Group(span, (Stage(None, span, self._step_seconds()),))
        return Group(span, tuple(self._stages(span)))

    def stop(self, index: int) -> Span:
        """Return the events that one press of a step key passes."""
        return self.plan.span(index, self.granularity)

    def tally(self, steps: range) -> Tally:
        """Return what plays from the first to the last of some steps, without a look at each."""
        each = self.plan.steps_per_epoch
        ends = steps.stop // each - steps.start // each
        full = self._of_step(self.plan.full).times(len(steps) - ends)
        return _sum([full, self._of_step(self.plan.last).times(ends)])

    def _of_step(self, plan: StepPlan) -> Tally:
        if self.played_as is Granularity.STEP:
            return Tally(1, self._step_seconds())
        return _sum(
            self._of_block(block).times(plan.batch if of_samples else 1)
            for block, of_samples in plan.distinct_blocks.items()
        )

    def _of_block(self, block: Block) -> Tally:
        runs = [(run.events, MOTIONS[run.kind].seconds) for _, run in block.runs]
        if self.played_as is Granularity.PRODUCT:
            return Tally(block.events, block.units * sum(count * each for count, each in runs))
        together = Tally(len(block.operations), sum(seconds for _, seconds in runs))
        if self.played_as is Granularity.NEURON:
            return together.times(block.units)
        return Tally(1, together.seconds)

    def _step_seconds(self) -> float:
        if self.granularity is Granularity.EPOCH:
            return EPOCH_SECONDS / self.plan.steps_per_epoch
        return STEP_SECONDS

    def _stages(self, span: Span) -> Iterator[Stage]:
        """Yield one stage for each kind in the span, as long in events as the kind has events."""
        step, offset = self.plan.locate(span.start)
        placed = self.plan.step_plan(step).block_at(offset)
        start = span.start
        for run, events in _runs(placed.block, offset - placed.start, span):
            yield Stage(run.kind, Span(start, start + events), MOTIONS[run.kind].seconds)
            start += events


def _sum(tallies: Iterable[Tally]) -> Tally:
    groups, seconds = zip(*tallies, strict=True)
    return Tally(sum(groups), sum(seconds))


def _runs(block: Block, offset: int, span: Span) -> Iterator[tuple[Run, int]]:
    """Yield each run that ``span``, which begins ``offset`` into the block, has a part in."""
    length = span.stop - span.start
    if length == block.events:
        yield from ((run, run.events * block.units) for _, run in block.runs)
        return
    within = offset % block.unit_events
    for start, run in block.runs:
        shared = min(start + run.events, within + length) - max(start, within)
        if shared > 0:
            yield run, shared
