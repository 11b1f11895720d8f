"""The pass forward and the pass backward, layer by layer.

The equations are those of Nielsen, "Neural Networks and Deep Learning", chapter 2, with samples
as rows.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Array
from engine.model import CompiledLayer, Model

Masks = tuple[Array | None, ...]


class Forward(NamedTuple):
    """The values of a forward pass, layer by layer, each samples x units.

    ``activations[0]`` are the inputs; ``weighted_sums[0]`` belongs to layer 1. ``sent`` is what
    goes on to the next layer: the activations times the ``masks`` of dropout.
    """

    weighted_sums: list[Array]
    activations: list[Array]
    sent: list[Array]
    masks: Masks


class Backward(NamedTuple):
    """The values of a backward pass, layer by layer.

    ``deltas`` are dL/dz, samples x units, ``deltas[0]`` those of layer 1; ``slopes`` the
    derivatives with respect to what an activation function learns, one a sample, None elsewhere.
    Each is its own sample's: not divided by the batch size.
    """

    deltas: list[Array]
    slopes: list[Array | None]


def forward(model: Model, parameters: Array, inputs: Array, masks: Masks = ()) -> Forward:
    """Return the values of every layer for ``inputs``, samples x units; parameters are flat."""
    weighted_sums, activations = [], [inputs]
    sent = [inputs] if masks else activations
    for layer in model.compiled:
        z, a = layer_forward(model, layer, parameters, sent[-1])
        weighted_sums.append(z)
        activations.append(a)
        if masks:
            sent.append(dropped(a, masks[layer.number - 1]))
    return Forward(weighted_sums, activations, sent, masks)


def layer_forward(
    model: Model, layer: CompiledLayer, parameters: Array, sources: Array
) -> tuple[Array, Array]:
    """Return the weighted sums and activations of a layer for its ``sources``, samples x fan-in."""
    z = model.algebra.weighted_sums(sources, parameters[layer.weights].reshape(layer.shape))
    if layer.biased:
        z += parameters[layer.biases]
    if layer.activation.learned is None:
        return z, layer.function(z)
    return z, layer.learned(parameters).function(z)


def dropped(activations: Array, mask: Array | None) -> Array:
    """Return what dropout leaves of the activations, samples x units as the mask."""
    return activations if mask is None else activations * mask


def backward(model: Model, parameters: Array, passed: Forward, targets: Array) -> Backward:
    """Return the deltas of every layer for the ``targets``, samples x outputs."""
    deltas: list[Array] = []
    slopes: list[Array | None] = []
    for layer in reversed(model.compiled):
        arriving = deltas[-1] if deltas else targets
        delta, slope = layer_backward(model, layer, parameters, passed, arriving)
        deltas.append(delta)
        slopes.append(slope)
    deltas.reverse()
    slopes.reverse()
    return Backward(deltas, slopes)


def layer_backward(
    model: Model, layer: CompiledLayer, parameters: Array, passed: Forward, arriving: Array
) -> tuple[Array, Array | None]:
    """Return the deltas of one layer, and the gradient of what its activation function learns.

    ``arriving`` is the deltas of the layer after it, samples x its units; for the outputs, the
    targets.
    """
    number = layer.number
    z, a = passed.weighted_sums[number - 1], passed.activations[number]
    if number < len(model.compiled):
        following = model.compiled[number]
        weights = parameters[following.weights].reshape(following.shape)
        gradient = model.algebra.sent_back(arriving, weights)
        if passed.masks and (mask := passed.masks[number - 1]) is not None:
            gradient *= mask
    elif model.cancelled is not None:
        return model.cancelled(a, arriving), None
    else:
        gradient = model.loss.gradient(a, arriving)
    if layer.separate:
        gradient *= layer.derivative(z, a)
        return gradient, None
    return _pulled_back(layer, parameters, gradient, z, a)


def _pulled_back(
    layer: CompiledLayer, parameters: Array, gradient: Array, z: Array, a: Array
) -> tuple[Array, Array | None]:
    """Return dL/dz from dL/da, which is used up, and the gradient of a learned slope.

    That is for layers whose units depend on each other, or whose activation function learns.
    """
    activation = layer.activation
    if activation.coupled is not None:
        return activation.coupled.pull_back(a, gradient), None
    assert activation.learned is not None
    slope = np.add.reduce(gradient * activation.learned.derivative(z), axis=1)
    gradient *= layer.learned(parameters).derivative(z, a)
    return gradient, slope
