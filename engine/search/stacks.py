"""Steps side by side: the same numbers of several steps as one array, steps being the last axis.

Reading the arrays of a small network takes longer to begin than to do. Side by side, the numbers
of many steps are read at once, and each is the same to the last bit as read by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.plan.events import Places
from engine.training.step_arrays import StepArrays
from engine.values import Values, values


class Stack:
    """Some steps with batches of one size; several only if nothing was changed by hand in them."""

    def __init__(self, steps: Sequence[StepArrays]) -> None:
        self.steps = steps

    @property
    def edited(self) -> bool:
        """Return whether something was changed by hand in one of them."""
        return any(step.record.edited is not None for step in self.steps)

    def values(self, at: Places) -> Values:
        """Return value and operands of each operation, with one more axis for the steps."""
        if len(self.steps) > 1 and at.unit is not None:
            return values(self._side_by_side, at)
        # What a layer or the network does as a whole is a sum, whose rounding depends on its order.
        found = [values(step, at) for step in self.steps]
        value = _last_axis([value for value, _ in found])
        return value, {
            name: _last_axis([operands[name] for _, operands in found]) for name in found[0][1]
        }

    @cached_property
    def _side_by_side(self) -> StepArrays:
        return _StackedArrays(self.steps)


class _StackedArrays(StepArrays):
    """The arrays of several steps, each with one more axis."""

    def __init__(self, steps: Sequence[StepArrays]) -> None:
        record = _stacked([step.record for step in steps])
        super().__init__(record, steps[0].plan)
        self._steps = steps

    # Functions may round differently where numbers stand in other places: they are not repeated.
    @cached_property
    def slopes(self) -> list[Array]:
        """Return f'(z) of every layer, samples x units x steps."""
        layers = zip(*(step.slopes for step in self._steps), strict=True)
        return [_last_axis(layer) for layer in layers]

    @cached_property
    def jacobians(self) -> dict[int, Array]:
        """Return, for layers whose units depend on each other, samples x units x units x steps."""
        all_jacobians = [step.jacobians for step in self._steps]
        return {
            layer: _last_axis([one[layer] for one in all_jacobians]) for layer in all_jacobians[0]
        }


def _stacked(parts: Sequence[Any]) -> Any:
    """Return tuples and lists of arrays as one, its arrays with one more axis."""
    first = parts[0]
    if isinstance(first, np.ndarray):
        return _last_axis(parts)
    if isinstance(first, list | tuple):
        members = [_stacked(members) for members in zip(*parts, strict=True)]
        return type(first)(*members) if hasattr(first, "_fields") else type(first)(members)
    return first


def _last_axis(parts: Sequence[Any]) -> Array:
    # In memory the steps stay one after another.
    stacked = np.stack(parts)
    return stacked.transpose(*range(1, stacked.ndim), 0)
