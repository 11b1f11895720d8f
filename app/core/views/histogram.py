"""How the weights of each layer, and their gradients, are distributed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from app.core.scene.moment import Moment
from engine.arrays import Array
from engine.plan.events import Address, Kind, Phase
from engine.training.training import StepRecord

# An odd number, so that zero is in the middle of a bin.
BINS = 41


class Histogram(NamedTuple):
    """How many numbers are in each of ``BINS`` equal bins from -reach to reach.

    ``zeros``, ``nans`` and ``infinities`` count what is exactly 0 and what is not finite; the
    latter is in no bin.
    """

    counts: tuple[int, ...]
    reach: float
    total: int
    zeros: int
    nans: int
    infinities: int


class LayerHistograms(NamedTuple):
    """The distributions in one layer; the gradient of ``step`` is None before there is one."""

    layer: int
    weights: Histogram
    gradient: Histogram | None
    step: int | None


def layer_histograms(moment: Moment, parameters: Array) -> tuple[LayerHistograms, ...]:
    """Return the distributions of each layer that has weights of its own.

    The bins of all layers are the same, so that layers can be compared: one set of bins for the
    weights, another for the gradients.
    """
    network = moment.reader.network
    records = gradient_records(moment)
    places = [network.slices[layer - 1].weights for layer in network.owners]
    weights = [parameters[place] for place in places]
    gradients = [
        None if record is None else record.gradient[place]
        for record, place in zip(records, places, strict=True)
    ]
    reach = common_reach(weights)
    gradient_reach = common_reach([part for part in gradients if part is not None])
    return tuple(
        LayerHistograms(
            layer,
            histogram(weights[number], reach),
            None if (part := gradients[number]) is None else histogram(part, gradient_reach),
            None if (record := records[number]) is None else record.step,
        )
        for number, layer in enumerate(network.owners)
    )


def gradient_records(moment: Moment) -> list[StepRecord | None]:
    """Return the step of which each layer's gradient is the last that is known by now."""
    network, history = moment.reader.network, moment.shot.run.history
    before = history.record(moment.step - 1) if moment.step else None
    position = moment.step_plan.batch - 1
    result = []
    for layer in network.owners:
        units, fan_in = network.slices[layer - 1].shape
        last = Address(Phase.BACKWARD, Kind.GRADIENT, position, layer, units - 1, fan_in - 1)
        result.append(moment.reader.record if moment.known(last) else before)
    return result


def histogram(values: Array, reach: float) -> Histogram:
    """Return the distribution of ``values`` over bins from -reach to reach."""
    finite = values[np.isfinite(values)]
    bins = ((finite / reach + 1.0) * (0.5 * BINS)).astype(np.intp)
    counts = np.bincount(np.clip(bins, 0, BINS - 1), minlength=BINS)
    nans = int(np.count_nonzero(np.isnan(values)))
    return Histogram(
        tuple(counts.tolist()),
        reach,
        len(values),
        len(values) - int(np.count_nonzero(values)),
        nans,
        len(values) - len(finite) - nans,
    )


def common_reach(parts: Sequence[Array]) -> float:
    """Return a round number that no finite number in ``parts`` is beyond, 1 where there is none."""
    sizes = [np.abs(part[np.isfinite(part)]) for part in parts]
    largest = max((float(np.max(size, initial=0.0)) for size in sizes), default=0.0)
    return _rounded_up(largest) if largest > 0.0 else 1.0


def _rounded_up(value: float) -> float:
    """Return the smallest 1, 2 or 5 times a power of ten that is not below ``value``."""
    power = 10.0 ** math.floor(math.log10(max(value, 1e-300)))
    return next((digit * power for digit in (1.0, 2.0, 5.0) if digit * power >= value), 10 * power)
