"""Optimizers: how a gradient moves the parameters.

An update is (parameters, gradient, slots, rate, count) -> (parameters, slots). A slot is an array
of state that the optimizer keeps for every parameter. Definitions and defaults are those of the
``torch.optim`` classes of the same names.
"""

from engine.optimizers.base import (
    OPTION_SYMBOLS,
    SLOT_SYMBOLS,
    Count,
    Optimizer,
    Slots,
    UpdateTerms,
)
from engine.optimizers.descent import sgd
from engine.optimizers.moments import adagrad, adam, adamw, rmsprop
from engine.optimizers.signs import rprop, sign_sgd
from engine.registry import Registry
from engine.words.wording import worded

__all__ = [
    "OPTIMIZERS", "OPTION_SYMBOLS", "SLOT_SYMBOLS", "Count", "Optimizer", "Slots", "UpdateTerms",
]  # fmt: skip

OPTIMIZERS: Registry[Optimizer] = Registry(worded("optimizer"))

for _factory in (sgd, adagrad, rmsprop, adam, adamw, rprop, sign_sgd):
    OPTIMIZERS.register(_factory)
