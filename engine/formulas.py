"""Event -> its formula three times over: in symbols, with numbers, and the result.

The numbers in a formula are those of the computation, not rounded; how many digits are shown is
decided where it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.events import Address, Event, Kind, Phase
from engine.notation import function
from engine.optimizers import OPTION_SYMBOLS, SLOT_SYMBOLS, Optimizer, UpdateTerms
from engine.quantities import Quantities, Quantity, combined
from engine.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Symbol,
    Tag,
    Term,
    joined,
    plain_text,
    row,
)
from engine.trace import StepReader

T = TypeVar("T")

# A sum over more sources than this shows its first and last terms.
MOST_TERMS = 4
MOST_LOSS_TERMS = 2


@dataclass(frozen=True)
class Formula:
    """One operation explained: ``left relation symbols``, ``= numbers``, ``= result``.

    ``left`` is None where the operation's result has no name of its own.
    """

    sentence: str
    left: Term | None
    symbols: Term
    numbers: Term
    result: Number
    relation: str = "="

    def numbers_text(self, digits: int) -> str:
        """Return the formula with its numbers as one line of text."""
        numbers, result = plain_text(self.numbers, digits), plain_text(self.result, digits)
        named = "" if self.left is None else f"{plain_text(self.left, digits)} {self.relation} "
        return f"{named}{numbers} = {result}"


class Formulas:
    """The formulas of one training step."""

    def __init__(self, reader: StepReader) -> None:
        self.reader = reader
        self.of = Quantities(reader)
        self.notation = self.of.notation

    def formula(self, event: Event) -> Formula:
        """Return the formula of an event of this step."""
        value = Number(event.value, Tag.RESULT)
        return _FORMULAS[event.address.kind](self, event.address, value)

    def _product(self, at: Address, value: Number) -> Formula:
        position, layer, unit, source = _place(at)
        name = self.notation.unit_words
        sentence = (
            f"The value of {name(layer - 1, source)} is multiplied by the weight that leads to "
            f"{name(layer, unit)}."
        )
        return Formula(sentence, None, *self.of.product(position, layer, unit, source), value)

    def _weighted_sum(self, at: Address, value: Number) -> Formula:
        position, layer, unit, _ = _place(at)
        sources = range(self.reader.network.sizes[layer - 1])
        products = _abbreviated(sources, lambda i: self.of.product(position, layer, unit, i))
        bias = self.of.parameter(Phase.FORWARD, position, layer, unit, None)
        each = "Each input" if layer == 1 else "Each activation"
        sentence = f"{each} is multiplied by its weight; the products and the bias are added."
        left, _ = self.of.weighted_sum(position, layer, unit)
        return Formula(sentence, left, *_sum([*products, bias.safe]), value)

    def _activation(self, at: Address, value: Number) -> Formula:
        position, layer, unit, _ = _place(at)
        activation = self.reader.network.layer(layer).activation
        name, z = self.of.weighted_sum(position, layer, unit)
        sentence = (
            f"The activation function {activation.name} turns the weighted sum of "
            f"{self._called(at)} into its output."
        )
        symbols = row(function(activation.symbol), Parenthesised(name))
        left = self.notation.activation(layer, unit)
        return Formula(sentence, left, symbols, activation.applied(z), value)

    def _error(self, at: Address, value: Number) -> Formula:
        position, layer, unit, _ = _place(at)
        error = combined(lambda a, y: row(a, Operator("−"), y), *self.of.output(position, unit))
        sentence = f"How far is {self._called(at)} from its target?"
        return Formula(sentence, self.notation.of_unit("e", Tag.ERROR, layer, unit), *error, value)

    def _loss(self, at: Address, value: Number) -> Formula:
        samples = self.reader.plan.batch
        pairs = [(p, unit) for p in range(samples) for unit in range(self._outputs)]
        _, numbers = _sum(_abbreviated(pairs, self._loss_term, MOST_LOSS_TERMS))
        symbols: Term = row(
            Symbol("Σ ", italic=False),
            self.reader.record.model.loss.term(
                Symbol("a", Tag.ACTIVATION), Symbol("y", Tag.TARGET), self._outputs
            ),
        )
        if samples > 1:
            mean = Fraction(Number(1.0), Number(float(samples)))
            symbols, numbers = row(mean, symbols), row(mean, Parenthesised(numbers))
        over = f" over {samples} samples" if samples > 1 else ""
        sentence = f"The errors are collected into one number: the loss{over}."
        return Formula(sentence, Symbol("L", Tag.LOSS), symbols, numbers, value)

    def _contribution(self, at: Address, value: Number) -> Formula:
        position, layer, unit, source = _place(at)
        name = self.notation.unit_words
        sentence = (
            f"The delta of {name(layer + 1, source)} goes back to {name(layer, unit)}, "
            "weighted as on the way there."
        )
        return Formula(sentence, None, *self.of.contribution(position, layer, unit, source), value)

    def _slope(self, at: Address, value: Number) -> Formula:
        position, layer, unit, _ = _place(at)
        slope = combined(
            self.reader.network.layer(layer).activation.slope,
            self.of.weighted_sum(position, layer, unit),
            self.of.activation(position, layer, unit),
        )
        sentence = f"How steep is the activation function where {self._called(at)} stands on it?"
        return Formula(sentence, self.notation.slope(layer, unit), *slope, value)

    def _delta(self, at: Address, value: Number) -> Formula:
        if at.layer == self.reader.depth and self.reader.record.model.cancelled is not None:
            return self._cancelled_delta(at, value)
        position, layer, unit, _ = _place(at)
        arriving = self._from_loss(at) if layer == self.reader.depth else self._arriving(at)
        slope = self.of.slope(position, layer, unit).safe
        sentence = (
            f"How much does the loss change when the weighted sum of {self._called(at)} changes?"
        )
        product = combined(lambda one, other: row(one, Operator("·"), other), arriving, slope)
        return Formula(sentence, self._delta_name(at), *product, value)

    def _arriving(self, at: Address) -> Quantity:
        """Return what comes back to a hidden unit: the derivative of the loss with respect to a."""
        position, layer, unit, _ = _place(at)
        following = range(self.reader.network.sizes[layer + 1])
        terms = _abbreviated(following, lambda k: self.of.contribution(position, layer, unit, k))
        return combined(Parenthesised, _sum(terms)) if len(following) > 1 else _sum(terms)

    def _from_loss(self, at: Address) -> Quantity:
        """Return the derivative of the loss with respect to an output."""
        return self._per_output(self.reader.record.model.loss.slope, at)

    def _cancelled_delta(self, at: Address, value: Number) -> Formula:
        term = self.reader.record.model.loss.cancelled_term
        assert term is not None
        sentence = (
            f"For {self._called(at)} the slope cancels against the loss: what is left is the error."
        )
        position, _, unit, _ = _place(at)
        delta = combined(
            lambda a, y, total: term(a, y, self._outputs, total),
            *self.of.output(position, unit),
            self._target_sum(position),
        )
        return Formula(sentence, self._delta_name(at), *delta, value)

    def _gradient(self, at: Address, value: Number) -> Formula:
        position, layer, unit, source = _place(at)
        parameter = self.notation.parameter(layer, unit, at.source)
        left = Fraction(_derivative(Symbol("L", Tag.LOSS)), _derivative(parameter))
        delta = self.of.delta(position, layer, unit)
        if at.source is None:
            sentence = f"The bias of {self._called(at)} counts fully: its gradient is the delta."
            return Formula(sentence, left, *delta, value)
        sentence = "The gradient of a weight is the product of what stands at its two ends."
        a = self.of.activation(position, layer - 1, source)
        product = combined(lambda one, other: row(one, Operator("·"), other), delta.safe, a.safe)
        return Formula(sentence, left, *product, value)

    def _update(self, at: Address, value: Number) -> Formula:
        optimizer = self.reader.optimizer(self.reader.plan.offset(at))
        name = self._parameter_name(at)
        symbols = optimizer.formula(_update_symbols(name))
        numbers = optimizer.formula(self._update_numbers(optimizer, at))
        what = "bias" if at.source is None else "weight"
        sentence = f"The {what} takes a step against its own gradient; how far is up to the rate η."
        return Formula(sentence, name, symbols, numbers, value, "←")

    def _update_numbers(self, optimizer: Optimizer, at: Address) -> UpdateTerms:
        _, operands = self.reader.values(at)
        place = self.reader.place(at)
        slots = zip(optimizer.slot_names, self.reader.record.before.slots, strict=True)
        constants = {name: Number(value, Tag.STATE) for name, value in optimizer.constants.items()}
        rate = Number(optimizer.numbers["learning_rate"], Tag.RATE)
        return UpdateTerms(
            Number(operands["before"], Tag.BIAS if at.source is None else Tag.WEIGHT),
            Number(operands["gradient"], Tag.GRADIENT),
            {**constants, "learning_rate": rate},
            {slot: Number(float(state[place]), Tag.STATE) for slot, state in slots},
            Number(float(self.reader.record.step + 1)),
        )

    def _target_sum(self, position: int) -> Quantity:
        total = sum(self.reader.target(position, unit) for unit in range(self._outputs))
        symbols = Parenthesised(row(Symbol("Σ ", italic=False), Symbol("y", Tag.TARGET)))
        return Quantity(symbols, Number(total, Tag.TARGET))

    @property
    def _outputs(self) -> int:
        return self.reader.network.sizes[-1]

    def _called(self, at: Address) -> str:
        _, layer, unit, _ = _place(at)
        return self.notation.unit_words(layer, unit)

    def _delta_name(self, at: Address) -> Term:
        return self.of.delta(*_place(at)[:3]).symbols

    def _parameter_name(self, at: Address) -> Term:
        _, layer, unit, _ = _place(at)
        return self.notation.parameter(layer, unit, at.source)

    def _loss_term(self, pair: tuple[int, int]) -> Quantity:
        term = self.reader.record.model.loss.term
        return combined(lambda a, y: term(a, y, self._outputs), *self.of.output(*pair))

    def _per_output(self, term: Callable[[Term, Term, int], Term], at: Address) -> Quantity:
        position, _, unit, _ = _place(at)
        return combined(lambda a, y: term(a, y, self._outputs), *self.of.output(position, unit))


_FORMULAS: dict[Kind, Callable[[Formulas, Address, Number], Formula]] = {
    Kind.PRODUCT: Formulas._product,
    Kind.WEIGHTED_SUM: Formulas._weighted_sum,
    Kind.ACTIVATION: Formulas._activation,
    Kind.ERROR: Formulas._error,
    Kind.LOSS: Formulas._loss,
    Kind.CONTRIBUTION: Formulas._contribution,
    Kind.SLOPE: Formulas._slope,
    Kind.DELTA: Formulas._delta,
    Kind.GRADIENT: Formulas._gradient,
    Kind.UPDATE: Formulas._update,
}


def _place(at: Address) -> tuple[int, int, int, int]:
    """Return position, layer, unit and source of an event, 0 for what it does not have."""
    return at.position or 0, at.layer or 0, at.unit or 0, at.source or 0


def _derivative(term: Term) -> Term:
    return row(Symbol("∂", italic=False), term)


def _update_symbols(parameter: Term) -> UpdateTerms:
    return UpdateTerms(
        parameter,
        Fraction(_derivative(Symbol("L", Tag.LOSS)), _derivative(parameter)),
        OPTION_SYMBOLS,
        SLOT_SYMBOLS,
        Symbol("t"),
    )


def _abbreviated(
    items: Sequence[T], make: Callable[[T], Quantity], most: int = MOST_TERMS
) -> list[Quantity]:
    """Return the terms of a sum, with an ellipsis in the middle of a long one."""
    if len(items) <= most:
        return [make(item) for item in items]
    kept = [make(item) for item in items[: most - 1]]
    ellipsis = Symbol("…", italic=False)
    return [*kept, Quantity(ellipsis, ellipsis), make(items[-1])]


def _sum(terms: Sequence[Quantity]) -> Quantity:
    return combined(lambda *parts: joined(parts, "+"), *terms)
