"""Losses: name -> value per sample, gradient with respect to the outputs, and their formulas.

Outputs a and targets y have the shape samples x units (x starts). Definitions are PyTorch's
(``torch.nn.functional``), per sample; the loss of a batch is the mean over its samples.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from engine.arrays import Array
from engine.registry import Registry, Usual, above
from engine.words.phrases import HALF, MINUS, ONE, call, difference, either, magnitude, rest, scaled
from engine.words.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Scripts,
    Term,
    grouped,
    row,
)
from engine.words.wording import worded

# PyTorch clamps each logarithm here, so that one impossible output does not make the loss infinite.
LOWEST_LOG = -100.0
# and divides by at least this where the slope of the logarithms would be infinite.
SMALLEST_SPREAD = 1e-12
# The probability whose logarithm is the lowest.
SMALLEST_SHARE = math.exp(LOWEST_LOG)


@dataclass(frozen=True)
class Loss:
    """How wrong the outputs are.

    ``value``: (a, y) -> one number a sample; ``gradient``: (a, y) -> dL/da, samples x units.
    ``term`` writes what one output adds, from a, y and the number of outputs; ``slope`` writes
    dL/da. ``kinks`` are the errors a - y at which dL/da does not exist, ``bends`` those at which
    only its derivative does not. Where the loss ``needs_probabilities`` it takes logarithms of
    the outputs, which are then those of an activation that gives ``probabilities``.

    With an output activation named ``cancels_with``, dL/da times f'(z) simplifies to
    ``cancelled`` (a, y) -> dL/dz, which ``cancelled_term`` writes from a, y, the number of
    outputs and the sum of the sample's targets.
    """

    name: str
    value: Callable[[Array, Array], Array]
    gradient: Callable[[Array, Array], Array]
    term: Callable[[Term, Term, int], Term]
    slope: Callable[[Term, Term, int], Term]
    kinks: tuple[float, ...] = ()
    bends: tuple[float, ...] = ()
    needs_probabilities: bool = False
    target_bounds: tuple[float, float] = (-np.inf, np.inf)
    cancels_with: str = ""
    cancelled: Callable[[Array, Array], Array] | None = None
    cancelled_term: Callable[[Term, Term, int, Term], Term] | None = None


LOSSES: Registry[Loss] = Registry(worded("loss"))


@LOSSES.register
def squared_error() -> Loss:
    """L = the sum of (a - y)^2."""
    return Loss(
        name="squared_error",
        value=_sum_of_squares,
        gradient=lambda a, y: 2.0 * (a - y),
        term=lambda a, y, outputs: _squared(a, y),
        slope=lambda a, y, outputs: row(Number(2.0), Operator("·"), difference(a, y)),
    )


@LOSSES.register
def half_squared_error() -> Loss:
    """L = half the sum of (a - y)^2, which makes dL/da the plain error."""
    return Loss(
        name="half_squared_error",
        value=lambda a, y: 0.5 * _sum_of_squares(a, y),
        gradient=np.subtract,
        term=lambda a, y, outputs: row(HALF, _squared(a, y)),
        slope=lambda a, y, outputs: difference(a, y),
    )


@LOSSES.register
def mean_squared_error() -> Loss:
    """L = the mean of (a - y)^2 over the outputs."""
    return Loss(
        name="mean_squared_error",
        value=lambda a, y: _sum_of_squares(a, y) / a.shape[1],
        gradient=lambda a, y: (a - y) * (2.0 / a.shape[1]),
        term=lambda a, y, outputs: _share(_squared(a, y), outputs),
        slope=lambda a, y, outputs: row(
            _share(Number(2.0), outputs), Operator("·"), difference(a, y)
        ),
    )


@LOSSES.register
def mean_absolute_error() -> Loss:
    """L = the mean of |a - y| over the outputs; the slope at a = y is 0."""
    return Loss(
        name="mean_absolute_error",
        value=lambda a, y: np.add.reduce(np.abs(a - y), axis=1) / a.shape[1],
        gradient=lambda a, y: np.sign(a - y) / a.shape[1],
        term=lambda a, y, outputs: _share(magnitude(_error(a, y)), outputs),
        slope=lambda a, y, outputs: _share(call("sign", _error(a, y)), outputs),
        kinks=(0.0,),
    )


@LOSSES.register
def huber(delta: Annotated[float, Usual(0.1, 3.0)] = 1.0) -> Loss:
    """L = the mean over the outputs of (a - y)^2 / 2, or of a line where |a - y| > delta.

    The line, delta * (|a - y| - delta / 2), goes on as steep as the parabola ends. Huber, "Robust
    Estimation of a Location Parameter", 1964.
    """
    above(0.0, "delta", delta)
    return Loss(
        name="huber",
        value=lambda a, y: np.add.reduce(_huber(a - y, delta), axis=1) / a.shape[1],
        gradient=lambda a, y: np.clip(a - y, -delta, delta) / a.shape[1],
        term=lambda a, y, outputs: _share(_huber_term(a, y, delta), outputs),
        slope=lambda a, y, outputs: _share(_limited_term(_error(a, y), delta), outputs),
        bends=(-delta, delta),
    )


@LOSSES.register
def binary_cross_entropy() -> Loss:
    """L = -the mean of y ln a + (1 - y) ln(1 - a) over the outputs."""
    return Loss(
        name="binary_cross_entropy",
        value=_binary_cross_entropy,
        gradient=lambda a, y: (a - y) / (np.maximum(a * (1.0 - a), SMALLEST_SPREAD) * a.shape[1]),
        term=lambda a, y, outputs: _share(_entropy_term(a, y), outputs),
        slope=lambda a, y, outputs: _share(Fraction(_error(a, y), _spread_term(a)), outputs),
        needs_probabilities=True,
        target_bounds=(0.0, 1.0),
        cancels_with="sigmoid",
        cancelled=lambda a, y: (a - y) / a.shape[1],
        cancelled_term=lambda a, y, outputs, total: _share(difference(a, y), outputs),
    )


@LOSSES.register
def categorical_cross_entropy() -> Loss:
    """L = -the sum of y ln a; where y is 0 nothing is added, whatever a is."""
    return Loss(
        name="categorical_cross_entropy",
        value=_categorical_cross_entropy,
        gradient=lambda a, y: -np.divide(y, a, out=np.zeros_like(a), where=y != 0.0),
        term=lambda a, y, outputs: Parenthesised(row(MINUS, y, Operator("·"), call("ln", a))),
        slope=lambda a, y, outputs: Fraction(row(MINUS, y), a),
        needs_probabilities=True,
        target_bounds=(0.0, 1.0),
        cancels_with="softmax",
        # With targets that add up to 1 this is the plain error.
        cancelled=lambda a, y: a * np.add.reduce(y, axis=1, keepdims=True) - y,
        cancelled_term=lambda a, y, outputs, total: difference(row(a, Operator("·"), total), y),
    )


def _sum_of_squares(a: Array, y: Array) -> Array:
    error = a - y
    error *= error
    total: Array = np.add.reduce(error, axis=1)
    return total


def _binary_cross_entropy(a: Array, y: Array) -> Array:
    log_a = np.maximum(np.log(a), LOWEST_LOG)
    log_rest = np.maximum(np.log1p(-a), LOWEST_LOG)
    total: Array = np.add.reduce((y - 1.0) * log_rest - y * log_a, axis=1) / a.shape[1]
    return total


def _categorical_cross_entropy(a: Array, y: Array) -> Array:
    log_a = np.log(a, out=np.zeros_like(a), where=y != 0.0)
    total: Array = -np.add.reduce(y * log_a, axis=1)
    return total


def _huber(error: Array, delta: float) -> Array:
    size = np.abs(error)
    return np.where(size < delta, 0.5 * error * error, delta * (size - 0.5 * delta))


def _error(a: Term, y: Term) -> Term:
    return row(a, Operator("−"), y)


def _squared(a: Term, y: Term) -> Term:
    return Scripts(difference(a, y), above=Number(2.0))


def _huber_term(a: Term, y: Term, delta: float) -> Term:
    size = magnitude(_error(a, y))
    line = scaled(delta, Parenthesised(row(size, Operator("−"), Number(0.5 * delta))))
    near = row(size, Operator("<"), Number(delta))
    return Parenthesised(either(row(HALF, _squared(a, y)), near, line))


def _limited_term(term: Term, most: float) -> Term:
    return call("max", Number(-most), call("min", Number(most), term))


def _share(term: Term, outputs: int) -> Term:
    if outputs == 1:
        return term
    if isinstance(term, Number):
        return Fraction(term, Number(outputs))
    return row(Fraction(Number(1.0), Number(outputs)), term)


def _entropy_term(a: Term, y: Term) -> Term:
    share = a.value if isinstance(a, Number) else math.nan
    hit = row(MINUS, y, Operator("·"), _log_term(a, share))
    miss = row(rest(y), Operator("·"), _log_term(row(ONE, Operator("−"), a), 1.0 - share))
    return Parenthesised(row(hit, Operator("−"), miss))


def _log_term(term: Term, value: float) -> Term:
    """Write the logarithm of a term, or the lowest one where the term's value is too small."""
    return grouped(Number(LOWEST_LOG)) if value < SMALLEST_SHARE else call("ln", term)


def _spread_term(a: Term) -> Term:
    """Write a (1 − a), or the number that stands for it where it is too small."""
    if isinstance(a, Number) and a.value * (1.0 - a.value) < SMALLEST_SPREAD:
        return Number(SMALLEST_SPREAD)
    return row(a, Operator("·"), rest(a))
