"""Gradient descent: steps along the gradient itself, or along a moving sum of gradients."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from engine.arrays import Array
from engine.optimizers.base import (
    Count,
    Momentum,
    Optimizer,
    Rate,
    Slots,
    UpdateTerms,
    check_rate,
    decayed,
    decayed_term,
    step_along,
)
from engine.problem import Problem
from engine.registry import Decay, at_least
from engine.words.terms import Operator, Parenthesised, Term, grouped, row
from engine.words.wording import worded


def sgd(
    learning_rate: Rate, momentum: Momentum = 0.0, nesterov: bool = False, weight_decay: Decay = 0.0
) -> Optimizer:
    """Velocity <- momentum * velocity + gradient; parameter <- parameter - rate * velocity.

    With ``nesterov`` the step is along gradient + momentum * velocity (Sutskever et al., 2013);
    ``weight_decay`` adds its product with the parameter to the gradient. Without momentum the
    velocity is the gradient: momentum can be turned on in the middle of a run.
    """
    check_rate(learning_rate)
    at_least(0.0, "momentum", momentum)
    at_least(0.0, "weight_decay", weight_decay)
    if nesterov and momentum == 0.0:
        raise Problem(".momentum", worded("0 with nesterov"), worded("more than 0"))

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        velocity = gradient = decayed(parameters, gradient, weight_decay)
        if momentum != 0.0:
            velocity = momentum * slots[0]
            velocity += gradient
        direction = gradient + momentum * velocity if nesterov else velocity
        return parameters - rate * direction, (velocity,)

    return Optimizer(
        name="sgd",
        options={
            "learning_rate": learning_rate,
            "momentum": momentum,
            "nesterov": nesterov,
            "weight_decay": weight_decay,
        },
        slot_start={"velocity": 0.0},
        update=update,
        formula=partial(_new_parameter, momentum, nesterov, weight_decay),
        memory=partial(_new_velocity, momentum, weight_decay),
    )


def _new_parameter(
    momentum: float, nesterov: bool, weight_decay: float, terms: UpdateTerms
) -> Term:
    if momentum == 0.0:
        return step_along(terms, decayed_term(terms, terms.gradient, weight_decay))
    velocity = grouped(terms.after["velocity"])
    if not nesterov:
        return step_along(terms, velocity)
    return step_along(terms, Parenthesised(_plus_momentum(weight_decay, terms, velocity)))


def _new_velocity(momentum: float, weight_decay: float, terms: UpdateTerms) -> Mapping[str, Term]:
    if momentum == 0.0:
        return {}
    return {"velocity": _plus_momentum(weight_decay, terms, grouped(terms.slots["velocity"]))}


def _plus_momentum(weight_decay: float, terms: UpdateTerms, velocity: Term) -> Term:
    gradient = decayed_term(terms, terms.g, weight_decay)
    return row(terms.constants["momentum"], Operator("·"), velocity, Operator("+"), gradient)
