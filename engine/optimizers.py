"""Optimizers: (parameters, gradient, slots) -> (parameters, slots), all flat and of equal length.

A slot is a vector of state that the optimizer keeps for every parameter. Definitions and defaults
are those of the ``torch.optim`` classes of the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.arrays import Array
from engine.registry import Registry, at_least
from engine.terms import Operator, Parenthesised, Symbol, Tag, Term, grouped, row

Slots = tuple[Array, ...]


@dataclass(frozen=True)
class UpdateTerms:
    """What an update's formula is made of: symbols, or the numbers that stand for them."""

    parameter: Term
    gradient: Term
    options: Mapping[str, Term]
    slots: Mapping[str, Term]


@dataclass(frozen=True)
class Optimizer:
    """One rule of how a gradient moves a parameter.

    ``update`` returns new arrays and changes none. ``slot_names`` name the slots, ``options``
    the numbers a user may change while training. ``formula`` writes the new parameter from the
    terms of ``UpdateTerms``, whose slots are those of before the update.
    """

    name: str
    options: Mapping[str, float]
    slot_names: tuple[str, ...]
    update: Callable[[Array, Array, Slots], tuple[Array, Slots]]
    formula: Callable[[UpdateTerms], Term]


# What formulas call the options.
OPTION_SYMBOLS = {
    "learning_rate": Symbol("η", Tag.RATE),
    "momentum": Symbol("μ", Tag.STATE),
}

OPTIMIZERS: Registry[Optimizer] = Registry("optimizer")


@OPTIMIZERS.register
def sgd(learning_rate: float, momentum: float = 0.0) -> Optimizer:
    """Velocity <- momentum * velocity + gradient; parameter <- parameter - rate * velocity."""
    at_least(0.0, "learning_rate", learning_rate)
    at_least(0.0, "momentum", momentum)
    if momentum == 0.0:
        # The velocity is the gradient itself: kept as the slot, so that momentum can be turned
        # on in the middle of a run.
        def update(parameters: Array, gradient: Array, slots: Slots) -> tuple[Array, Slots]:
            return parameters - learning_rate * gradient, (gradient,)
    else:

        def update(parameters: Array, gradient: Array, slots: Slots) -> tuple[Array, Slots]:
            velocity = momentum * slots[0]
            velocity += gradient
            return parameters - learning_rate * velocity, (velocity,)

    return Optimizer(
        name="sgd",
        options={"learning_rate": learning_rate, "momentum": momentum},
        slot_names=("velocity",),
        update=update,
        formula=_plain_step if momentum == 0.0 else _momentum_step,
    )


def _plain_step(terms: UpdateTerms) -> Term:
    return _step_along(terms, grouped(terms.gradient))


def _momentum_step(terms: UpdateTerms) -> Term:
    velocity = row(
        terms.options["momentum"], Operator("·"), grouped(terms.slots["velocity"]),
        Operator("+"), grouped(terms.gradient),
    )  # fmt: skip
    return _step_along(terms, Parenthesised(velocity))


def _step_along(terms: UpdateTerms, direction: Term) -> Term:
    rate = terms.options["learning_rate"]
    return row(terms.parameter, Operator("−"), rate, Operator("·"), direction)
