"""How well a network does on some samples, with nothing left out and nothing learned."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.model import Model
from engine.passes import forward


class Evaluation(NamedTuple):
    """The mean loss over the samples, and the share of them that is answered right.

    Each is one number, or one for each of the networks side by side.
    """

    loss: Array
    accuracy: Array


def evaluate(model: Model, parameters: Array, inputs: Array, targets: Array) -> Evaluation:
    """Return how well ``parameters`` do on samples (samples x inputs, samples x outputs).

    For networks side by side, samples have one more axis, of length 1 where all see the same.
    """
    with np.errstate(all="ignore"):
        outputs = forward(model, parameters, inputs).sent[-1]
        losses = model.loss.value(outputs, targets)
        return Evaluation(losses.mean(axis=0), right(outputs, targets).mean(axis=0))


def right(outputs: Array, targets: Array) -> Array:
    """Return which samples are answered right.

    Of several outputs the largest has to be that of the largest target. A single one has to be
    on its target's side of the middle between the lowest and the highest target of all samples.
    """
    if outputs.shape[1] > 1:
        found: Array = np.argmax(outputs, axis=1) == np.argmax(targets, axis=1)
        return found
    middle = 0.5 * (targets.min() + targets.max())
    same: Array = ((outputs > middle) == (targets > middle)) & ~np.isnan(outputs)
    return same[:, 0]
