"""The parameters of a network by name, in the order in which they stand in the flat vector."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from engine.network import Bias, NetworkSpec


class Parameter(NamedTuple):
    """A number that is learned: unit None is one that a layer shares, source None a bias."""

    layer: int
    unit: int | None
    source: int | None
    is_slope: bool = False


def parameters_of(network: NetworkSpec) -> Iterator[Parameter]:
    """Yield what each layer has of its own: weights row by row, biases, the learned slope."""
    for layer, (fan_in, units) in enumerate(pairwise(network.sizes), start=1):
        if network.owner(layer) == layer:
            for unit in range(units):
                for source in range(fan_in):
                    yield Parameter(layer, unit, source)
            if network.bias_policy(layer) is Bias.PER_NEURON:
                yield from (Parameter(layer, unit, None) for unit in range(units))
            if network.bias_policy(layer) is Bias.SHARED:
                yield Parameter(layer, None, None)
        if network.layer(layer).activation.learned is not None:
            yield Parameter(layer, None, None, is_slope=True)
