"""Learning-rate schedules: name -> (training step, counted from 0) -> factor of the learning rate.

All start with a linear warm-up where one is asked for: step s of its ``warmup`` steps has the
factor (s + 1) / warmup, as PyTorch's ``LinearLR`` with start_factor 1 / warmup and total_iters
warmup - 1. What follows is counted from the end of the warm-up. Schedules go by the step, where
PyTorch's go by the calls of ``scheduler.step()``, be those steps or epochs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Annotated

from engine.registry import Registry, Share, Usual, at_least
from engine.words.wording import worded

Schedule = Callable[[int], float]

# How many steps something takes.
Steps = Annotated[int, Usual(1.0, 10_000.0, 1_000.0)]

SCHEDULES: Registry[Schedule] = Registry(worded("schedule"))


@SCHEDULES.register
def constant(warmup: int = 0) -> Schedule:
    """The learning rate itself."""
    return _after_warmup(warmup, lambda step: 1.0)


@SCHEDULES.register
def step(every: Steps, factor: Share = 0.1, warmup: int = 0) -> Schedule:
    """Multiplied by ``factor`` once in ``every`` steps, as PyTorch's ``StepLR`` does."""
    at_least(1, "every", every)
    at_least(0.0, "factor", factor)
    return _after_warmup(warmup, lambda step: _power(factor, step // every))


@SCHEDULES.register
def exponential(factor: Annotated[float, Usual(0.9, 1.0, 0.999)], warmup: int = 0) -> Schedule:
    """Multiplied by ``factor`` in every step, as PyTorch's ``ExponentialLR`` does."""
    at_least(0.0, "factor", factor)
    return _after_warmup(warmup, lambda step: _power(factor, step))


@SCHEDULES.register
def cosine(steps: Steps, lowest: Share = 0.0, warmup: int = 0) -> Schedule:
    """Down to ``lowest`` in ``steps`` steps, along half a wave of the cosine, and there it stays.

    lowest + (1 - lowest) (1 + cos(pi step / steps)) / 2 (Loshchilov and Hutter, 2017, without
    restarts). PyTorch's ``CosineAnnealingLR`` with T_max = steps and eta_min = lowest times the
    learning rate is the same up to step T_max; there it begins to rise again.
    """
    at_least(1, "steps", steps)
    at_least(0.0, "lowest", lowest)

    def factor(step: int) -> float:
        done = min(step, steps) / steps
        return lowest + (1.0 - lowest) * 0.5 * (1.0 + math.cos(math.pi * done))

    return _after_warmup(warmup, factor)


def _after_warmup(warmup: int, schedule: Schedule) -> Schedule:
    at_least(0, "warmup", warmup)
    if warmup == 0:
        return schedule

    def factor(step: int) -> float:
        return (step + 1) / warmup if step < warmup else schedule(step - warmup)

    return factor


def _power(factor: float, exponent: int) -> float:
    try:
        return factor**exponent
    except OverflowError:  # a rate that grows does so without bounds
        return math.inf
