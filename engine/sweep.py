"""Many starts of one network, trained side by side.

Nothing here computes a step of its own: a model with an array of seeds is as many networks, and
``train_step`` trains them all (see ``engine.algebra``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.arrays import Array
from engine.data import Batches
from engine.evaluation import Evaluation, evaluate
from engine.model import Model
from engine.training.training import train_step

# A step of so many numbers still goes through the processor's cache, and so many starts bring out
# the most of it. Of few starts with many numbers each, one after another is quicker. Measured.
NUMBERS_AT_ONCE = 250_000
MOST_AT_ONCE = 2000
FEWEST_AT_ONCE = 64
# A curve of so many points looks smooth, and counting the first step does not make it one more.
MOST_LOOKS = 50


class Look(NamedTuple):
    """How the starts do before a step, on the samples to train with."""

    step: int
    evaluation: Evaluation


def starts_at_once(model: Model, batches: Batches) -> int:
    """Return how many starts are best trained side by side."""
    rows = len(batches.train_rows)
    numbers = model.network.parameter_count + min(batches.size, rows) * sum(model.network.sizes)
    if batches.shuffle:
        numbers += rows
    starts = min(MOST_AT_ONCE, NUMBERS_AT_ONCE // numbers)
    return starts if starts >= FEWEST_AT_ONCE else 1


def steps_between_looks(steps: int, per_epoch: int) -> int:
    """Return after how many steps to look again, so that training takes most of the time.

    That is ``MOST_LOOKS`` times in a run, and not more than once in an epoch.
    """
    return max(-(-steps // MOST_LOOKS), per_epoch)


def looks(
    model: Model, parameters: Array, batches: Batches, steps: Iterable[int]
) -> Iterator[Look]:
    """Train from ``parameters`` (P, or P x starts), and look before each of some steps.

    ``model`` and ``batches`` have the seeds of the starts; ``steps`` ascend.
    """
    state, done = model.initial_state(parameters), 0
    inputs, targets = batches.all_at_once[1:]
    for step in steps:
        for number in range(done, step):
            state = train_step(model, state, batches[number], number).after
        done = step
        yield Look(step, evaluate(model, state.parameters, inputs, targets))
