"""States of a run that are kept, so that any step can be reached by a short replay."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from copy import copy

from engine.arrays import Array
from engine.model import State

CHECKPOINT_BYTES = 40_000_000
# Besides its numbers, every array has a header.
ARRAY_HEADER_BYTES = 112


class Checkpoints:
    """States before some steps, the first of them for ever, the others within a budget."""

    def __init__(self, first: State) -> None:
        self.first = first
        self._states = {0: first}
        self._steps = [0]
        self._most = max(2, CHECKPOINT_BYTES // max(1, state_bytes(first)))

    @property
    def steps(self) -> Sequence[int]:
        """Return the steps that have a checkpoint, in ascending order."""
        return self._steps

    @property
    def bytes_held(self) -> int:
        """Return the size of all checkpoints."""
        return len(self._states) * state_bytes(self.first)

    def copied(self) -> Checkpoints:
        """Return the same checkpoints, to go on from in another way."""
        other = copy(self)
        other._states, other._steps = self._states.copy(), self._steps.copy()
        return other

    def nearest(self, step: int) -> tuple[int, State]:
        """Return the last checkpoint at or before ``step``."""
        number = self._steps[bisect_right(self._steps, step) - 1]
        return number, self._states[number]

    def add(self, step: int, state: State) -> None:
        """Keep a checkpoint; when there are too many, the older half becomes half as dense."""
        if step in self._states:
            return
        self._states[step] = state
        insort(self._steps, step)
        if len(self._steps) > self._most:
            for old in self._steps[1 : len(self._steps) // 2 + 1 : 2]:
                del self._states[old]
            self._steps = sorted(self._states)

    def drop_after(self, step: int) -> None:
        """Forget every checkpoint of a later step."""
        keep = bisect_right(self._steps, step)
        for late in self._steps[keep:]:
            del self._states[late]
        del self._steps[keep:]


def state_bytes(state: State) -> int:
    """Return the size of a state."""
    return array_bytes(state.parameters, *state.slots) + 200


def array_bytes(*arrays: Array) -> int:
    """Return the size of some arrays."""
    return sum(part.nbytes + ARRAY_HEADER_BYTES for part in arrays)
