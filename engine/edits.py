"""What can be changed by hand in the middle of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.optimizers import OPTIMIZERS, Optimizer


class ParameterEdit(NamedTuple):
    """From event ``event`` of step ``step`` on, one weight (or bias: no source) is ``value``.

    What layers share is set for all of them, by the number of any; so is the one bias of a layer,
    which a sample takes for all units at once, with the first of their weighted sums.
    """

    step: int
    event: int
    layer: int
    unit: int
    source: int | None
    value: float


class OptimizerEdit(NamedTuple):
    """From event ``event`` of step ``step`` on, an option of the optimizer is ``value``."""

    step: int
    event: int
    option: str
    value: float


class SlopeEdit(NamedTuple):
    """The slope that a layer's activation function learns is ``value`` at the start of a step.

    All that a step computes of a layer meets one slope: it changes between two steps alone.
    """

    step: int
    layer: int
    value: float

    @property
    def event(self) -> int:
        """Return from which event of the step on it holds: the first."""
        return 0


Edit = ParameterEdit | OptimizerEdit | SlopeEdit


def edited_optimizer(optimizer: Optimizer, changes: Mapping[str, float]) -> Optimizer:
    """Return ``optimizer`` with some of its options changed."""
    return OPTIMIZERS.make({"name": optimizer.name, **optimizer.options, **changes})
