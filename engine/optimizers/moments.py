"""Steps divided by the size that the gradients of each parameter have had so far."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from engine.optimizers.base import (
    Count,
    Optimizer,
    Slots,
    UpdateTerms,
    check_rate,
    check_share,
    decayed,
    decayed_term,
    step_along,
)
from engine.phrases import ONE, power, rest
from engine.registry import at_least
from engine.terms import (
    Fraction,
    Operator,
    Parenthesised,
    Root,
    Scripts,
    Term,
    grouped,
    row,
)


def adagrad(learning_rate: float, eps: float = 1e-10) -> Optimizer:
    """Sum <- sum + gradient^2; the step is gradient / (sqrt(sum) + eps) (Duchi et al., 2011)."""
    check_rate(learning_rate)
    at_least(0.0, "eps", eps)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        total = slots[0] + gradient * gradient
        return parameters - rate * (gradient / (np.sqrt(total) + eps)), (total,)

    def formula(terms: UpdateTerms) -> Term:
        total = row(terms.slots["square_sum"], Operator("+"), power(terms.g, 2.0))
        return step_along(terms, _scaled(terms, terms.g, total))

    return Optimizer(
        name="adagrad",
        options={"learning_rate": learning_rate, "eps": eps},
        slot_start={"square_sum": 0.0},
        update=update,
        formula=formula,
    )


def rmsprop(
    learning_rate: float, alpha: float = 0.99, eps: float = 1e-8, momentum: float = 0.0
) -> Optimizer:
    """Average <- alpha * average + (1 - alpha) * gradient^2.

    Velocity <- momentum * velocity + gradient / (sqrt(average) + eps), and the step is along it
    (Tieleman and Hinton, 2012; not centred).
    """
    check_rate(learning_rate)
    check_share("alpha", alpha)
    at_least(0.0, "eps", eps)
    at_least(0.0, "momentum", momentum)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        average = alpha * slots[0] + (1.0 - alpha) * gradient * gradient
        velocity = gradient / (np.sqrt(average) + eps)
        if momentum != 0.0:
            velocity += momentum * slots[1]
        return parameters - rate * velocity, (average, velocity)

    def formula(terms: UpdateTerms) -> Term:
        constants, slots = terms.constants, terms.slots
        square = power(terms.g, 2.0)
        average = _average(constants["alpha"], slots["square_average"], square)
        scaled = _scaled(terms, terms.g, average)
        if momentum == 0.0:
            return step_along(terms, scaled)
        kept = row(constants["momentum"], Operator("·"), grouped(slots["velocity"]))
        return step_along(terms, Parenthesised(row(kept, Operator("+"), scaled)))

    return Optimizer(
        name="rmsprop",
        options={
            "learning_rate": learning_rate, "alpha": alpha, "eps": eps, "momentum": momentum
        },
        slot_start={"square_average": 0.0, "velocity": 0.0},
        update=update,
        formula=formula,
    )  # fmt: skip


def adam(
    learning_rate: float,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: float = 0.0,
) -> Optimizer:
    """The mean of the gradients over the root of the mean of their squares, plus eps.

    Both are moving averages, divided by 1 - beta^t to make up for their start at 0 (Kingma and
    Ba, 2015, algorithm 1). ``weight_decay`` adds its product with the parameter to the gradient.
    """
    _check(learning_rate, betas, eps, weight_decay)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        gradient = decayed(parameters, gradient, weight_decay)
        step, slots = _adam_step(gradient, slots, betas, eps, count)
        return parameters - rate * step, slots

    def formula(terms: UpdateTerms) -> Term:
        return step_along(terms, _adam_term(terms, decayed_term(terms, terms.g, weight_decay)))

    return Optimizer(
        name="adam",
        options={
            "learning_rate": learning_rate, "betas": betas, "eps": eps,
            "weight_decay": weight_decay,
        },
        slot_start={"first_moment": 0.0, "second_moment": 0.0},
        update=update,
        formula=formula,
    )  # fmt: skip


def adamw(
    learning_rate: float,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> Optimizer:
    """Adam, whose weight decay shrinks the parameter itself (Loshchilov and Hutter, 2019)."""
    _check(learning_rate, betas, eps, weight_decay)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        step, slots = _adam_step(gradient, slots, betas, eps, count)
        return parameters * (1.0 - rate * weight_decay) - rate * step, slots

    def formula(terms: UpdateTerms) -> Term:
        constants = terms.constants
        rate, decay = constants["learning_rate"], constants["weight_decay"]
        shrunk = row(rate, Operator("·"), decay, Operator("·"), grouped(terms.parameter))
        kept = row(terms.parameter, Operator("−"), shrunk)
        return row(kept, Operator("−"), rate, Operator("·"), _adam_term(terms, grouped(terms.g)))

    return Optimizer(
        name="adamw",
        options={
            "learning_rate": learning_rate, "betas": betas, "eps": eps,
            "weight_decay": weight_decay,
        },
        slot_start={"first_moment": 0.0, "second_moment": 0.0},
        update=update,
        formula=formula,
    )  # fmt: skip


def _check(
    learning_rate: float, betas: tuple[float, float], eps: float, weight_decay: float
) -> None:
    check_rate(learning_rate)
    for index, beta in enumerate(betas):
        check_share(f"betas[{index}]", beta)
    at_least(0.0, "eps", eps)
    at_least(0.0, "weight_decay", weight_decay)


def _adam_step(
    gradient: Array, slots: Slots, betas: tuple[float, float], eps: float, count: Count
) -> tuple[Array, Slots]:
    beta1, beta2 = betas
    first = beta1 * slots[0] + (1.0 - beta1) * gradient
    second = beta2 * slots[1] + (1.0 - beta2) * gradient * gradient
    mean = first / _correction(beta1, count, gradient)
    spread = np.sqrt(second / _correction(beta2, count, gradient))
    return mean / (spread + eps), (first, second)


def _correction(beta: float, count: Count, like: Array) -> float | Array:
    """Return 1 - beta^t, for several t in the type of ``like``."""
    if isinstance(count, int):
        return 1.0 - beta ** (count + 1)
    corrections: Array = (1.0 - beta ** (count + 1)).astype(like.dtype)
    return corrections


def _adam_term(terms: UpdateTerms, gradient: Term) -> Term:
    constants, slots, t = terms.constants, terms.slots, terms.timestep
    beta1, beta2 = constants["beta1"], constants["beta2"]
    first = _average(beta1, slots["first_moment"], gradient)
    second = _average(beta2, slots["second_moment"], power(gradient, 2.0))
    mean = Fraction(first, row(ONE, Operator("−"), _to_the(beta1, t)))
    square = Fraction(second, row(ONE, Operator("−"), _to_the(beta2, t)))
    return _scaled(terms, mean, square)


def _scaled(terms: UpdateTerms, above: Term, square: Term) -> Term:
    """Write ``above`` over the root of ``square`` plus eps."""
    return Fraction(above, row(Root(square), Operator("+"), terms.constants["eps"]))


def _average(share: Term, before: Term, new: Term) -> Term:
    """Write a moving average that keeps ``share`` of what it was."""
    dot = Operator("·")
    return row(share, dot, grouped(before), Operator("+"), rest(share), dot, new)


def _to_the(base: Term, exponent: Term) -> Term:
    """Write a power; an exponent stands above the subscript that its base may have."""
    if isinstance(base, Scripts):
        return Scripts(base.base, base.below, exponent)
    return Scripts(base, above=exponent)
