"""The course of a run: its loss and its accuracy over the steps, as far as they are computed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from app.core.run import Run
from app.core.views.classes import classes_of
from app.core.views.extremes import Cells, Extremes
from engine.arrays import Array, Rows
from engine.evaluation import evaluate, middle_of
from engine.history import Cursor, History

# At so many steps, or up to twice as many, all samples are looked at.
MOST_STEPS = 64
# At most so many samples of each part are, spread over it.
MOST_SAMPLES = 10_000
# One piece of work: the values of so many units, or a replay of so many seconds.
UNITS_AT_ONCE = 50_000
REPLAY_SECONDS = 0.004


def steps_at_hand(history: History, most: int) -> Sequence[int]:
    """Return steps spread over what is computed, for which little has to be computed again.

    They are at most twice ``most``, and at least as many where there are so many.
    """
    steps = history.checkpoints
    if len(steps) < most:
        steps = range(history.computed + 1)
    stride = 1
    while len(steps) > 2 * most * stride:
        stride *= 2
    return steps[::stride]


class Score(NamedTuple):
    """How well a network does before a step: the mean loss, and the share answered right."""

    loss: float
    accuracy: float


class Part(NamedTuple):
    """Samples to look at: all those to train with, or to test with, or some spread over them."""

    name: str
    rows: Rows
    of: int


class Course:
    """Loss and accuracy over the steps of a run.

    The loss of each step's batch is that of the history. What all samples to train and to test
    with say is found out here and there, a piece of work at a time, ever more closely.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.classified = classes_of(run.data) is not None
        self.parts = tuple(self._parts())
        # Of each part the scores before some steps.
        self.scores: dict[str, dict[int, Score]] = {part.name: {} for part in self.parts}
        self._middle = middle_of(run.data.targets)
        self._extremes = Extremes()
        self._edits = run.history.edits
        self._step = 0
        self._task: Iterator[None] | None = None
        # How far the last replay came: the next one often goes on from there.
        self._cursor: Cursor | None = None

    @property
    def whole(self) -> bool:
        """Return whether every step trains on all samples, so that its loss is that of all."""
        layers = self.run.network.layers
        everything = self.run.plan.full.batch == len(self.run.data.train_rows)
        return everything and not any(layer.dropout for layer in layers)

    def _parts(self) -> Iterator[Part]:
        data = self.run.data
        for name, rows in (("train", data.train_rows), ("test", data.test_rows)):
            if len(rows) and (self.classified or name == "test" or not self.whole):
                yield Part(name, rows[:: -(-len(rows) // MOST_SAMPLES)], len(rows))

    def follow(self, step: int) -> None:
        """Take in what has been computed, and forget what was changed; ``step`` is shown now."""
        history = self.run.history
        if history.edits is not self._edits:
            fork = history.fork(self._edits)
            self._edits = history.edits
            if fork is not None:
                self._forget_after(fork)
        history.record(step)  # which is shown anyway
        self._extremes.follow(history.losses)
        self._step = step

    def _forget_after(self, step: int) -> None:
        self._task = self._cursor = None
        self._extremes.keep(step)
        for name, scores in self.scores.items():
            self.scores[name] = {at: score for at, score in scores.items() if at <= step}

    def batch_losses(self, detailed: int) -> Cells:
        """Return the losses of the steps' batches; see ``Extremes.cells``."""
        return self._extremes.cells(self.run.history.losses, detailed)

    def curve(self, part: str, field: int) -> tuple[Array, Array]:
        """Return the steps before which a part was looked at, and a field of its scores there."""
        scores = sorted(self.scores[part].items())
        steps = np.array([step for step, _ in scores], dtype=np.float64)
        return steps, np.array([score[field] for _, score in scores], dtype=np.float64)

    def at(self, part: str, step: int) -> tuple[int, Score] | None:
        """Return the last score of a part before ``step`` or a step before it."""
        known = sorted(self.scores[part])
        place = bisect_right(known, step) - 1
        return (known[place], self.scores[part][known[place]]) if place >= 0 else None

    def work(self) -> bool:
        """Do a piece of work of a few milliseconds; return whether there was one to do."""
        if self._task is None:
            step = self._wanted()
            if step is None:
                return False
            self._task = self._looking(step)
        if next(self._task, self) is self:
            self._task = None
        return True

    def _wanted(self) -> int | None:
        """Return the step to look at next: the one shown, then the others, coarsely at first."""
        if not self.parts:
            return None
        known = self.scores[self.parts[-1].name]
        if self._step not in known:
            return self._step
        grid = steps_at_hand(self.run.history, MOST_STEPS)
        strides = (MOST_STEPS >> level for level in range(MOST_STEPS.bit_length()))
        wanted = (step for stride in strides for step in grid[::stride] if step not in known)
        return next(wanted, None)

    def _looking(self, step: int) -> Iterator[None]:
        """Look at all parts before a step, with a pause after each piece of work."""
        while (cursor := self._replayed(step)).step < step:
            yield
        for part in self.parts:
            total = np.zeros(2)
            for rows in self._pieces(part):
                total += self._score(cursor.state.parameters, rows) * len(rows)
                yield
            self.scores[part.name][step] = Score(*(total / len(part.rows)).tolist())
        self._thin_out()

    def _replayed(self, step: int) -> Cursor:
        self._cursor = self.run.history.replayed(step, REPLAY_SECONDS, self._cursor)
        return self._cursor

    def _pieces(self, part: Part) -> Iterator[Rows]:
        length = max(1, UNITS_AT_ONCE // sum(self.run.network.sizes))
        return (part.rows[start : start + length] for start in range(0, len(part.rows), length))

    def _score(self, parameters: Array, rows: Rows) -> Array:
        history = self.run.history
        samples = history.batches.samples
        inputs, targets = samples.inputs[rows], samples.targets[rows]
        found = evaluate(history.first_model, parameters, inputs, targets, self._middle)
        return np.array([found.loss, found.accuracy], dtype=np.float64)

    def _thin_out(self) -> None:
        """Keep scores few: a run that plays on leaves one at every step."""
        for name, scores in self.scores.items():
            if len(scores) > 8 * MOST_STEPS:
                self.scores[name] = {step: scores[step] for step in sorted(scores)[::2]}
