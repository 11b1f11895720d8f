"""Optimizers: how a gradient moves the parameters.

An update is (parameters, gradient, slots, rate, count) -> (parameters, slots). A slot is an array
of state that the optimizer keeps for every parameter. Definitions and defaults are those of the
``torch.optim`` classes of the same names.
"""

from engine.optimizers import descent, moments, signs
from engine.optimizers.base import (
    OPTIMIZERS,
    OPTION_SYMBOLS,
    SLOT_SYMBOLS,
    Count,
    Optimizer,
    Option,
    Slots,
    UpdateTerms,
)

__all__ = [
    "OPTIMIZERS",
    "OPTION_SYMBOLS",
    "SLOT_SYMBOLS",
    "Count",
    "Optimizer",
    "Option",
    "Slots",
    "UpdateTerms",
    "descent",
    "moments",
    "signs",
]
