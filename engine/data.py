"""Samples, and which of them make up a batch: a function of the seed, epoch and place alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from engine.arrays import Array, Rows
from engine.problem import Problem


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
            found = f"{len(self.inputs)} inputs and {len(self.targets)} targets"
            raise Problem("data", found, "as many of each, and at least one")


class Batch(NamedTuple):
    """The samples of one training step, by their rows in the data."""

    rows: Rows
    inputs: Array
    targets: Array


@dataclass(frozen=True, eq=False)
class Batches:
    """The batches of every epoch: consecutive samples, in a new order each epoch if shuffled.

    The last batch of an epoch may be short.
    """

    samples: Samples
    size: int
    shuffle: bool = False
    seed: int = 0

    @property
    def per_epoch(self) -> int:
        """Return the number of batches, and so of training steps, in an epoch."""
        return -(-len(self.samples) // self.size)

    def __getitem__(self, step: int) -> Batch:
        """Return the batch of training step ``step``, counted from 0 over all epochs."""
        epoch, place = divmod(step, self.per_epoch)
        return self._epoch(epoch if self.shuffle else 0)[place]

    @cached_property
    def _epoch(self) -> Callable[[int], list[Batch]]:
        """Return the batches of an epoch, cut once: seeking asks for its neighbours next."""
        return lru_cache(maxsize=4)(self._cut)

    def _cut(self, epoch: int) -> list[Batch]:
        count = len(self.samples)
        order = np.arange(count)
        if self.shuffle:
            order = np.random.default_rng((self.seed, epoch)).permutation(count)
        inputs, targets = self.samples.inputs[order], self.samples.targets[order]
        cuts = [slice(start, start + self.size) for start in range(0, count, self.size)]
        return [Batch(order[cut], inputs[cut], targets[cut]) for cut in cuts]
