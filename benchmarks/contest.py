"""The same steps of training by different programs, from the same weights on the same data."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np

from app.core.project import Project
from app.core.run import build
from benchmarks.measure import compared
from engine.arrays import Array
from engine.data import Batch
from engine.training.training import train_step

# Samples of a contest: so many batches.
BATCHES = 10
# What programs compute in so many steps differs in rounding only.
SAME_STEPS, TOLERANCE = 20, 1e-9
Loop = Callable[[int], float]


class Contest:
    """One project, ready for a race: a loop trains for some steps and returns the last loss."""

    def __init__(self, which: Project) -> None:
        history = build(which).history
        self.model, self.first, self.batches = (
            history.first_model,
            history.state(0),
            history.batches,
        )

    @cached_property
    def weights(self) -> list[Array]:
        """Return the initial weights of each layer, units x fan-in, to be changed at will."""
        network = self.model.network
        return [network.weights(self.first.parameters, n).copy() for n in self._numbers]

    @cached_property
    def biases(self) -> list[Array]:
        """Return the initial biases of each layer, to be changed at will."""
        network = self.model.network
        return [network.biases(self.first.parameters, n).copy() for n in self._numbers]

    @property
    def _numbers(self) -> range:
        return range(1, self.model.network.depth + 1)

    def batch(self, step: int) -> Batch:
        """Return what a step learns from."""
        return self.batches[step % BATCHES]

    def ours(self, steps: int) -> float:
        """Train by the engine, from the start."""
        state, loss = self.first, 0.0
        for step in range(steps):
            record = train_step(self.model, state, self.batches[step], step)
            state, loss = record.after, record.loss
        return loss

    def race(self, peer: Loop, steps: int) -> tuple[float, float]:
        """Return the seconds of a step of ours and of a peer that has not trained yet.

        It has to come to the same loss.
        """
        np.testing.assert_allclose(peer(SAME_STEPS), self.ours(SAME_STEPS), TOLERANCE)
        one, other = compared(lambda: self.ours(steps), lambda: peer(steps), rounds=9)
        return one / steps, other / steps
