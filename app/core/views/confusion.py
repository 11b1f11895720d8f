"""Which classes a network takes for which: what it answers to samples, counted."""

from __future__ import annotations

import numpy as np

from app.core.run import Run
from app.core.views.classes import NO_ANSWER, Classes
from engine.arrays import Array, Rows
from engine.training.passes import forward

# One piece of work: the values of so many units.
UNITS_AT_ONCE = 50_000


class Confusion:
    """The answers of a network with some parameters to samples, found out piece by piece.

    ``counts`` (classes x classes and one more) says how many samples of each class are answered
    by each; the last column counts those that are not answered at all.
    """

    def __init__(self, run: Run, classes: Classes, rows: Rows, parameters: Array) -> None:
        self.classes = classes
        self.rows = rows
        self.parameters = parameters
        self.counts = np.zeros((len(classes.names), len(classes.names) + 1), dtype=np.intp)
        self._run = run
        self._answers = np.full(len(rows), NO_ANSWER, dtype=np.intp)
        self._known = 0

    @property
    def done(self) -> bool:
        """Return whether all samples are counted."""
        return self._known == len(self.rows)

    @property
    def right(self) -> int:
        """Return how many samples are answered right."""
        return int(np.trace(self.counts))

    def work(self) -> None:
        """Count some more samples, which takes a millisecond or two."""
        length = max(1, UNITS_AT_ONCE // sum(self._run.network.sizes))
        part = slice(self._known, self._known + length)
        rows, history = self.rows[part], self._run.history
        with np.errstate(all="ignore"):
            passed = forward(
                history.first_model, self.parameters, history.batches.samples.inputs[rows]
            )
        answers = self.classes.answers(passed.sent[-1])
        self._answers[part] = answers
        np.add.at(self.counts, (self.classes.of_samples[rows], answers), 1)
        self._known += len(rows)

    def samples(self, target: int, answer: int) -> Rows:
        """Return the samples of a class that are answered by one, or by ``NO_ANSWER``."""
        found = (self.classes.of_samples[self.rows] == target) & (self._answers == answer)
        samples: Rows = self.rows[found]
        return samples


def most_confused(counts: Rows, most: int) -> Rows:
    """Return the classes that are most often answered wrong, at most so many, in their order."""
    wrong = counts.sum(axis=1) - np.diagonal(counts)
    return np.sort(np.argsort(-wrong, kind="stable")[:most])


class Counter:
    """Counts the answers to some samples again whenever the parameters are others.

    ``counted`` is what was counted last. What has been begun is finished first, so that there is
    something to be seen while the parameters change all the time.
    """

    def __init__(self, run: Run, classes: Classes, rows: Rows) -> None:
        self.counted: Confusion | None = None
        self._counting: Confusion | None = None
        self._of = run, classes, rows

    def work(self, parameters: Array) -> bool:
        """Do a piece of work; return whether there was one to do."""
        if self._counting is None:
            counted = self.counted
            if counted and np.array_equal(counted.parameters, parameters, equal_nan=True):
                return False
            self._counting = Confusion(*self._of, parameters)
        self._counting.work()
        if self._counting.done:
            self.counted, self._counting = self._counting, None
        return True
