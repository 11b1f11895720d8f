"""Many starts of a project, which differ in their seed alone: how many get there, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from app.core.data.samples import NamedSamples
from app.core.project import Project
from app.core.run import Starts, build_starts
from engine.arrays import Array
from engine.evaluation import Evaluation
from engine.problem import Problem
from engine.search.predicates import Condition
from engine.sweep import looks, starts_at_once, steps_between_looks

# The step at which a start that did not succeed has done so.
NEVER = -1

Steps = np.ndarray[Any, np.dtype[np.intp]]


class Outcome(NamedTuple):
    """What has become of each start.

    ``reached`` is the step of the first look at which it had succeeded, else ``NEVER``; ``loss``
    and ``accuracy`` are those at the end, ``curves`` the losses at every look, looks x starts.
    """

    reached: Steps
    loss: Array
    accuracy: Array
    curves: Array


@dataclass(frozen=True, eq=False)
class Sweep:
    """The starts of ``project`` with each of ``seeds`` in place of its own."""

    project: Project
    data: NamedSamples
    seeds: range

    def __post_init__(self) -> None:
        """Refuse a project whose run is more than its start and its rules."""
        if self.project.edits:
            what = "changes by hand in the middle of the run are those of one start"
            raise Problem("$.edits", what, "no edits")

    @property
    def steps_per_epoch(self) -> int:
        """Return how many steps an epoch has."""
        return self._first.batches.per_epoch

    @property
    def alike(self) -> bool:
        """Return whether there are several starts, and all with the same parameters."""
        if len(self.seeds) < 2:
            return False
        two = build_starts(self.project, self.data, self.seeds[:2]).parameters
        return np.array_equal(two[:, 0], two[:, 1])

    def looked_at(self, steps: int) -> list[int]:
        """Return before which of ``steps`` steps to look, the first and the end among them."""
        return [*range(0, steps, self.every(steps)), steps]

    def every(self, steps: int) -> int:
        """Return how many steps there are between two looks."""
        return steps_between_looks(steps, self.steps_per_epoch)

    def train(self, steps: int, success: Condition, trained: Callable[[int], object]) -> Outcome:
        """Train all starts for ``steps`` steps.

        ``trained`` is called again and again with the number of steps that were taken since, those
        of each start counted.
        """
        size = starts_at_once(self._first.model, self._first.batches)
        parts = [
            self._train(self.seeds[place : place + size], steps, success, trained)
            for place in range(0, len(self.seeds), size)
        ]
        # Starts are the last axis of each.
        return Outcome(*(np.concatenate(some, axis=-1) for some in zip(*parts, strict=True)))

    def _train(
        self, seeds: range, steps: int, success: Condition, trained: Callable[[int], object]
    ) -> Outcome:
        """Train some of the starts side by side."""
        reached, curves, done = np.full(len(seeds), NEVER), [], 0
        starts = build_starts(self.project, self.data, seeds)
        for step, found in looks(*starts, self.looked_at(steps)):
            # Of one start alone they are numbers and no arrays.
            measured = Evaluation(*map(np.atleast_1d, found))
            epoch = step // self.steps_per_epoch
            there = success.holds({**measured._asdict(), "step": step, "epoch": epoch})
            reached = np.where((reached == NEVER) & there, step, reached)
            curves.append(measured.loss)
            trained((step - done) * len(seeds))
            done = step
        return Outcome(reached, measured.loss, measured.accuracy, np.stack(curves))

    @cached_property
    def _first(self) -> Starts:
        return build_starts(self.project, self.data, self.seeds[:1])
