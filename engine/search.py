"""Search: the next event that satisfies a condition, and the one before.

No event is visited by itself. A condition is asked of whole families of events at once, of those
only that can satisfy it, and of steps only that can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from engine.families import Family, families
from engine.history import History
from engine.plan import Span, StepPlan
from engine.predicates import PREVIOUS, VALUE, Condition
from engine.step_arrays import StepArrays
from engine.values import OPERANDS, values

# What a condition on events may ask for.
FIELDS = (
    *("kind", "phase", "layer", "unit", "source", "sample", "step", VALUE, PREVIOUS),
    *OPERANDS,
)
NUMBERS = frozenset({VALUE, PREVIOUS, *OPERANDS})
# So many numbers are read at once at most: they fit into a processor's cache.
MOST_NUMBERS = 100_000
MOST_STEPS = 4096


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
    """One search: what it looks for, and where."""

    def __init__(
        self, history: History, condition: Condition, events: Span, backwards: bool
    ) -> None:
        self.history, self.plan = history, history.plan
        self.condition = condition
        self.events = events
        self.backwards = backwards
        self._reads_numbers = bool(condition.fields & NUMBERS)
        self._reads_previous = PREVIOUS in condition.fields
        self._differs_by_step = bool(condition.fields & {"sample", "step"})
        self._arrays: dict[int, StepArrays] = {}

    def run(self, seconds: float) -> Iterator[Progress]:
        looked, index, due = 0, None, perf_counter() + seconds
        for steps in self._ranges():
            for step in self._candidates(steps):
                while not self._arrived(step, seconds):
                    yield Progress(looked, None)
                here = self._in_step(step)
                index = index if here is None else here
                if index is not None and not self.backwards:
                    break
                if perf_counter() >= due:
                    yield Progress(looked + step - steps.start, None)
                    due = perf_counter() + seconds
            looked += len(steps)
            if index is not None:
                break
            yield Progress(looked, None)
        yield Progress(looked, index)

    def _ranges(self) -> Iterator[range]:
        """Give the steps in ranges that grow.

        Backwards, a range is gone through to its end before it is known which event is the last:
        that takes not much longer than the way to it.
        """
        first, _ = self.plan.locate(self.events.start)
        stop = self.plan.locate(self.events.stop - 1)[0] + 1
        length = 1
        while first < stop:
            length = min(2 * length, MOST_STEPS, stop - first)
            if self.backwards:
                stop -= length
                yield range(stop, stop + length)
            else:
                first += length
                yield range(first - length, first)

    def _candidates(self, steps: range) -> list[int]:
        """Return those of the steps that can have what is looked for."""
        if not any(self._families.values()):
            return []
        numbers = np.arange(steps.start, steps.stop)
        possible = np.broadcast_to(self.condition.possible({"step": numbers}), numbers.shape)
        candidates: list[int] = numbers[possible].tolist()
        return candidates

    def _arrived(self, step: int, seconds: float) -> bool:
        """Work for some time towards the numbers of a step; return whether they are there."""
        return not self._missing(step) or self.history.advance(self._missing(step)[0], seconds)

    def _missing(self, step: int) -> list[int]:
        """Return the steps whose numbers are needed for ``step`` and not at hand."""
        if not self._reads_numbers:
            return []
        needed = [step - 1, step] if self._reads_previous and step > 0 else [step]
        return [number for number in needed if number not in self._arrays]

    def _load(self, step: int) -> None:
        for number in self._missing(step):
            arrays = StepArrays(self.history.passed(number), self.plan.step_plan(number))
            self._arrays = {
                kept: old for kept, old in self._arrays.items() if kept == number - 1
            } | {number: arrays}

    @cached_property
    def _families(self) -> dict[StepPlan, list[Family]]:
        """Return, for both plans of an epoch's steps, what can have what is looked for."""
        return {
            plan: self._possible(families(plan), self._fixed)
            for plan in (self.plan.full, self.plan.last)
        }

    def _possible(
        self, among: Iterable[Family], known: Callable[[Family], dict[str, Any]]
    ) -> list[Family]:
        narrowed = (family.where(self.condition.possible(known(family))) for family in among)
        return [family for family in narrowed if family is not None]

    def _fixed(self, family: Family) -> dict[str, Any]:
        """Return the columns that are the same in every step."""
        at = family.places
        return {
            "phase": at.phase, "kind": at.kind, "layer": at.layer, "unit": at.unit,
            "source": at.source,
        }  # fmt: skip

    def _addresses(self, step: int, family: Family) -> dict[str, Any]:
        """Return the columns that are known before a step is computed."""
        position = family.places.position
        sample = None if position is None else self.history.batches[step].rows[position]
        return {**self._fixed(family), "step": step, "sample": sample}

    def _in_step(self, step: int) -> int | None:
        """Return the event of a step that is looked for, None where it has none."""
        plan, start = self.plan.step_plan(step), self.plan.start(step)
        found = self._families[plan]
        if self._differs_by_step:
            found = self._possible(found, lambda family: self._addresses(step, family))
        if not found:
            return None
        self._load(step)
        within = Span(max(0, self.events.start - start), min(plan.events, self.events.stop - start))
        places = [
            place
            for family in found
            for part in family.parts(self._most_positions(family))
            if (place := self._in_part(step, part, plan, within)) is not None
        ]
        if not places:
            return None
        return start + (max(places) if self.backwards else min(places))

    def _most_positions(self, family: Family) -> int:
        """Return of how many samples the numbers may be read at once."""
        if any(arrays.record.edited is not None for arrays in self._arrays.values()):
            return 1
        _, units, sources = family.shape
        return max(1, MOST_NUMBERS // (units * sources))

    def _in_part(self, step: int, part: Family, plan: StepPlan, within: Span) -> int | None:
        truth = self.condition.holds(self._columns(step, part))
        return part.found(truth, plan, within, self.backwards) if truth.any() else None

    def _columns(self, step: int, part: Family) -> dict[str, Any]:
        """Return all columns of a part: what its events do not have is None."""
        columns = dict.fromkeys(self.condition.fields) | self._addresses(step, part)
        if self._reads_numbers:
            columns[VALUE], operands = values(self._arrays[step], part.places)
            columns |= operands
        if self._reads_previous and step > 0:
            columns[PREVIOUS] = self._previous(step, part)
        return columns

    def _previous(self, step: int, part: Family) -> Any:
        """Return the values one step earlier, nan where that step had fewer samples."""
        earlier, positions = self._arrays[step - 1], part.positions
        if positions is None:
            return values(earlier, part.places)[0]
        last = earlier.plan.batch - 1
        found, _ = values(earlier, part._replace(positions=np.minimum(positions, last)).places)
        return np.where(part.places.numbers[0] <= last, found, np.nan)
