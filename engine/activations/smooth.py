"""Activation functions that are smooth everywhere, and the identity."""

from __future__ import annotations

import math

import numpy as np

from engine.activations.definition import Activation
from engine.arrays import Array
from engine.erf import erfc
from engine.words.phrases import HALF, MINUS, ONE, call, either, exponential, power, rest
from engine.words.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Root,
    Scripts,
    Symbol,
    Term,
    grouped,
    row,
)

# Above this softplus is z itself, as in PyTorch; it is off by 2e-9 there.
SOFTPLUS_LINEAR = 20.0

PI = Symbol("π", italic=False)

# The tanh form of GELU: the factor of z and that of its cube (Hendrycks and Gimpel,
# "Gaussian Error Linear Units", 2016).
GELU_FACTOR = math.sqrt(2.0 / math.pi)
GELU_FACTOR_TERM = Root(Fraction(Number(2.0), PI))
GELU_CUBIC = 0.044715

# The lowest values of these functions, which each takes once between z = -1.3 and z = -0.7.
GELU_LOW = -0.16997120747990374
GELU_TANH_LOW = -0.17004075057125417
SILU_LOW = -0.27846454276107385


def identity() -> Activation:
    """f(z) = z."""
    return Activation(
        name="identity",
        symbol="id",
        function=np.positive,
        derivative=lambda z, a: np.ones_like(z),
        applied=lambda z: z,
        slope=lambda z, a: ONE,
    )


def sigmoid() -> Activation:
    """f(z) = 1 / (1 + exp(-z)), the logistic function."""
    return Activation(
        name="sigmoid",
        symbol="σ",
        function=_logistic,
        derivative=lambda z, a: a * (1.0 - a),
        applied=_logistic_term,
        slope=lambda z, a: row(a, Operator("·"), rest(a)),
        bounds=(0.0, 1.0),
        probabilities=True,
    )


def tanh() -> Activation:
    """f(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z)), the hyperbolic tangent."""
    return Activation(
        name="tanh",
        symbol="tanh",
        function=np.tanh,
        derivative=lambda z, a: 1.0 - a * a,
        applied=lambda z: call("tanh", z),
        slope=lambda z, a: row(ONE, Operator("−"), Scripts(Parenthesised(a), above=Number(2.0))),
        bounds=(-1.0, 1.0),
    )


def softplus() -> Activation:
    """f(z) = ln(1 + exp(z)), and z itself where z > 20 (PyTorch's threshold)."""
    return Activation(
        name="softplus",
        symbol="softplus",
        function=lambda z: np.where(z > SOFTPLUS_LINEAR, z, np.logaddexp(z, 0.0)),
        derivative=lambda z, a: np.where(z > SOFTPLUS_LINEAR, 1.0, _logistic(z)),
        applied=lambda z: _unless_linear(z, z, call("ln", row(ONE, Operator("+"), exponential(z)))),
        slope=lambda z, a: _unless_linear(z, ONE, _logistic_term(z)),
        bounds=(0.0, np.inf),
        kinks=(SOFTPLUS_LINEAR,),
    )


def silu() -> Activation:
    """f(z) = z / (1 + exp(-z)), z times its logistic function; also known as swish."""
    return Activation(
        name="silu",
        symbol="SiLU",
        function=lambda z: z / (1.0 + np.exp(-z)),
        derivative=lambda z, a: _logistic(z) * (1.0 + (z - a)),
        applied=lambda z: Fraction(z, _denominator(z)),
        slope=lambda z, a: Fraction(
            row(ONE, Operator("+"), grouped(z), Operator("−"), grouped(a)), _denominator(z)
        ),
        bounds=(SILU_LOW, np.inf),
    )


def gelu() -> Activation:
    """f(z) = z Phi(z), Phi the distribution function of the normal distribution."""
    return Activation(
        name="gelu",
        symbol="GELU",
        function=lambda z: z * _normal_distribution(z),
        derivative=lambda z, a: _normal_distribution(z) + z * _normal_density(z),
        applied=lambda z: row(z, Operator("·"), _half_of_one("+", _erf_term(z))),
        slope=lambda z, a: row(
            _half_of_one("+", _erf_term(z)),
            Operator("+"),
            grouped(z),
            Operator("·"),
            _normal_density_term(z),
        ),
        bounds=(GELU_LOW, np.inf),
    )


def gelu_tanh() -> Activation:
    """f(z) = z (1 + tanh(sqrt(2 / pi) (z + 0.044715 z^3))) / 2, which is close to GELU."""
    return Activation(
        name="gelu_tanh",
        symbol="GELU",
        # (1 + tanh u) / 2 is the logistic function of 2u, which keeps its digits where it is small.
        function=lambda z: z * _logistic(2.0 * _bent(z)),
        derivative=_gelu_tanh_derivative,
        applied=lambda z: row(z, Operator("·"), _half_of_one("+", _tanh_of_bent(z))),
        slope=_gelu_tanh_slope,
        bounds=(GELU_TANH_LOW, np.inf),
    )


def _logistic(z: Array) -> Array:
    # exp overflows to infinity for very negative z, and 1 / inf is the 0 that is right there.
    result: Array = 1.0 / (1.0 + np.exp(-z))
    return result


def _logistic_term(z: Term) -> Term:
    return Fraction(ONE, _denominator(z))


def _denominator(z: Term) -> Term:
    return row(ONE, Operator("+"), exponential(row(MINUS, grouped(z))))


def _unless_linear(z: Term, linear: Term, otherwise: Term) -> Term:
    return either(linear, row(z, Operator(">"), Number(SOFTPLUS_LINEAR)), otherwise)


def _half_of_one(sign: str, term: Term) -> Term:
    return row(HALF, Parenthesised(row(ONE, Operator(sign), term)))


def _normal_distribution(z: Array) -> Array:
    return 0.5 * erfc(z * -math.sqrt(0.5))


def _normal_density(z: Array) -> Array:
    result: Array = np.exp(-0.5 * z * z) * (1.0 / math.sqrt(2.0 * math.pi))
    return result


def _erf_term(z: Term) -> Term:
    return call("erf", Fraction(z, Root(Number(2.0))))


def _normal_density_term(z: Term) -> Term:
    exponent = row(MINUS, Fraction(power(z, 2), Number(2.0)))
    return Fraction(call("exp", exponent), Root(row(Number(2.0), PI)))


def _bent(z: Array) -> Array:
    return (z + GELU_CUBIC * z * z * z) * GELU_FACTOR


def _gelu_tanh_derivative(z: Array, a: Array) -> Array:
    share = _logistic(2.0 * _bent(z))
    steepness = (2.0 * GELU_FACTOR) * (1.0 + (3.0 * GELU_CUBIC) * z * z)
    return share + z * (share * (1.0 - share)) * steepness


def _tanh_of_bent(z: Term) -> Term:
    cubic = row(z, Operator("+"), Number(GELU_CUBIC), Operator("·"), power(z, 3))
    return call("tanh", row(GELU_FACTOR_TERM, Operator("·"), Parenthesised(cubic)))


def _gelu_tanh_slope(z: Term, a: Term) -> Term:
    bent = _tanh_of_bent(z)
    squared = Scripts(bent, above=Number(2.0))
    steepness = row(ONE, Operator("+"), Number(3.0 * GELU_CUBIC), Operator("·"), power(z, 2))
    return row(
        _half_of_one("+", bent), Operator("+"), grouped(z), Operator("·"),
        _half_of_one("−", squared), Operator("·"), GELU_FACTOR_TERM, Operator("·"),
        Parenthesised(steepness),
    )  # fmt: skip
