"""Steps against the sign of the gradient, whose size does not matter."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Array
from engine.optimizers.base import (
    Count,
    Optimizer,
    Slots,
    SmallRate,
    UpdateTerms,
    check_rate,
    step_along,
)
from engine.registry import above, at_least, below
from engine.words.phrases import ONE, call, either
from engine.words.terms import Number, Operator, Parenthesised, Term, grouped, joined, row


def rprop(
    learning_rate: SmallRate,
    etas: tuple[float, float] = (0.5, 1.2),
    step_sizes: tuple[float, float] = (1e-6, 50.0),
) -> Optimizer:
    """Every parameter has a step size of its own, that begins as the first step's rate.

    Where the gradient keeps its sign the step grows by ``etas[1]``; where it changes the step
    shrinks by ``etas[0]``, is not taken, and the gradient counts as 0 next time (Riedmiller and
    Braun, 1993, in the variant "iRprop-" of Igel and Hüsken, 2000). ``step_sizes`` are the
    smallest and largest. The rates of later steps play no part.
    """
    (eta_minus, eta_plus), (smallest, largest) = etas, step_sizes
    check_rate(learning_rate)
    above(0.0, "etas[0]", eta_minus)
    below(1.0, "etas[0]", eta_minus)
    above(1.0, "etas[1]", eta_plus)
    at_least(0.0, "step_sizes[0]", smallest)
    at_least(smallest, "step_sizes[1]", largest)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        previous, size = slots
        agreement = gradient * previous
        turned = agreement < 0.0
        size = np.where(turned, eta_minus * size, size)
        size = np.clip(np.where(agreement > 0.0, eta_plus * size, size), smallest, largest)
        gradient = np.where(turned, gradient.dtype.type(0.0), gradient)
        return parameters - np.sign(gradient) * size, (gradient, size)

    return Optimizer(
        name="rprop",
        options={"learning_rate": learning_rate, "etas": etas, "step_sizes": step_sizes},
        slot_start={"previous_gradient": 0.0, "step_size": learning_rate},
        update=update,
        formula=_rprop_term,
        memory=_rprop_memory,
    )


def sign_sgd(learning_rate: SmallRate) -> Optimizer:
    """A step of the learning rate against the sign of the gradient (Bernstein et al., 2018)."""
    check_rate(learning_rate)

    def update(
        parameters: Array, gradient: Array, slots: Slots, rate: float, count: Count
    ) -> tuple[Array, Slots]:
        return parameters - rate * np.sign(gradient), ()

    return Optimizer(
        name="sign_sgd",
        options={"learning_rate": learning_rate},
        slot_start={},
        update=update,
        formula=lambda terms: step_along(terms, call("sign", terms.gradient)),
    )


def _rprop_term(terms: UpdateTerms) -> Term:
    step = joined([call("sign", terms.g), terms.after["step_size"]], "·")
    turned = row(_agreement(terms), Operator("<"), Number(0.0))
    return row(terms.parameter, Operator("−"), Parenthesised(either(Number(0.0), turned, step)))


def _rprop_memory(terms: UpdateTerms) -> Mapping[str, Term]:
    constants, agreement = terms.constants, _agreement(terms)
    turned = row(agreement, Operator("<"), Number(0.0))
    shrunk = either(constants["eta_minus"], turned, ONE)
    grown = either(constants["eta_plus"], row(agreement, Operator(">"), Number(0.0)), shrunk)
    size = joined([Parenthesised(grown), terms.slots["step_size"]], "·")
    bounded = call("max", size, constants["smallest_step"])
    return {"step_size": call("min", bounded, constants["largest_step"])}


def _agreement(terms: UpdateTerms) -> Term:
    """Write a product whose sign says whether the gradient has kept its own."""
    return joined([grouped(terms.g), grouped(terms.slots["previous_gradient"])], "·")
