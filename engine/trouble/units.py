"""Units that learn nothing, or nothing of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from engine.activations import Activation
from engine.activations.shapes import can_die, is_bounded, steepest
from engine.arrays import Array, Mask, Rows
from engine.network import NetworkSpec
from engine.trouble.definition import Situation, Trouble, TroubleKind
from engine.words.wording import plural, worded

# A slope of less than this share of the steepest passes hardly anything on: that of sigmoid
# beyond |z| = 10.6, that of tanh beyond 5.3.
SMALL_SLOPE = 1e-4
# An output that is off by more than this share of its range has still something to learn.
LARGE_ERROR = 0.1


def symmetric(at: Situation) -> Iterator[Trouble]:
    """Find units with the same parameters before and behind them, which stay equal for ever.

    What the optimizer remembers has to be the same too. Goodfellow, Bengio and Courville, "Deep
    Learning", section 8.4: initial parameters have to break the symmetry between units.
    """
    network = at.model.network
    for layer in range(1, network.depth):
        # Each unit of a layer with dropout is left out at other times than the others.
        if network.layer(layer).dropout or _shares(network, layer):
            continue
        groups = _equal_rows(np.concatenate(
            [_of_units(network, part, layer) for part in (at.state.parameters, *at.state.slots)],
            axis=1,
        ))  # fmt: skip
        if groups:
            yield Trouble(
                TroubleKind.SYMMETRIC, at.step,
                worded(
                    "the same weights and biases lead to these units and the same weights lead "
                    "on: they get the same updates and stay equal for ever, as if they were "
                    "{groups} instead of {units}",
                    groups=len(groups), units=sum(map(len, groups)),
                ),
                worded("initial weights that differ, drawn at random"),
                layer, tuple(sorted(unit for group in groups for unit in group)),
            )  # fmt: skip


def _shares(network: NetworkSpec, layer: int) -> bool:
    """Return whether the weights before or behind a layer are used elsewhere too."""
    owners = [network.owner(number) for number in range(1, network.depth + 1)]
    return any(owners.count(network.owner(number)) > 1 for number in (layer, layer + 1))


def _of_units(network: NetworkSpec, values: Array, layer: int) -> Array:
    """Return what belongs to each unit of a layer: units x (fan-in, bias, fan-out)."""
    biases = network.biases(values, layer)
    own = [biases[:, np.newaxis]] if len(biases) == network.sizes[layer] else []
    return np.concatenate(
        [network.weights(values, layer), *own, network.weights(values, layer + 1).T], axis=1
    )


def _equal_rows(values: Array) -> list[list[int]]:
    """Return the numbers of the rows that equal others, group by group."""
    groups = defaultdict(list)
    for number, row in enumerate(values + 0.0):  # which makes one of -0 and 0
        groups[row.tobytes()].append(number)
    return [group for group in groups.values() if len(group) > 1]


def flat(at: Situation) -> Iterator[Trouble]:
    """Find layers whose activation function has slope 0 everywhere."""
    for layer in range(1, at.model.network.depth + 1):
        activation = at.activation(layer)
        if steepest(activation) == 0.0:
            yield Trouble(
                TroubleKind.FLAT, at.step,
                worded(
                    "the slope of {name} is 0 everywhere: no gradient passes it, and neither this "
                    "layer nor one before it learns",
                    name=activation.name,
                ),
                worded("sigmoid while training, and a threshold afterwards"),
                layer,
            )  # fmt: skip


def dead(at: Situation) -> Iterator[Trouble]:
    """Find units of a rectifier whose slope is exactly 0 for every sample.

    Lu, Shin, Su and Karniadakis, "Dying ReLU and Initialization", 2019.
    """
    for layer in range(1, at.model.network.depth + 1):
        activation = at.activation(layer)
        if not can_die(activation):
            continue
        units = np.flatnonzero((at.slopes(layer) == 0.0).all(axis=0))
        if len(units):
            a = at.passed.activations[layer][:, units]
            constant = worded("has slope 0") if a.any() else worded("gives 0 with slope 0")
            yield Trouble(
                TroubleKind.DEAD, at.step,
                plural(
                    len(units),
                    "{name} {constant} for {samples}: no gradient reaches the weights of this unit",
                    "{name} {constant} for {samples}: no gradient reaches the weights of these "
                    "units",
                    name=activation.name, constant=constant, samples=at.every_sample,
                ),
                worded(
                    "a smaller learning rate, biases that are not very negative, or leaky_relu or "
                    "elu"
                ),
                layer, tuple(units.tolist()),
            )  # fmt: skip


def saturated(at: Situation) -> Iterator[Trouble]:
    """Find units of a bounded function that is flat, or nearly so, for every sample.

    LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998, section 4. Outputs that are flat
    because they are right have nothing more to learn; where output and loss cancel, the slope has
    no part in the gradient.
    """
    depth = at.model.network.depth
    for layer in range(1, depth + (at.model.cancelled is None)):
        activation = at.activation(layer)
        most = steepest(activation)
        if not is_bounded(activation) or most == 0.0:
            continue
        slopes = at.slopes(layer)
        units = _nearly_flat(at, layer, slopes)
        if len(units):
            yield Trouble(
                TroubleKind.SATURATED, at.step,
                plural(
                    len(units),
                    "the slope of {name} is at most {most:.4g} for {samples}, {steepest:.4g} where "
                    "it is steepest: hardly any gradient passes this unit",
                    "the slope of {name} is at most {most:.4g} for {samples}, {steepest:.4g} where "
                    "it is steepest: hardly any gradient passes these units",
                    name=activation.name, most=float(slopes[:, units].max()),
                    samples=at.every_sample, steepest=most,
                ),
                worded("smaller initial weights, scaled inputs, or a smaller learning rate"),
                layer, tuple(units.tolist()),
            )  # fmt: skip


def _nearly_flat(at: Situation, layer: int, slopes: Array) -> Rows:
    """Return the units of a layer with hardly any slope for every sample (samples x units)."""
    activation = at.activation(layer)
    small = (slopes < SMALL_SLOPE * steepest(activation)).all(axis=0)
    if layer == at.model.network.depth:
        small &= _far_off(at, activation)
    return np.flatnonzero(small)


def _far_off(at: Situation, activation: Activation) -> Mask:
    """Return which outputs are far from the target of some sample."""
    low, high = activation.bounds
    errors = np.abs(at.passed.activations[-1] - at.targets).max(axis=0)
    far: Mask = errors > LARGE_ERROR * (high - low)
    return far
