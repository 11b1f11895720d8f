"""Activation functions: name -> function, derivative and their formulas.

Definitions and conventions at kinks are PyTorch's (``torch.nn.functional``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.registry import Registry
from engine.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Scripts,
    Symbol,
    Term,
    grouped,
    row,
)


@dataclass(frozen=True)
class Activation:
    """An activation function a = f(z) that acts on each unit alone.

    ``function`` maps weighted sums to activations, ``derivative`` maps (z, a) to f'(z), both of
    any shape. ``applied`` writes f(z) as a definition in terms of z, ``slope`` writes f'(z) in
    terms of z and a. ``kinks`` are the z at which f' does not exist.
    """

    name: str
    symbol: str
    function: Callable[[Array], Array]
    derivative: Callable[[Array, Array], Array]
    applied: Callable[[Term], Term]
    slope: Callable[[Term, Term], Term]
    bounds: tuple[float, float] = (-np.inf, np.inf)
    kinks: tuple[float, ...] = ()


ACTIVATIONS: Registry[Activation] = Registry("activation")


@ACTIVATIONS.register
def identity() -> Activation:
    """f(z) = z."""
    return Activation(
        name="identity",
        symbol="id",
        function=np.positive,
        derivative=lambda z, a: np.ones_like(z),
        applied=lambda z: z,
        slope=lambda z, a: Number(1.0),
    )


@ACTIVATIONS.register
def sigmoid() -> Activation:
    """f(z) = 1 / (1 + exp(-z)), the logistic function."""
    return Activation(
        name="sigmoid",
        symbol="σ",
        function=_logistic,
        derivative=lambda z, a: a * (1.0 - a),
        applied=_logistic_term,
        slope=lambda z, a: row(a, Operator("·"), Parenthesised(row(Number(1.0), Operator("−"), a))),
        bounds=(0.0, 1.0),
    )


@ACTIVATIONS.register
def tanh() -> Activation:
    """f(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z)), the hyperbolic tangent."""
    return Activation(
        name="tanh",
        symbol="tanh",
        function=np.tanh,
        derivative=lambda z, a: 1.0 - a * a,
        applied=lambda z: row(Symbol("tanh", italic=False), Parenthesised(z)),
        slope=lambda z, a: row(
            Number(1.0), Operator("−"), Scripts(Parenthesised(a), above=Number(2.0))
        ),
        bounds=(-1.0, 1.0),
    )


@ACTIVATIONS.register
def relu() -> Activation:
    """f(z) = max(0, z), with f'(0) = 0."""
    return Activation(
        name="relu",
        symbol="ReLU",
        function=lambda z: np.maximum(z, 0.0),
        derivative=lambda z, a: (z > 0.0).astype(z.dtype),
        applied=lambda z: row(
            Symbol("max", italic=False),
            Parenthesised(row(Number(0.0), Symbol(", ", italic=False), z)),
        ),
        slope=lambda z, a: row(
            Symbol("1 if ", italic=False),
            z,
            Operator(">"),
            Number(0.0),
            Symbol(", else 0", italic=False),
        ),
        bounds=(0.0, np.inf),
        kinks=(0.0,),
    )


def _logistic(z: Array) -> Array:
    # exp overflows to infinity for very negative z, and 1 / inf is the 0 that is right there.
    result: Array = 1.0 / (1.0 + np.exp(-z))
    return result


def _logistic_term(z: Term) -> Term:
    power = Scripts(Symbol("e"), above=row(Symbol("−", italic=False), grouped(z)))
    return Fraction(Number(1.0), row(Number(1.0), Operator("+"), power))
