"""The quantities of a step, each as what it is called and as the number that it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from engine.marks import of_arriving, of_mask, of_parameter, of_unit
from engine.notation import Notation, derivative
from engine.plan.events import Phase
from engine.reader import StepReader
from engine.words.terms import Mark, Number, Operator, Symbol, Tag, Term, grouped, marked, row


class Quantity(NamedTuple):
    """The same term twice: made of symbols, and made of numbers."""

    symbols: Term
    numbers: Term

    @classmethod
    def of(cls, mark: Mark, symbols: Term, value: float) -> Quantity:
        """Return the quantity of that mark with its name and its value."""
        return cls(marked(symbols, mark), Number(value, mark.tag, mark))

    @property
    def safe(self) -> Quantity:
        """Return it with parentheses around a negative number, to stand behind an operator."""
        return Quantity(self.symbols, grouped(self.numbers))


def combined(combine: Callable[..., Term], *parts: Quantity) -> Quantity:
    """Return what ``combine`` makes of the symbols of ``parts``, and of their numbers."""
    return Quantity(
        combine(*(part.symbols for part in parts)), combine(*(part.numbers for part in parts))
    )


def _times(weight: Quantity, value: Quantity) -> Quantity:
    """Return a product: symbols stand side by side, numbers have a sign between them."""
    numbers = row(grouped(weight.numbers), Operator("×"), grouped(value.numbers))
    return Quantity(row(weight.symbols, value.symbols), numbers)


def _activation(position: int, layer: int, unit: int) -> Mark:
    return of_unit(Tag.ACTIVATION, position, layer, unit)


class Quantities:
    """Every quantity of one step by its place.

    Places are those of ``Address``: layers from 1 (0 the inputs), units from 0, ``position`` in
    the batch, ``source`` None for a bias.
    """

    def __init__(self, reader: StepReader) -> None:
        self.reader = reader
        self.notation = Notation(reader.network)

    def parameter(
        self, phase: Phase, position: int, layer: int, unit: int, source: int | None
    ) -> Quantity:
        """Return the weight or bias that an operation of that phase and sample met."""
        mark = of_parameter(self.reader.network, layer, unit, source)
        value = self.reader.parameter(phase, position, layer, unit, source)
        return Quantity.of(mark, self.notation.parameter(layer, unit, source), value)

    def weighted_sum(self, position: int, layer: int, unit: int) -> Quantity:
        """Return z."""
        mark = of_unit(Tag.WEIGHTED_SUM, position, layer, unit)
        symbol = self.notation.of_unit("z", mark.tag, layer, unit)
        return Quantity.of(mark, symbol, self.reader.weighted_sum(position, layer, unit))

    def activation(self, position: int, layer: int, unit: int) -> Quantity:
        """Return a, which for layer 0 is the input."""
        name, value = self.notation.activation(layer, unit), self.reader.activation
        return Quantity.of(_activation(position, layer, unit), name, value(position, layer, unit))

    def sent(self, position: int, layer: int, unit: int) -> Quantity:
        """Return what goes on to the next layer: the activation, or what dropout left of it."""
        name, value = self.notation.sent(layer, unit), self.reader.sent
        return Quantity.of(_activation(position, layer, unit), name, value(position, layer, unit))

    def mask(self, position: int, layer: int, unit: int) -> Quantity:
        """Return what dropout multiplies an activation by."""
        mark = of_mask(position, layer, unit)
        symbol = self.notation.of_unit("m", mark.tag, layer, unit)
        return Quantity.of(mark, symbol, self.reader.mask(position, layer, unit))

    def target(self, position: int, unit: int) -> Quantity:
        """Return y."""
        mark = of_unit(Tag.TARGET, position, self.reader.depth, unit)
        return Quantity.of(mark, self.notation.target(unit), self.reader.target(position, unit))

    def slope(self, position: int, layer: int, unit: int) -> Quantity:
        """Return f'(z)."""
        mark = of_unit(Tag.SLOPE, position, layer, unit)
        value = self.reader.slope(position, layer, unit)
        return Quantity.of(mark, self.notation.slope(layer, unit), value)

    def slope_to(self, position: int, layer: int, unit: int, other: int) -> Quantity:
        """Return how the activation of ``other`` answers to the weighted sum of ``unit``."""
        mark = Mark(Tag.SLOPE, position, layer, unit, other)
        value = self.reader.slope_to(position, layer, unit, other)
        return Quantity.of(mark, self.notation.slope_to(layer, unit, other), value)

    def arriving(self, position: int, layer: int, unit: int) -> Quantity:
        """Return the derivative of this sample's loss with respect to a."""
        mark = of_arriving(position, layer, unit)
        symbol = derivative(Symbol("L", Tag.LOSS), self.notation.activation(layer, unit))
        return Quantity.of(mark, symbol, float(self.reader.arriving(layer)[position, unit]))

    def delta(self, position: int, layer: int, unit: int) -> Quantity:
        """Return the derivative of this sample's loss with respect to z."""
        mark = of_unit(Tag.DELTA, position, layer, unit)
        symbol = self.notation.of_unit("δ", mark.tag, layer, unit)
        return Quantity.of(mark, symbol, self.reader.delta(position, layer, unit))

    def learned(self, position: int, layer: int, unit: int) -> Quantity:
        """Return how a unit's activation answers to the slope that its layer learns."""
        mark = of_unit(Tag.WEIGHTED_SUM, position, layer, unit, "learned")
        a = self.notation.of_unit("a", mark.tag, layer, unit)
        symbol = derivative(a, self.notation.learned_slope(layer))
        return Quantity.of(mark, symbol, self.reader.learned(position, layer, unit))

    def target_sum(self, position: int) -> Quantity:
        """Return the sum of a sample's targets."""
        mark = Mark(Tag.TARGET, position, self.reader.depth, name="sum")
        units = range(self.reader.network.sizes[-1])
        symbol = row(Symbol("Σ", italic=False), Symbol("y", Tag.TARGET))
        return Quantity.of(mark, symbol, sum(self.reader.target(position, unit) for unit in units))

    def product(self, position: int, layer: int, unit: int, source: int) -> Quantity:
        """Return w times a, on its way from ``source`` to a unit."""
        weight = self.parameter(Phase.FORWARD, position, layer, unit, source)
        return _times(weight, self.sent(position, layer - 1, source))

    def contribution(self, position: int, layer: int, unit: int, source: int) -> Quantity:
        """Return w times delta, on its way back from ``source`` in the next layer to a unit."""
        weight = self.parameter(Phase.BACKWARD, position, layer + 1, source, unit)
        return _times(weight, self.delta(position, layer + 1, source))

    def output(self, position: int, unit: int) -> tuple[Quantity, Quantity]:
        """Return the activation of an output and its target."""
        a = self.activation(position, self.reader.depth, unit)
        return a, self.target(position, unit).safe
