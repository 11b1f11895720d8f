"""Steps divided by the size that the gradients of each parameter have had so far."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.optimizers.base import (
    Count,
    Momentum,
    Optimizer,
    Option,
    Rate,
    Slots,
    SmallRate,
    UpdateTerms,
    check_rate,
    check_share,
    decayed,
    decayed_term,
    step_along,
)
from engine.registry import Decay, Share, at_least
from engine.words.phrases import ONE, power, rest
from engine.words.terms import Fraction, Operator, Root, Scripts, Term, grouped, row


def adagrad(learning_rate: Rate, eps: float = 1e-10) -> Optimizer:
    """Sum <- sum + gradient^2; the step is gradient / (sqrt(sum) + eps) (Duchi et al., 2011)."""
    check_rate(learning_rate)
    at_least(0.0, "eps", eps)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        total = slots[0] + gradient * gradient
        return parameters - rate * (gradient / (np.sqrt(total) + eps)), (total,)

    def formula(terms: UpdateTerms) -> Term:
        return step_along(terms, _scaled(terms, terms.g, terms.after["square_sum"]))

    def memory(terms: UpdateTerms) -> Mapping[str, Term]:
        return {"square_sum": row(terms.slots["square_sum"], Operator("+"), power(terms.g, 2.0))}

    return Optimizer(
        name="adagrad",
        options={"learning_rate": learning_rate, "eps": eps},
        slot_start={"square_sum": 0.0},
        update=update,
        formula=formula,
        memory=memory,
    )


def rmsprop(
    learning_rate: SmallRate, alpha: Share = 0.99, eps: float = 1e-8, momentum: Momentum = 0.0
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
        if momentum == 0.0:
            return step_along(terms, _scaled(terms, terms.g, terms.after["square_average"]))
        return step_along(terms, grouped(terms.after["velocity"]))

    def memory(terms: UpdateTerms) -> Mapping[str, Term]:
        constants, slots = terms.constants, terms.slots
        square = power(terms.g, 2.0)
        average = _average(constants["alpha"], slots["square_average"], square)
        if momentum == 0.0:
            return {"square_average": average}
        scaled = _scaled(terms, terms.g, terms.after["square_average"])
        kept = row(constants["momentum"], Operator("·"), grouped(slots["velocity"]))
        velocity = row(kept, Operator("+"), scaled)
        return {"square_average": average, "velocity": velocity}

    return Optimizer(
        name="rmsprop",
        options={
            "learning_rate": learning_rate, "alpha": alpha, "eps": eps, "momentum": momentum
        },
        slot_start={"square_average": 0.0, "velocity": 0.0},
        update=update,
        formula=formula,
        memory=memory,
    )  # fmt: skip


def adam(
    learning_rate: SmallRate,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: Decay = 0.0,
) -> Optimizer:
    """The mean of the gradients over the root of the mean of their squares, plus eps.

    Both are moving averages, divided by 1 - beta^t to make up for their start at 0 (Kingma and
    Ba, 2015, algorithm 1). ``weight_decay`` adds its product with the parameter to the gradient.
    """
    options = _checked(learning_rate, betas, eps, weight_decay)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        gradient = decayed(parameters, gradient, weight_decay)
        step, slots = _adam_step(gradient, slots, betas, eps, count)
        return parameters - rate * step, slots

    def formula(terms: UpdateTerms) -> Term:
        return row(terms.parameter, Operator("−"), _adam_term(terms))

    def memory(terms: UpdateTerms) -> Mapping[str, Term]:
        return _moments(terms, decayed_term(terms, terms.g, weight_decay))

    return Optimizer(
        name="adam",
        options=options,
        slot_start=_BEFORE_THE_FIRST,
        update=update,
        formula=formula,
        memory=memory,
    )  # fmt: skip


def adamw(
    learning_rate: SmallRate,
    betas: tuple[float, float] = (0.9, 0.999),
    eps: float = 1e-8,
    weight_decay: Decay = 0.01,
) -> Optimizer:
    """Adam, whose weight decay shrinks the parameter itself (Loshchilov and Hutter, 2019)."""
    options = _checked(learning_rate, betas, eps, weight_decay)

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
        return row(kept, Operator("−"), _adam_term(terms))

    return Optimizer(
        name="adamw",
        options=options,
        slot_start=_BEFORE_THE_FIRST,
        update=update,
        formula=formula,
        memory=lambda terms: _moments(terms, grouped(terms.g)),
    )  # fmt: skip


_BEFORE_THE_FIRST = {"first_moment": 0.0, "second_moment": 0.0}


def _checked(
    learning_rate: float, betas: tuple[float, float], eps: float, weight_decay: float
) -> dict[str, Option]:
    """Return the options of Adam by name; raise ``Problem`` where one is out of range."""
    check_rate(learning_rate)
    for index, beta in enumerate(betas):
        check_share(f"betas[{index}]", beta)
    at_least(0.0, "eps", eps)
    at_least(0.0, "weight_decay", weight_decay)
    return {
        "learning_rate": learning_rate,
        "betas": betas,
        "eps": eps,
        "weight_decay": weight_decay,
    }


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


def _moments(terms: UpdateTerms, gradient: Term) -> Mapping[str, Term]:
    """Write the averages of the gradients and of their squares."""
    constants, slots = terms.constants, terms.slots
    return {
        "first_moment": _average(constants["beta1"], slots["first_moment"], gradient),
        "second_moment": _average(constants["beta2"], slots["second_moment"], power(gradient, 2.0)),
    }


def _adam_term(terms: UpdateTerms) -> Term:
    """Write the step from both averages; what corrects the first one goes with the rate."""
    constants, after, t = terms.constants, terms.after, terms.timestep

    def correction(beta: str) -> Term:
        return row(ONE, Operator("−"), _to_the(constants[beta], t))

    rate = Fraction(constants["learning_rate"], correction("beta1"))
    square = Fraction(after["second_moment"], correction("beta2"))
    return row(rate, Operator("·"), _scaled(terms, after["first_moment"], square))


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
