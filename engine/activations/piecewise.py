"""Activation functions of two pieces, which meet at z = 0.

There the slope is that of the left piece, as in PyTorch.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import numpy as np

from engine.activations.definition import Activation, Learned
from engine.arrays import Array
from engine.registry import Share, Usual
from engine.words.phrases import ONE, call, exponential, if_positive, scaled
from engine.words.terms import Number, Operator, Parenthesised, Term, row

# Klambauer, Unterthiner, Mayr and Hochreiter, "Self-Normalizing Neural Networks", 2017.
SELU_SCALE = 1.0507009873554804934193349852946
SELU_ALPHA = 1.6732632423543772848170429916717


def step() -> Activation:
    """f(z) = 1 if z > 0, else 0; its slope is 0 everywhere, at the jump too.

    The perceptron of Nielsen, "Neural Networks and Deep Learning", chapter 1, and what
    ``torch.heaviside`` gives where it is told to make 0 of 0.
    """
    return Activation(
        name="step",
        symbol="step",
        function=lambda z: np.heaviside(z, 0.0),
        derivative=lambda z, a: np.zeros_like(z),
        applied=lambda z: if_positive(z, ONE, Number(0.0)),
        slope=lambda z, a: Number(0.0),
        bounds=(0.0, 1.0),
        kinks=(0.0,),
    )


def relu() -> Activation:
    """f(z) = max(0, z), with f'(0) = 0."""
    return Activation(
        name="relu",
        symbol="ReLU",
        function=lambda z: np.maximum(z, 0.0),
        derivative=lambda z, a: (z > 0.0).astype(z.dtype),
        applied=lambda z: call("max", Number(0.0), z),
        slope=lambda z, a: if_positive(z, ONE, Number(0.0)),
        bounds=(0.0, np.inf),
        kinks=(0.0,),
    )


def leaky_relu(negative_slope: Share = 0.01) -> Activation:
    """f(z) = z if z > 0, else negative_slope * z."""
    return _two_slopes("leaky_relu", "LeakyReLU", negative_slope)


def prelu(slope: Share = 0.25) -> Activation:
    """f(z) = z if z > 0, else slope * z, where the slope is learned, one for each layer.

    He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015.
    """

    def bound(value: float | Array) -> Activation:
        return replace(_two_slopes("prelu", "PReLU", value), learned=learned)

    learned = Learned(slope, bound, derivative=lambda z: np.minimum(z, 0.0))
    return bound(slope)


def elu(alpha: Annotated[float, Usual(0.0, 2.0)] = 1.0) -> Activation:
    """f(z) = z if z > 0, else alpha * (exp(z) - 1).

    Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network Learning by Exponential
    Linear Units", 2016.
    """
    return _exponential_unit("elu", "ELU", 1.0, alpha)


def selu() -> Activation:
    """f(z) = 1.0507 * (z if z > 0, else 1.6733 * (exp(z) - 1)): keeps mean 0 and variance 1."""
    return _exponential_unit("selu", "SELU", SELU_SCALE, SELU_ALPHA * SELU_SCALE)


def _two_slopes(name: str, symbol: str, slope: float | Array) -> Activation:
    """Return f(z) = z if z > 0, else slope * z."""
    return Activation(
        name=name,
        symbol=symbol,
        function=lambda z: np.where(z > 0.0, z, z * slope),
        derivative=lambda z, a: np.where(z > 0.0, np.ones_like(z), slope),
        applied=lambda z: if_positive(z, z, scaled(float(slope), z)),
        slope=lambda z, a: if_positive(z, ONE, Number(float(slope))),
        kinks=(0.0,),
    )


def _exponential_unit(name: str, symbol: str, right: float, left: float) -> Activation:
    """Return f(z) = right * z if z > 0, else left * (exp(z) - 1)."""
    return Activation(
        name=name,
        symbol=symbol,
        function=lambda z: np.where(z > 0.0, right * z, left * np.expm1(np.minimum(z, 0.0))),
        derivative=lambda z, a: np.where(z > 0.0, right, left * np.exp(np.minimum(z, 0.0))),
        applied=lambda z: if_positive(z, scaled(right, z), scaled(left, _less_one(z))),
        slope=lambda z, a: if_positive(z, Number(right), scaled(left, exponential(z))),
        bounds=(min(0.0, -left), np.inf),
        kinks=() if left == right else (0.0,),
        bends=(0.0,) if left == right else (),
    )


def _less_one(z: Term) -> Term:
    return Parenthesised(row(exponential(z), Operator("−"), ONE))
