"""What every optimizer is made of, and what formulas call its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

import numpy as np

from engine.arrays import Array
from engine.registry import Usual, at_least, below
from engine.words.terms import (
    Number,
    Operator,
    Parenthesised,
    Scripts,
    Symbol,
    Tag,
    Term,
    grouped,
    mark_of,
    row,
)

Slots = tuple[Array, ...]
# Learning rates of rules that step along the gradient, and of those that set the length.
Rate = Annotated[float, Usual(0.0, 2.0, 0.1)]
SmallRate = Annotated[float, Usual(0.0, 0.1, 0.01)]
Momentum = Annotated[float, Usual(0.0, 0.99)]
Option = float | bool | tuple[float, ...]
# How many updates were made before: of all parameters, or an array that broadcasts with them.
Count = int | np.ndarray[Any, np.dtype[np.number[Any]]]
Update = Callable[[Array, Array, Slots, float, Count], tuple[Array, Slots]]


@dataclass(frozen=True)
class UpdateTerms:
    """What an update's formula is made of: symbols, or the numbers that stand for them.

    ``constants`` go by the names in ``OPTION_SYMBOLS``, ``slots`` and ``after`` by those in
    ``SLOT_SYMBOLS``: what is remembered before the update and after it; ``timestep`` is 1 for the
    first update.
    """

    parameter: Term
    gradient: Term
    constants: Mapping[str, Term]
    slots: Mapping[str, Term]
    after: Mapping[str, Term]
    timestep: Term

    @property
    def g(self) -> Term:
        """Return the gradient's number or, among symbols, g: a fraction is no base for a power."""
        if isinstance(self.gradient, Number):
            return self.gradient
        return Symbol("g", Tag.GRADIENT, mark=mark_of(self.gradient))


@dataclass(frozen=True)
class Optimizer:
    """One rule of how a gradient moves a parameter.

    ``options`` are those of a project file, defaults filled in. ``update`` maps (parameters,
    gradient, slots, learning rate of this step, count of the updates before it) to new
    (parameters, slots), element by element and in their type; arrays are P or P x starts, and
    none is changed. ``slot_start`` names the slots and says what each is filled with before the
    first update. ``memory`` writes what becomes of the slots that matter, one after the other,
    and ``formula`` the new parameter, from the slots after the update.
    """

    name: str
    options: Mapping[str, Option]
    slot_start: Mapping[str, float]
    update: Update
    formula: Callable[[UpdateTerms], Term]
    memory: Callable[[UpdateTerms], Mapping[str, Term]] = lambda terms: {}

    @property
    def slot_names(self) -> tuple[str, ...]:
        """Return what the slots are called, in their order."""
        return tuple(self.slot_start)

    @cached_property
    def remembered(self) -> tuple[str, ...]:
        """Return the slots that matter: those that ``memory`` writes, in its order."""
        symbols = UpdateTerms(
            Symbol("w"), Symbol("g"), OPTION_SYMBOLS, SLOT_SYMBOLS, SLOT_SYMBOLS, Symbol("t")
        )
        return tuple(self.memory(symbols))

    @cached_property
    def numbers(self) -> dict[str, float]:
        """Return the options that may be changed while training."""
        options = self.options.items()
        return {name: value for name, value in options if not isinstance(value, bool | tuple)}

    @cached_property
    def constants(self) -> dict[str, float]:
        """Return the numbers that ``formula`` may name, each part of a pair for itself."""
        parts = {
            part: number
            for name, value in self.options.items()
            if isinstance(value, tuple)
            for part, number in zip(OPTION_PARTS[name], value, strict=True)
        }
        return {**self.numbers, **parts}

    def initial_slots(self, parameters: Array) -> Slots:
        """Return the slots before the first update, each shaped like ``parameters``."""
        with np.errstate(over="ignore"):  # a step too large for float32 is infinite there
            return tuple(np.full_like(parameters, start) for start in self.slot_start.values())


# What the numbers in an option of several are called.
OPTION_PARTS = {
    "betas": ("beta1", "beta2"),
    "etas": ("eta_minus", "eta_plus"),
    "step_sizes": ("smallest_step", "largest_step"),
}


def _letter(text: str) -> Symbol:
    return Symbol(text, Tag.STATE)


def _indexed(text: str, index: str) -> Scripts:
    return Scripts(_letter(text), below=Symbol(index, Tag.STATE, italic=False))


def _marked(text: str, mark: str) -> Scripts:
    return Scripts(_letter(text), above=Symbol(mark, Tag.STATE, italic=False))


OPTION_SYMBOLS: Mapping[str, Term] = {
    "learning_rate": Symbol("η", Tag.RATE),
    "momentum": _letter("μ"),
    "weight_decay": _letter("λ"),
    "alpha": _letter("α"),
    "beta1": _indexed("β", "1"),
    "beta2": _indexed("β", "2"),
    "eps": _letter("ε"),
    "eta_minus": _marked("η", "−"),
    "eta_plus": _marked("η", "+"),
    "smallest_step": _indexed("Δ", "min"),
    "largest_step": _indexed("Δ", "max"),
}
SLOT_SYMBOLS: Mapping[str, Term] = {
    "velocity": _letter("v"),
    "first_moment": _letter("m"),
    "second_moment": _letter("v"),
    "square_sum": _letter("s"),
    "square_average": _letter("s"),
    "step_size": _letter("Δ"),
    "previous_gradient": _marked("g", "′"),
}


def check_rate(learning_rate: float) -> None:
    """Raise ``Problem`` for a learning rate that is negative."""
    at_least(0.0, "learning_rate", learning_rate)


def check_share(option: str, value: float) -> None:
    """Raise ``Problem`` where a moving average cannot keep that share of its past."""
    at_least(0.0, option, value)
    below(1.0, option, value)


def decayed(parameters: Array, gradient: Array, weight_decay: float) -> Array:
    """Return the gradient of the loss with the penalty weight_decay / 2 * parameters^2."""
    return gradient if weight_decay == 0.0 else gradient + weight_decay * parameters


def decayed_term(terms: UpdateTerms, gradient: Term, weight_decay: float) -> Term:
    """Write what ``decayed`` returns, in parentheses where it is a sum or negative."""
    if weight_decay == 0.0:
        return grouped(gradient)
    decay = row(terms.constants["weight_decay"], Operator("·"), grouped(terms.parameter))
    return Parenthesised(row(gradient, Operator("+"), decay))


def step_along(terms: UpdateTerms, direction: Term) -> Term:
    """Write a step of the learning rate against ``direction``."""
    rate = terms.constants["learning_rate"]
    return row(terms.parameter, Operator("−"), rate, Operator("·"), direction)
