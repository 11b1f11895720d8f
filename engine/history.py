"""The whole run, from any step: a fold over its edits, with checkpoints.

``state(k)`` is the fold of ``train_step`` over the steps before k, starting from the initial
parameters. Checkpoints are kept wherever replaying has become dear, thinned out under a budget of
bytes, so that any step can be reached by a short replay.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from itertools import groupby
from math import isfinite
from time import perf_counter
from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.checkpoints import Checkpoints, array_bytes, state_bytes
from engine.data import Batches
from engine.edits import Edit, OptimizerEdit, edited_optimizer
from engine.model import Model, State
from engine.plan.plan import Plan
from engine.training.edited_step import edited_step
from engine.training.training import EditedStep, StepRecord, computed_step

# A seek replays at most this long: half a frame of a 60 Hz screen leaves the rest for drawing.
SECONDS_BETWEEN_CHECKPOINTS = 0.008
RECORD_BYTES = 8_000_000
MOST_RECORDS = 1000


class Cursor(NamedTuple):
    """How far a replay has come: the state before ``step``.

    ``seconds`` is the time it takes to replay from the checkpoint before it.
    """

    step: int
    state: State
    seconds: float


class History:
    """Every step of a run on demand.

    Not a record of what was done but a function of (model, initial parameters, batches, edits)
    that remembers some of its values.
    """

    def __init__(self, model: Model, parameters: Array, batches: Batches) -> None:
        self.first_model = model
        self.batches = batches
        self.plan = Plan(
            model.network, len(batches.train_rows), batches.size, model.immediate,
            model.clipping is not None,
        )  # fmt: skip
        self.edits: tuple[Edit, ...] = ()
        self.losses = array("d")
        self._first_not_finite: int | None = None
        self._edits_of: dict[int, tuple[Edit, ...]] = {}
        self._models: list[tuple[int, Model]] = [(0, model)]
        self._checkpoints = Checkpoints(model.initial_state(parameters))
        self._records: OrderedDict[int, StepRecord] = OrderedDict()
        # The last replay came as far as the first of these; a step computed after it, to the other.
        self._cursors: tuple[Cursor, ...] = ()

    @property
    def computed(self) -> int:
        """Return how many steps have been computed since the last edit before them."""
        return len(self.losses)

    @property
    def first_not_finite(self) -> int | None:
        """Return the first step, of those computed so far, with a number that is not finite."""
        return self._first_not_finite

    @property
    def bytes_held(self) -> int:
        """Return the size of what is remembered."""
        records = sum(_record_bytes(record) for record in self._records.values())
        return self._checkpoints.bytes_held + records + len(self.losses) * self.losses.itemsize

    def set_edits(self, edits: Iterable[Edit]) -> None:
        """Replace the edits; what came before the first difference stays."""
        new = _in_order(edits)
        fork = self.fork(new)
        self.edits = new
        self._edits_of = _by_step(new)
        self._models = self._models_after_edits()
        if fork is not None:
            self.invalidate_from(fork)

    def fork(self, edits: Iterable[Edit]) -> int | None:
        """Return the first step in which other edits differ from these, None if none does."""
        old, new = self._edits_of, _by_step(_in_order(edits))
        different = (step for step in old.keys() | new.keys() if old.get(step) != new.get(step))
        return min(different, default=None)

    def branch(self, edits: Iterable[Edit]) -> History:
        """Return the same run with other edits.

        What is computed already and comes before the first difference is shared.
        """
        other = copy(self)
        other.losses = self.losses[:]
        other._checkpoints = self._checkpoints.copied()
        other._records = self._records.copy()
        other.set_edits(edits)
        return other

    def invalidate_from(self, step: int) -> None:
        """Forget what was computed in ``step`` and after it."""
        del self.losses[step:]
        if self._first_not_finite is not None and self._first_not_finite >= step:
            self._first_not_finite = None
        self._checkpoints.drop_after(step)
        for number in [number for number in self._records if number >= step]:
            del self._records[number]
        self._cursors = tuple(cursor for cursor in self._cursors if cursor.step <= step)

    def model(self, step: int) -> Model:
        """Return the model with which ``step`` begins."""
        if len(self._models) == 1:  # mostly, and this is asked in every step
            return self.first_model
        place = bisect_right(self._models, step, key=lambda entry: entry[0]) - 1
        return self._models[place][1]

    def distance(self, step: int) -> int:
        """Return how many steps have to be replayed to reach the state before ``step``."""
        return step - self._nearest(step).step

    def advance(self, step: int, seconds: float) -> bool:
        """Work towards the state before ``step`` for ``seconds``; return whether it is reached.

        However short that is, one step is computed: repeated calls arrive.
        """
        return self._replayed(step, perf_counter() + seconds).step == step

    def replayed(self, step: int, seconds: float, start: Cursor | None = None) -> Cursor:
        """Return how far a replay of one's own comes towards the state before ``step``.

        It goes on from ``start``, or from where it is nearest, and leaves alone how far others
        have come: who looks back now and then does not hold up who plays on.
        """
        nearest = self._nearest(step)
        if start is None or not nearest.step < start.step <= step:
            start = nearest
        with np.errstate(all="ignore"):
            return self._run(start, step, perf_counter() + seconds)

    @property
    def checkpoints(self) -> Sequence[int]:
        """Return the steps, in ascending order, of which the state before them is at hand."""
        return self._checkpoints.steps

    def onward(self, step: int, stop: int, seconds: float) -> int:
        """Train from ``step`` towards ``stop`` for ``seconds``; return before which step it ends.

        Unlike ``advance`` it takes every step on the way anew, also those computed long ago: that
        is how fast training goes.
        """
        start = self._replayed(step, float("inf"))
        with np.errstate(all="ignore"):
            cursor = self._run(start, stop, perf_counter() + seconds)
        self._cursors = (cursor,)
        return cursor.step

    def state(self, step: int) -> State:
        """Return the parameters and slots before ``step``."""
        return self._replayed(step, float("inf")).state

    def record(self, step: int) -> StepRecord:
        """Return everything that ``step`` computes."""
        if step in self._records:
            self._records.move_to_end(step)
            return self._records[step]
        record = self._records[step] = self.passed(step)
        most = max(2, RECORD_BYTES // max(1, _record_bytes(record)))
        while len(self._records) > min(most, MOST_RECORDS):
            self._records.popitem(last=False)
        return record

    def passed(self, step: int) -> StepRecord:
        """Return the same without keeping it, for one who goes on to the next step."""
        before = self._replayed(step, float("inf"))
        began = perf_counter()
        with np.errstate(all="ignore"):
            record = self._step(step, before.state)
        seconds = before.seconds + perf_counter() - began
        if seconds > SECONDS_BETWEEN_CHECKPOINTS:
            seconds = self._checkpoint(step + 1, record.after)
        self._cursors = before, Cursor(step + 1, record.after, seconds)
        return record

    def _models_after_edits(self) -> list[tuple[int, Model]]:
        models = [(0, self.first_model)]
        changes: dict[str, float] = {}
        for edit in self.edits:
            if isinstance(edit, OptimizerEdit):
                changes[edit.option] = edit.value
                optimizer = edited_optimizer(self.first_model.optimizer, changes)
                models.append((edit.step + 1, replace(self.first_model, optimizer=optimizer)))
        return models

    def _nearest(self, step: int) -> Cursor:
        """Return from where the state before ``step`` is reached in the fewest steps."""
        starts = Cursor(*self._checkpoints.nearest(step), 0.0), *self._cursors
        return max((start for start in starts if start.step <= step), key=lambda start: start.step)

    def _replayed(self, stop: int, end: float) -> Cursor:
        """Compute to ``stop``, or until the clock passes ``end``; return how far that is."""
        start = self._nearest(stop)
        if start.step == stop:
            return start
        with np.errstate(all="ignore"):
            cursor = self._run(start, stop, end)
        self._cursors = (cursor,)
        return cursor

    def _run(self, start: Cursor, stop: int, end: float) -> Cursor:
        step, state, seconds = start
        now = perf_counter()
        while step < stop:
            state = self._step(step, state).after
            step += 1
            began, now = now, perf_counter()
            seconds += now - began
            if seconds > SECONDS_BETWEEN_CHECKPOINTS:
                seconds = self._checkpoint(step, state)
            if now >= end:
                break
        return Cursor(step, state, seconds)

    def _checkpoint(self, step: int, state: State) -> float:
        """Keep a state; return how many seconds of replay lead there from now on: none."""
        self._checkpoints.add(step, state)
        return 0.0

    def _step(self, step: int, state: State) -> StepRecord:
        edits = self._edits_of.get(step)
        batch = self.batches[step]
        if edits:
            plan = self.plan.step_plan(step)
            record = edited_step(self.model(step), state, batch, step, plan, edits)
        else:
            record = computed_step(self.model(step), state, batch, step)
        if step == len(self.losses):
            self._append(record)
        return record

    def _append(self, record: StepRecord) -> None:
        """Keep what there is to know about a step that is computed for the first time."""
        loss = record.loss
        self.losses.append(loss)
        if self._first_not_finite is None and not (isfinite(loss) and record.finite):
            self._first_not_finite = record.step


def _in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(sorted(edits, key=lambda edit: (edit.step, edit.event)))


def _by_step(edits: tuple[Edit, ...]) -> dict[int, tuple[Edit, ...]]:
    return {step: tuple(group) for step, group in groupby(edits, key=lambda edit: edit.step)}


def _record_bytes(record: StepRecord) -> int:
    passed, edited = record.forward, record.edited
    size = array_bytes(*passed.weighted_sums, *passed.activations, *record.backward.deltas)
    size += array_bytes(record.gradient) + state_bytes(record.before) + state_bytes(record.after)
    return size if edited is None else size + _edited_bytes(edited)


def _edited_bytes(edited: EditedStep) -> int:
    met = [part for versions in (*edited.forward, *edited.backward) for part in versions.parameters]
    return array_bytes(edited.before, edited.updated, *met)
