"""Gradient clipping: name -> how a gradient that is too large is made smaller before an update.

Definitions are those of ``torch.nn.utils.clip_grad_value_`` and ``clip_grad_norm_`` over all
parameters at once. Gradients are P or P x starts; each start is clipped for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from engine.arrays import Array
from engine.registry import Registry, Usual, at_least
from engine.words.phrases import MINUS, ONE, call, magnitude
from engine.words.terms import Fraction, Number, Operator, Scripts, Symbol, Tag, Term, grouped, row
from engine.words.wording import worded

# How large a gradient may be.
Limit = Annotated[float, Usual(0.0, 5.0, 1.0)]
# PyTorch adds this to the norm that it divides by.
_EPS = 1e-6


@dataclass(frozen=True)
class Clipping:
    """How a gradient is kept within a limit.

    ``clip`` returns a new gradient; a NaN in it stays one, and with the norm every element
    becomes one. ``size`` returns what is limited, one number a start. ``formula`` writes an
    element of the clipped gradient from (the element, the size, the limit); written of the size
    instead of an element it is the size that the clipped gradient has.
    """

    name: str
    limit: float
    clip: Callable[[Array], Array]
    size: Callable[[Array], Array]
    size_symbol: Term
    formula: Callable[[Term, Term, Term], Term]


# What formulas call the gradient and its limit.
GRADIENT_SYMBOL = Symbol("g", Tag.GRADIENT)
LIMIT_SYMBOL = Symbol("c", Tag.RATE)

CLIPPINGS: Registry[Clipping] = Registry(worded("clipping"))


@CLIPPINGS.register
def value(limit: Limit) -> Clipping:
    """Every element is kept within ±``limit``."""
    at_least(0.0, "limit", limit)
    return Clipping(
        name="value",
        limit=limit,
        clip=lambda gradient: np.clip(gradient, -limit, limit),
        size=lambda gradient: np.maximum.reduce(np.abs(gradient), axis=0),
        size_symbol=row(Symbol("max ", italic=False), magnitude(GRADIENT_SYMBOL)),
        formula=_within,
    )


@CLIPPINGS.register
def norm(limit: Limit) -> Clipping:
    """All elements are multiplied by min(1, ``limit`` / (norm + 1e-6)), the norm that of Euclid.

    They keep their direction (Pascanu et al., 2013).
    """
    at_least(0.0, "limit", limit)

    def clip(gradient: Array) -> Array:
        clipped: Array = gradient * np.minimum(limit / (_norm(gradient) + _EPS), 1.0)
        return clipped

    bars = Symbol("‖", italic=False)
    return Clipping(
        name="norm",
        limit=limit,
        clip=clip,
        size=_norm,
        size_symbol=Scripts(row(bars, GRADIENT_SYMBOL, bars), below=Number(2.0)),
        formula=_scaled,
    )


def _norm(gradient: Array) -> Array:
    length: Array = np.sqrt(np.add.reduce(gradient * gradient, axis=0))
    return length


def _within(gradient: Term, size: Term, limit: Term) -> Term:
    return call("max", row(MINUS, limit), call("min", gradient, limit))


def _scaled(gradient: Term, size: Term, limit: Term) -> Term:
    share = Fraction(limit, row(size, Operator("+"), Number(_EPS)))
    return row(grouped(gradient), Operator("·"), call("min", ONE, share))
