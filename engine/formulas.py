"""Event -> its formula three times over: in symbols, with numbers, and the result.

The numbers in a formula are those of the computation, not rounded; how many digits are shown is
decided where it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.events import Address, Event, Kind, Phase
from engine.notation import Notation
from engine.optimizers import UpdateTerms
from engine.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Row,
    Scripts,
    Symbol,
    Tag,
    Term,
    plain_text,
    row,
)
from engine.trace import StepReader

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
        self.notation = Notation(reader.network)

    def formula(self, event: Event) -> Formula:
        """Return the formula of an event of this step."""
        value = Number(event.value, Tag.RESULT)
        return _FORMULAS[event.address.kind](self, event.address, value)

    def _product(self, at: Address, value: Number) -> Formula:
        layer, unit, source = _place(at)
        name = self.notation.unit_words
        sentence = (
            f"The value of {name(layer - 1, source)} is multiplied by the weight that leads to "
            f"{name(layer, unit)}."
        )
        symbols = [self._product_symbols(layer, unit, source)]
        numbers = [self._product_numbers(at, source)]
        return Formula(sentence, None, *_both(symbols, numbers), value)

    def _weighted_sum(self, at: Address, value: Number) -> Formula:
        layer, unit, _ = _place(at)
        sources = range(self.reader.network.sizes[layer - 1])
        bias = self.reader.parameter(Phase.FORWARD, at.position, layer, unit, None)
        symbols = _abbreviated(sources, lambda i: self._product_symbols(layer, unit, i))
        numbers = _abbreviated(sources, lambda i: self._product_numbers(at, i))
        symbols.append(self.notation.parameter(layer, unit, None))
        numbers.append(_grouped(Number(bias, Tag.BIAS)))
        each = "Each input" if layer == 1 else "Each activation"
        sentence = f"{each} is multiplied by its weight; the products and the bias are added."
        left = self.notation.of_unit("z", Tag.WEIGHTED_SUM, layer, unit)
        return Formula(sentence, left, *_both(symbols, numbers), value)

    def _activation(self, at: Address, value: Number) -> Formula:
        layer, unit, _ = _place(at)
        activation = self.reader.network.layer(layer).activation
        name = self.notation.of_unit("z", Tag.WEIGHTED_SUM, layer, unit)
        z = Number(self.reader.weighted_sum(at.position or 0, layer, unit), Tag.WEIGHTED_SUM)
        sentence = (
            f"The activation function {activation.name} turns the weighted sum of "
            f"{self.notation.unit_words(layer, unit)} into its output."
        )
        symbols = row(_function(activation.symbol), Parenthesised(name))
        left = self.notation.activation(layer, unit)
        return Formula(sentence, left, symbols, activation.applied(z), value)

    def _error(self, at: Address, value: Number) -> Formula:
        layer, unit, _ = _place(at)
        position = at.position or 0
        a = Number(self.reader.activation(position, layer, unit), Tag.ACTIVATION)
        y = Number(self.reader.target(position, unit), Tag.TARGET)
        symbols = row(self.notation.activation(layer, unit), Operator("−"), self._target(unit))
        numbers = row(a, Operator("−"), _grouped(y))
        sentence = f"How far is {self.notation.unit_words(layer, unit)} from its target?"
        left = self.notation.of_unit("e", Tag.ERROR, layer, unit)
        return Formula(sentence, left, symbols, numbers, value)

    def _loss(self, at: Address, value: Number) -> Formula:
        samples = len(self.reader.record.batch.rows)
        pairs = [(p, unit) for p in range(samples) for unit in range(self._outputs)]
        terms = _abbreviated(pairs, self._loss_numbers, MOST_LOSS_TERMS)
        numbers = Row(tuple(_interleaved(terms, "+")))
        symbols = row(_sum(), self._loss_term(Symbol("a", Tag.ACTIVATION), Symbol("y", Tag.TARGET)))
        if samples > 1:
            mean = Fraction(Number(1.0), Number(float(samples)))
            symbols, numbers = row(mean, symbols), row(mean, Parenthesised(numbers))
        over = f" over {samples} samples" if samples > 1 else ""
        sentence = f"The errors are collected into one number: the loss{over}."
        return Formula(sentence, Symbol("L", Tag.LOSS), symbols, numbers, value)

    def _contribution(self, at: Address, value: Number) -> Formula:
        layer, unit, source = _place(at)
        name = self.notation.unit_words
        sentence = (
            f"The delta of {name(layer + 1, source)} goes back to {name(layer, unit)}, "
            "weighted as on the way there."
        )
        symbols = [self._contribution_symbols(layer, unit, source)]
        numbers = [self._contribution_numbers(at, source)]
        return Formula(sentence, None, *_both(symbols, numbers), value)

    def _slope(self, at: Address, value: Number) -> Formula:
        layer, unit, _ = _place(at)
        position = at.position or 0
        activation = self.reader.network.layer(layer).activation
        names = (
            self.notation.of_unit("z", Tag.WEIGHTED_SUM, layer, unit),
            self.notation.activation(layer, unit),
        )
        numbers = (
            Number(self.reader.weighted_sum(position, layer, unit), Tag.WEIGHTED_SUM),
            Number(self.reader.activation(position, layer, unit), Tag.ACTIVATION),
        )
        sentence = f"How steep is the activation function where {self._called(at)} stands on it?"
        left = row(_function(activation.symbol + "′", Tag.SLOPE), Parenthesised(names[0]))
        return Formula(sentence, left, activation.slope(*names), activation.slope(*numbers), value)

    def _delta(self, at: Address, value: Number) -> Formula:
        layer, _, _ = _place(at)
        if layer < self.reader.depth:
            return self._hidden_delta(at, value)
        if self.reader.record.model.cancelled is not None:
            return self._cancelled_delta(at, value)
        return self._output_delta(at, value)

    def _hidden_delta(self, at: Address, value: Number) -> Formula:
        layer, unit, _ = _place(at)
        following = range(self.reader.network.sizes[layer + 1])
        symbols = _abbreviated(following, lambda k: self._contribution_symbols(layer, unit, k))
        numbers = _abbreviated(following, lambda k: self._contribution_numbers(at, k))
        arriving = _both(symbols, numbers)
        if len(following) > 1:
            arriving = Parenthesised(arriving[0]), Parenthesised(arriving[1])
        return self._delta_formula(at, *arriving, value)

    def _output_delta(self, at: Address, value: Number) -> Formula:
        slope = self.reader.record.model.loss.slope
        symbols, numbers = self._output_pairs(at)
        outputs = self._outputs
        return self._delta_formula(at, slope(*symbols, outputs), slope(*numbers, outputs), value)

    def _cancelled_delta(self, at: Address, value: Number) -> Formula:
        term = self.reader.record.model.loss.cancelled_term
        assert term is not None
        symbols, numbers = self._output_pairs(at)
        sentence = (
            f"For {self._called(at)} the slope cancels against the loss: what is left is the error."
        )
        left = self._delta_name(at)
        outputs = self._outputs
        return Formula(sentence, left, term(*symbols, outputs), term(*numbers, outputs), value)

    def _delta_formula(self, at: Address, symbols: Term, numbers: Term, value: Number) -> Formula:
        layer, unit, _ = _place(at)
        activation = self.reader.network.layer(layer).activation
        z = self.notation.of_unit("z", Tag.WEIGHTED_SUM, layer, unit)
        slope = row(_function(activation.symbol + "′", Tag.SLOPE), Parenthesised(z))
        number = Number(self.reader.slope(at.position or 0, layer, unit), Tag.SLOPE)
        sentence = (
            f"How much does the loss change when the weighted sum of {self._called(at)} changes?"
        )
        return Formula(
            sentence,
            self._delta_name(at),
            row(symbols, Operator("·"), slope),
            row(numbers, Operator("·"), _grouped(number)),
            value,
        )

    def _gradient(self, at: Address, value: Number) -> Formula:
        layer, unit, source = _place(at)
        position = at.position or 0
        parameter = self.notation.parameter(layer, unit, at.source)
        left = Fraction(_derivative(Symbol("L", Tag.LOSS)), _derivative(parameter))
        delta = Number(self.reader.delta(position, layer, unit), Tag.DELTA)
        if at.source is None:
            sentence = f"The bias of {self._called(at)} counts fully: its gradient is the delta."
            return Formula(sentence, left, self._delta_name(at), delta, value)
        sentence = "The gradient of a weight is the product of what stands at its two ends."
        a = Number(self.reader.activation(position, layer - 1, source), Tag.ACTIVATION)
        symbols = row(
            self._delta_name(at), Operator("·"), self.notation.activation(layer - 1, source)
        )
        numbers = row(_grouped(delta), Operator("·"), _grouped(a))
        return Formula(sentence, left, symbols, numbers, value)

    def _update(self, at: Address, value: Number) -> Formula:
        layer, unit, _ = _place(at)
        optimizer = self.reader.optimizer(self.reader.plan.offset(at))
        name = self.notation.parameter(layer, unit, at.source)
        tag = Tag.BIAS if at.source is None else Tag.WEIGHT
        _, operands = self.reader.values(at)
        place = self.reader.place(at)
        slots = zip(optimizer.slot_names, self.reader.record.before.slots, strict=True)
        gradient = Fraction(_derivative(Symbol("L", Tag.LOSS)), _derivative(name))
        symbols = UpdateTerms(
            name, gradient, Symbol("η", Tag.RATE),
            {slot: Symbol(slot[0], Tag.STATE) for slot in optimizer.slot_names},
        )  # fmt: skip
        numbers = UpdateTerms(
            Number(operands["before"], tag),
            Number(operands["gradient"], Tag.GRADIENT),
            Number(optimizer.options["learning_rate"], Tag.RATE),
            {slot: Number(float(state[place]), Tag.STATE) for slot, state in slots},
        )
        what = "bias" if at.source is None else "weight"
        sentence = f"The {what} takes a step against its own gradient; how far is up to the rate η."
        return Formula(
            sentence, name, optimizer.formula(symbols), optimizer.formula(numbers), value, "←"
        )

    @property
    def _outputs(self) -> int:
        return self.reader.network.sizes[-1]

    def _called(self, at: Address) -> str:
        layer, unit, _ = _place(at)
        return self.notation.unit_words(layer, unit)

    def _target(self, unit: int) -> Term:
        return Scripts(Symbol("y", Tag.TARGET), Symbol(str(unit + 1), Tag.TARGET, italic=False))

    def _delta_name(self, at: Address) -> Term:
        layer, unit, _ = _place(at)
        return self.notation.of_unit("δ", Tag.DELTA, layer, unit)

    def _output_pairs(self, at: Address) -> tuple[tuple[Term, Term], tuple[Term, Term]]:
        layer, unit, _ = _place(at)
        position = at.position or 0
        a = Number(self.reader.activation(position, layer, unit), Tag.ACTIVATION)
        y = Number(self.reader.target(position, unit), Tag.TARGET)
        return (self.notation.activation(layer, unit), self._target(unit)), (a, _grouped(y))

    def _loss_term(self, a: Term, y: Term) -> Term:
        return self.reader.record.model.loss.term(a, y, self._outputs)

    def _loss_numbers(self, pair: tuple[int, int]) -> Term:
        position, unit = pair
        a = self.reader.activation(position, self.reader.depth, unit)
        y = Number(self.reader.target(position, unit), Tag.TARGET)
        return self._loss_term(Number(a, Tag.ACTIVATION), _grouped(y))

    def _product_symbols(self, layer: int, unit: int, source: int) -> Term:
        weight = self.notation.parameter(layer, unit, source)
        return row(weight, self.notation.activation(layer - 1, source))

    def _product_numbers(self, at: Address, source: int) -> Term:
        layer, unit, _ = _place(at)
        weight = self.reader.parameter(Phase.FORWARD, at.position, layer, unit, source)
        a = self.reader.activation(at.position or 0, layer - 1, source)
        return _times(Number(weight, Tag.WEIGHT), Number(a, Tag.ACTIVATION))

    def _contribution_symbols(self, layer: int, unit: int, source: int) -> Term:
        weight = self.notation.parameter(layer + 1, source, unit)
        return row(weight, self.notation.of_unit("δ", Tag.DELTA, layer + 1, source))

    def _contribution_numbers(self, at: Address, source: int) -> Term:
        layer, unit, _ = _place(at)
        weight = self.reader.parameter(Phase.BACKWARD, at.position, layer + 1, source, unit)
        delta = self.reader.delta(at.position or 0, layer + 1, source)
        return _times(Number(weight, Tag.WEIGHT), Number(delta, Tag.DELTA))


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


def _place(at: Address) -> tuple[int, int, int]:
    """Return layer, unit and source of an event that has a unit; source 0 where it has none."""
    return at.layer or 0, at.unit or 0, at.source or 0


def _function(name: str, tag: Tag = Tag.PLAIN) -> Symbol:
    return Symbol(name, tag, italic=len(name.rstrip("′")) == 1)


def _derivative(term: Term) -> Term:
    return row(Symbol("∂", italic=False), term)


def _sum() -> Term:
    return Symbol("Σ ", italic=False)


def _grouped(number: Number) -> Term:
    """Return a negative number in parentheses."""
    return Parenthesised(number) if number.value < 0.0 else number


def _times(first: Number, second: Number) -> Term:
    return row(_grouped(first), Operator("×"), _grouped(second))


def _abbreviated(
    items: Sequence[object], make: Callable[..., Term], most: int = MOST_TERMS
) -> list[Term]:
    """Return the terms of a sum, with an ellipsis in the middle of a long one."""
    if len(items) <= most:
        return [make(item) for item in items]
    kept = [make(item) for item in items[: most - 1]]
    return [*kept, Symbol("…", italic=False), make(items[-1])]


def _interleaved(terms: list[Term], operator: str) -> list[Term]:
    result: list[Term] = []
    for term in terms:
        result += [Operator(operator), term] if result else [term]
    return result


def _both(symbols: list[Term], numbers: list[Term]) -> tuple[Term, Term]:
    """Return both lists as sums."""
    return Row(tuple(_interleaved(symbols, "+"))), Row(tuple(_interleaved(numbers, "+")))
