"""The activation function that couples the units of a layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.activations.definition import Activation, Coupled
from engine.arrays import Array
from engine.words.phrases import ELLIPSIS, MINUS, call, exponential, rest
from engine.words.terms import Fraction, Operator, Term, joined, row


def softmax() -> Activation:
    """f(z)_k = exp(z_k) / the sum of exp(z_j) over the units of the layer."""
    return Activation(
        name="softmax",
        symbol="softmax",
        function=_shares,
        derivative=lambda z, a: a * (1.0 - a),
        applied=lambda z: call("softmax", z),
        slope=lambda z, a: row(a, Operator("·"), rest(a)),
        bounds=(0.0, 1.0),
        probabilities=True,
        coupled=Coupled(_jacobian, _pull_back, _applied, _slope),
    )


def _shares(z: Array) -> Array:
    # Less the largest, which changes no share: then no exp overflows.
    powers: Array = np.exp(z - np.maximum.reduce(z, axis=1, keepdims=True))
    powers /= np.add.reduce(powers, axis=1, keepdims=True)
    return powers


def _jacobian(a: Array) -> Array:
    jacobian: Array = -a[:, :, None] * a[:, None, :]
    units = np.arange(a.shape[1])
    jacobian[:, units, units] = a * (1.0 - a)
    return jacobian


def _pull_back(a: Array, gradient: Array) -> Array:
    # The sum over j of g_j da_j/dz_k = a_k (g_k - the sum of g_j a_j).
    delta: Array = gradient - np.add.reduce(gradient * a, axis=1, keepdims=True)
    delta *= a
    return delta


def _applied(z: Term, all_z: Sequence[Term]) -> Term:
    powers = [one if one == ELLIPSIS else exponential(one) for one in all_z]
    return Fraction(exponential(z), joined(powers, "+"))


def _slope(a_k: Term, a_j: Term, same: bool) -> Term:
    if same:
        return row(a_k, Operator("·"), rest(a_k))
    return row(MINUS, a_k, Operator("·"), a_j)
