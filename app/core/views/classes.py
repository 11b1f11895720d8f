"""Data of which each sample belongs to one of several classes, and what a network answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.core.data.samples import NamedSamples
from engine.arrays import Array, Rows
from engine.evaluation import middle_of
from engine.words.terms import number_text

# What is no number is no answer.
NO_ANSWER = -1
# Of a class that has no name of its own, its target is told with so many digits.
NAME_DIGITS = 4


@dataclass(frozen=True, eq=False)
class Classes:
    """The names of classes, and of every sample the number of its class.

    ``middle`` is the border between the two targets.
    """

    names: tuple[str, ...]
    of_samples: Rows
    middle: float

    def answers(self, outputs: Array) -> Rows:
        """Return the class that each row of ``outputs`` (samples x outputs) says.

        It is that of the largest output; a single one says which side of the middle it is on.
        """
        found = _classes(outputs, self.middle)
        found[np.any(np.isnan(outputs), axis=1)] = NO_ANSWER
        return found


def classes_of(data: NamedSamples) -> Classes | None:
    """Return the classes of data, None where their targets are numbers to be met.

    Targets are classes where there are but two of them, one of which is a sample's at most once.
    """
    targets = data.targets
    low, high = targets.min(), targets.max()
    highs = targets == high
    if low == high or not np.all(highs | (targets == low)):
        return None
    if targets.shape[1] > 1 and not np.all(np.count_nonzero(highs, axis=1) == 1):
        return None
    middle = middle_of(targets)
    return Classes(_names(data, float(low), float(high)), _classes(targets, middle), middle)


def _classes(values: Array, middle: float) -> Rows:
    if values.shape[1] > 1:
        found: Rows = np.argmax(values, axis=1)
        return found
    return (values[:, 0] > middle).astype(np.intp)


def _names(data: NamedSamples, low: float, high: float) -> tuple[str, ...]:
    if len(data.target_names) > 1:
        return data.target_names
    measured = data.target_scaling.shown(np.array([[low], [high]]))[:, 0]
    return tuple(number_text(float(value), NAME_DIGITS) for value in measured)
