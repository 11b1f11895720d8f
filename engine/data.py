"""Samples, and which of them make up a batch: a function of the seed, epoch and place alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from engine.arrays import Array, Rows
from engine.orders import Orders
from engine.problem import Problem
from engine.words.wording import worded

# Batches are kept up to so many bytes: seeking asks for the same ones again.
BATCH_BYTES = 4_000_000


@dataclass(frozen=True, eq=False)
class Samples:
    """What a network learns from: inputs (samples x inputs) and targets (samples x outputs)."""

    inputs: Array
    targets: Array

    def __len__(self) -> int:
        """Return the number of samples."""
        return len(self.inputs)

    def __post_init__(self) -> None:
        """Refuse what no step could be made of."""
        if len(self.inputs) == 0 or len(self.inputs) != len(self.targets):
            found = worded(
                "{inputs} inputs and {targets} targets",
                inputs=len(self.inputs), targets=len(self.targets),
            )  # fmt: skip
            raise Problem(worded("data"), found, worded("as many of each, and at least one"))


class Batch(NamedTuple):
    """The samples of one training step, by their rows in the data.

    ``rows`` is a vector, ``inputs`` and ``targets`` are samples x units. For networks side by side
    each has one more axis, the last: of length 1 where all of them learn from the same samples.
    """

    rows: Rows
    inputs: Array
    targets: Array


@dataclass(frozen=True, eq=False)
class Batches:
    """The batches of every epoch: consecutive samples, in a new order each epoch if shuffled.

    The last batch of an epoch may be short. ``among`` are the orders of the samples to train on;
    without it, all of them are. With several seeds the batches are those of as many networks side
    by side.
    """

    samples: Samples
    size: int
    shuffle: bool = False
    seed: int | tuple[int, ...] = 0
    among: Orders | None = None

    @cached_property
    def orders(self) -> Orders:
        """Return the orders of the samples to train on."""
        return self.among or Orders(np.arange(len(self.samples)))

    @property
    def train_rows(self) -> Rows:
        """Return the rows of the samples to train on."""
        return self.orders.rows

    @property
    def per_epoch(self) -> int:
        """Return the number of batches, and so of training steps, in an epoch."""
        return -(-len(self.train_rows) // self.size)

    @property
    def all_at_once(self) -> Batch:
        """Return all samples to train on as one batch, in the order of the data."""
        return self._cut_rows(self.orders.as_they_are(self.seed))

    def __getitem__(self, step: int) -> Batch:
        """Return the batch of training step ``step``, counted from 0 over all epochs."""
        epoch, place = divmod(step, self.per_epoch)
        return self._batch(epoch if self.shuffle else 0, place)

    def visit(self, row: int, step: int) -> tuple[int, int] | None:
        """Return the first step at or after ``step`` that trains on a row, and its position there.

        None where it never does: the sample is one to test with.
        """
        epoch = step // self.per_epoch
        for number in (epoch, epoch + 1):
            found = np.flatnonzero(self._order(number) == row)
            if len(found) == 0:
                return None
            place, position = divmod(int(found[0]), self.size)
            if number * self.per_epoch + place >= step:
                break
        return number * self.per_epoch + place, position

    @cached_property
    def _batch(self) -> Callable[[int, int], Batch]:
        """Return the batches of an epoch by their places, of which the last ones are kept."""
        numbers: int = self.samples.inputs[0].nbytes + self.samples.targets[0].nbytes
        numbers *= np.size(self.seed) if self.shuffle else 1
        # Besides its numbers, a batch has the headers of three arrays.
        return lru_cache(maxsize=max(4, BATCH_BYTES // (self.size * numbers + 700)))(self._cut)

    def _cut(self, epoch: int, place: int) -> Batch:
        return self._cut_rows(self._order(epoch)[place * self.size : (place + 1) * self.size])

    def _cut_rows(self, rows: Rows) -> Batch:
        return Batch(rows, _taken(self.samples.inputs, rows), _taken(self.samples.targets, rows))

    def _order(self, epoch: int) -> Rows:
        """Return the rows in the order of an epoch: rows, or rows x networks side by side."""
        if self.shuffle:
            return self.orders.shuffled(self.seed, epoch)
        return self.orders.as_they_are(self.seed)


def _taken(values: Array, rows: Rows) -> Array:
    """Return some rows of ``values``: rows x columns (x networks)."""
    return values[rows] if rows.ndim == 1 else np.moveaxis(values[rows], 2, 1).copy()
