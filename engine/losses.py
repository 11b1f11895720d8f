"""Losses: name -> value per sample, gradient with respect to the outputs, and their formulas.

Outputs a and targets y have the shape samples x units. Definitions are PyTorch's
(``torch.nn.functional``), per sample; the loss of a batch is the mean over its samples.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.registry import Registry
from engine.terms import Fraction, Number, Operator, Parenthesised, Scripts, Symbol, Term, row

# PyTorch clamps each logarithm here, so that one impossible output does not make the loss infinite.
LOWEST_LOG = -100.0
# and divides by at least this where the slope of the logarithms would be infinite.
SMALLEST_SPREAD = 1e-12


@dataclass(frozen=True)
class Loss:
    """How wrong the outputs are.

    ``value``: (a, y) -> one number a sample; ``gradient``: (a, y) -> dL/da, samples x units.
    ``term`` writes what one output adds, from a, y and the number of outputs; ``slope`` writes
    dL/da. With an output activation named ``cancels_with``, dL/da times f'(z) simplifies to
    ``cancelled`` (a, y) -> dL/dz, written by ``cancelled_term``.
    """

    name: str
    value: Callable[[Array, Array], Array]
    gradient: Callable[[Array, Array], Array]
    term: Callable[[Term, Term, int], Term]
    slope: Callable[[Term, Term, int], Term]
    target_bounds: tuple[float, float] = (-np.inf, np.inf)
    cancels_with: str = ""
    cancelled: Callable[[Array, Array], Array] | None = None
    cancelled_term: Callable[[Term, Term, int], Term] | None = None


LOSSES: Registry[Loss] = Registry("loss")


@LOSSES.register
def squared_error() -> Loss:
    """L = the sum of (a - y)^2."""
    return Loss(
        name="squared_error",
        value=_sum_of_squares,
        gradient=lambda a, y: 2.0 * (a - y),
        term=lambda a, y, outputs: _squared(a, y),
        slope=lambda a, y, outputs: row(Number(2.0), Operator("·"), _difference(a, y)),
    )


@LOSSES.register
def half_squared_error() -> Loss:
    """L = half the sum of (a - y)^2, which makes dL/da the plain error."""
    return Loss(
        name="half_squared_error",
        value=lambda a, y: 0.5 * _sum_of_squares(a, y),
        gradient=np.subtract,
        term=lambda a, y, outputs: row(Symbol("½", italic=False), _squared(a, y)),
        slope=lambda a, y, outputs: _difference(a, y),
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
            _share(Number(2.0), outputs), Operator("·"), _difference(a, y)
        ),
    )


@LOSSES.register
def binary_cross_entropy() -> Loss:
    """L = -the mean of y ln a + (1 - y) ln(1 - a) over the outputs."""
    return Loss(
        name="binary_cross_entropy",
        value=_binary_cross_entropy,
        gradient=lambda a, y: (a - y) / (np.maximum(a * (1.0 - a), SMALLEST_SPREAD) * a.shape[1]),
        term=lambda a, y, outputs: _share(_entropy_term(a, y), outputs),
        slope=lambda a, y, outputs: _share(
            Fraction(
                row(a, Operator("−"), y),
                row(a, Operator("·"), Parenthesised(row(Number(1.0), Operator("−"), a))),
            ),
            outputs,
        ),
        target_bounds=(0.0, 1.0),
        cancels_with="sigmoid",
        cancelled=lambda a, y: (a - y) / a.shape[1],
        cancelled_term=lambda a, y, outputs: _share(_difference(a, y), outputs),
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


def _difference(a: Term, y: Term) -> Term:
    return Parenthesised(row(a, Operator("−"), y))


def _squared(a: Term, y: Term) -> Term:
    return Scripts(_difference(a, y), above=Number(2.0))


def _share(term: Term, outputs: int) -> Term:
    if outputs == 1:
        return term
    if isinstance(term, Number):
        return Fraction(term, Number(outputs))
    return row(Fraction(Number(1.0), Number(outputs)), term)


def _entropy_term(a: Term, y: Term) -> Term:
    log = Symbol("ln", italic=False)
    hit = row(Symbol("−", italic=False), y, Operator("·"), log, Parenthesised(a))
    miss = row(_rest(y), Operator("·"), log, _rest(a))
    return Parenthesised(row(hit, Operator("−"), miss))


def _rest(term: Term) -> Term:
    return Parenthesised(row(Number(1.0), Operator("−"), term))
