"""Search: the next event that satisfies a condition, and the one before.

No event is visited by itself. A condition is asked of whole families of events in many steps at
once, of those only that can satisfy it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil
from time import perf_counter, thread_time
from typing import NamedTuple

import numpy as np

from engine.history import History
from engine.plan.step_plan import Span
from engine.search.inquiry import FIELDS, Group, Inquiry
from engine.search.predicates import Condition
from engine.search.stacks import Stack
from engine.training.step_arrays import StepArrays

__all__ = ["FIELDS", "Progress", "find"]

# So many steps at once are asked whether their numbers can be right,
MOST_STEPS = 4096
# and so many at most are computed and looked at side by side: as many as this thread is done with
# in so many seconds of its own (a busy machine would make them ever fewer, and all of it slower),
# but not more than have so many events.
MOST_TOGETHER = 128
FIRST_TOGETHER = 8
SECONDS_TOGETHER = 0.008
MOST_EVENTS = 1_000_000


class Progress(NamedTuple):
    """How many steps have been looked through, and the event if it is found."""

    steps: int
    found: int | None


def find(
    history: History, condition: Condition, events: Span, backwards: bool, seconds: float
) -> Iterator[Progress]:
    """Look for the first event of ``events`` that satisfies a condition; the last if backwards.

    Gives its progress about every ``seconds``, and at the end the event's number in the run, None
    where there is none. Whoever stops asking cancels the search.
    """
    return _Search(history, condition, events, backwards).run(seconds)


class _Search:
    """One search: where it goes, and what it has at hand."""

    def __init__(
        self, history: History, condition: Condition, events: Span, backwards: bool
    ) -> None:
        self.history, self.plan = history, history.plan
        self.inquiry = Inquiry(condition)
        self.events = events
        self.backwards = backwards
        self.first, _ = self.plan.locate(events.start)
        self.stop = self.plan.locate(events.stop - 1)[0] + 1
        self._arrays: dict[int, StepArrays] = {}
        self._together = FIRST_TOGETHER

    def run(self, seconds: float) -> Iterator[Progress]:
        looked, due = 0, perf_counter() + seconds
        yield Progress(looked, None)
        for steps in self._ranges():
            for batch in self._batches(steps):
                while not self._arrived(batch, seconds):
                    yield Progress(looked, None)
                index = self._timed(batch)
                looked = self._way(batch)
                if index is not None:
                    yield Progress(looked, index)
                    return
                if perf_counter() >= due:
                    yield Progress(looked, None)
                    due = perf_counter() + seconds
            looked = self._way(steps)
            yield Progress(looked, None)

    def _way(self, steps: Sequence[int]) -> int:
        """Return how many steps have been looked through when these are done."""
        return self.stop - steps[0] if self.backwards else steps[-1] + 1 - self.first

    def _ranges(self) -> Iterator[range]:
        """Give all steps in ranges, in the direction of the search."""
        starts = range(self.first, self.stop, MOST_STEPS)
        for start in reversed(starts) if self.backwards else starts:
            yield range(start, min(start + MOST_STEPS, self.stop))

    def _batches(self, steps: range) -> Iterator[list[int]]:
        """Give those of the steps that can have what is looked for, as many as fit together."""
        if not any(map(self.inquiry.families, (self.plan.full, self.plan.last))):
            return
        asked = self.inquiry.steps(steps)
        possible = filter(self._has_sample, reversed(asked) if self.backwards else asked)
        most = max(1, MOST_EVENTS // self.plan.full.events)
        while batch := [*islice(possible, min(self._together, most))]:
            yield sorted(batch)

    def _timed(self, batch: list[int]) -> int | None:
        """Look at a batch, and let the next be larger or smaller if that was quick or slow.

        It grows while there is time left: most of that may go into beginning.
        """
        began = thread_time()
        index = self._in_batch(batch)
        seconds = thread_time() - began
        if seconds > SECONDS_TOGETHER:
            self._together = max(1, len(batch) // 2)
        else:
            more = min(2.0, SECONDS_TOGETHER / seconds) if seconds > 0.0 else 2.0
            self._together = min(MOST_TOGETHER, ceil(more * self._together))
        return index

    def _has_sample(self, step: int) -> bool:
        return self.inquiry.has_sample(step, self.history.batches[step].rows)

    def _arrived(self, batch: list[int], seconds: float) -> bool:
        """Work for some time towards the first step of a batch; return whether it is there."""
        missing = [step for step in self._needed(batch[:1]) if step not in self._arrays]
        return not missing or self.history.advance(missing[0], seconds)

    def _needed(self, batch: list[int]) -> list[int]:
        """Return the steps whose numbers are read to look at a batch, in order."""
        if not self.inquiry.reads_numbers:
            return []
        earlier = [step - 1 for step in batch if self.inquiry.reads_previous and step > 0]
        return sorted({*batch, *earlier})

    def _load(self, batch: list[int]) -> None:
        """Have at hand what a batch needs, and nothing else."""
        known, self._arrays = self._arrays, {}
        for step in self._needed(batch):
            self._arrays[step] = known.get(step) or self._computed(step)

    def _computed(self, step: int) -> StepArrays:
        return StepArrays(self.history.passed(step), self.plan.step_plan(step))

    def _in_batch(self, batch: list[int]) -> int | None:
        """Return the event that is looked for, None where these steps have none."""
        self._load(batch)
        groups = map(self._group, self._alike(batch))
        hits = sorted(step for group in groups for step in self.inquiry.hits(group))
        for step in reversed(hits) if self.backwards else hits:
            index = self._in_step(step)
            if index is not None:
                return index
        return None

    def _alike(self, batch: list[int]) -> Iterable[list[int]]:
        """Return steps that can be looked at side by side: of equal batches, changed by nobody."""
        groups: dict[tuple[int, ...], list[int]] = {}
        for step in batch:
            needed = self._needed([step])
            edited = any(self._arrays[near].record.edited is not None for near in needed)
            sizes = [self.plan.step_plan(near).batch for near in needed or [step]]
            groups.setdefault((*sizes, step if edited else -1), []).append(step)
        return groups.values()

    def _in_step(self, step: int) -> int | None:
        start = self.plan.start(step)
        within = Span(self.events.start - start, self.events.stop - start)
        place = self.inquiry.event(self._group([step]), within, self.backwards)
        return None if place is None else start + place

    def _group(self, steps: list[int]) -> Group:
        """Return steps that are alike with what they and the steps before them computed."""
        rows = np.stack([self.history.batches[step].rows for step in steps], axis=-1)
        reads_earlier = self.inquiry.reads_previous and steps[0] > 0
        return Group(
            self.plan.step_plan(steps[0]),
            steps,
            rows,
            self._stack(steps) if self.inquiry.reads_numbers else None,
            self._stack([step - 1 for step in steps]) if reads_earlier else None,
        )

    def _stack(self, steps: list[int]) -> Stack:
        return Stack([self._arrays[step] for step in steps])
