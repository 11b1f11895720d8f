"""How well a network does on some samples, with nothing left out and nothing learned."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.deaths import Deaths
from engine.model import Model
from engine.network import Mask
from engine.training.passes import forward

# The values of so many units, in all samples and networks, are computed at once: 16 MB.
UNITS_AT_ONCE = 1_000_000


class Evaluation(NamedTuple):
    """The mean loss over the samples, and the share of them that is answered right.

    ``dead`` is the number of units that none of them gets through to; see ``engine.deaths``. Each
    is one number, or one for each of the networks side by side.
    """

    loss: Array
    accuracy: Array
    dead: Array


def evaluate(
    model: Model, parameters: Array, inputs: Array, targets: Array, middle: float | None = None
) -> Evaluation:
    """Return how well ``parameters`` do on samples (samples x inputs, samples x outputs).

    For networks side by side, samples have one more axis, of length 1 where all see the same.
    However many there are, they take little memory. ``middle`` is that of all targets where these
    are only some of them.
    """
    units = sum(model.network.sizes) * int(np.prod(model.stack))
    at_once = max(1, UNITS_AT_ONCE // units)
    middle = middle_of(targets) if middle is None else middle
    loss, answered, deaths = np.zeros(model.stack), np.zeros(model.stack), Deaths(model)
    with np.errstate(all="ignore"):
        for start in range(0, len(inputs), at_once):
            part = slice(start, start + at_once)
            passed = forward(model, parameters, inputs[part])
            deaths.see(passed)
            outputs = passed.sent[-1]
            losses = model.loss.value(outputs, targets[part])
            loss += np.add.reduce(losses, axis=0, dtype=np.float64)
            answered += np.count_nonzero(right(outputs, targets[part], middle), axis=0)
    return Evaluation(loss / len(inputs), answered / len(inputs), deaths.count)


def middle_of(targets: Array) -> float:
    """Return the middle between the lowest and the highest target."""
    return 0.5 * float(targets.min()) + 0.5 * float(targets.max())


def right(outputs: Array, targets: Array, middle: float) -> Mask:
    """Return which samples are answered right; outputs and targets are samples x outputs.

    Of several outputs the largest has to be that of the largest target. A single one has to be
    on its target's side of the ``middle`` of all targets. What is not a number is no answer.
    """
    if outputs.shape[1] > 1:
        same = np.argmax(outputs, axis=1) == np.argmax(targets, axis=1)
    else:
        same = ((outputs > middle) == (targets > middle))[:, 0]
    found: Mask = same & ~np.any(np.isnan(outputs), axis=1)
    return found
