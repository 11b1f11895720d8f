"""The quantities of a step, each as what it is called and as the number that it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from engine.events import Phase
from engine.notation import Notation, derivative
from engine.reader import StepReader
from engine.terms import Number, Operator, Symbol, Tag, Term, grouped, row


class Quantity(NamedTuple):
    """The same term twice: made of symbols, and made of numbers."""

    symbols: Term
    numbers: Term

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
        tag = Tag.BIAS if source is None else Tag.WEIGHT
        value = self.reader.parameter(phase, position, layer, unit, source)
        return Quantity(self.notation.parameter(layer, unit, source), Number(value, tag))

    def weighted_sum(self, position: int, layer: int, unit: int) -> Quantity:
        """Return z."""
        value = self.reader.weighted_sum(position, layer, unit)
        symbol = self.notation.of_unit("z", Tag.WEIGHTED_SUM, layer, unit)
        return Quantity(symbol, Number(value, Tag.WEIGHTED_SUM))

    def activation(self, position: int, layer: int, unit: int) -> Quantity:
        """Return a, which for layer 0 is the input."""
        value = self.reader.activation(position, layer, unit)
        return Quantity(self.notation.activation(layer, unit), Number(value, Tag.ACTIVATION))

    def sent(self, position: int, layer: int, unit: int) -> Quantity:
        """Return what goes on to the next layer: the activation, or what dropout left of it."""
        value = self.reader.sent(position, layer, unit)
        return Quantity(self.notation.activation(layer, unit), Number(value, Tag.ACTIVATION))

    def mask(self, position: int, layer: int, unit: int) -> Quantity:
        """Return what dropout multiplies an activation by."""
        value = Number(self.reader.mask(position, layer, unit), Tag.STATE)
        return Quantity(self.notation.of_unit("m", Tag.STATE, layer, unit), value)

    def target(self, position: int, unit: int) -> Quantity:
        """Return y."""
        value = self.reader.target(position, unit)
        return Quantity(self.notation.target(unit), Number(value, Tag.TARGET))

    def slope(self, position: int, layer: int, unit: int) -> Quantity:
        """Return f'(z)."""
        value = self.reader.slope(position, layer, unit)
        return Quantity(self.notation.slope(layer, unit), Number(value, Tag.SLOPE))

    def slope_to(self, position: int, layer: int, unit: int, other: int) -> Quantity:
        """Return how the activation of ``other`` answers to the weighted sum of ``unit``."""
        value = self.reader.slope_to(position, layer, unit, other)
        return Quantity(self.notation.slope_to(layer, unit, other), Number(value, Tag.SLOPE))

    def arriving(self, position: int, layer: int, unit: int) -> Quantity:
        """Return the derivative of this sample's loss with respect to a."""
        value = float(self.reader.arriving(layer)[position, unit])
        symbol = derivative(Symbol("L", Tag.LOSS), self.notation.activation(layer, unit))
        return Quantity(symbol, Number(value, Tag.DELTA))

    def delta(self, position: int, layer: int, unit: int) -> Quantity:
        """Return the derivative of this sample's loss with respect to z."""
        value = self.reader.delta(position, layer, unit)
        symbol = self.notation.of_unit("δ", Tag.DELTA, layer, unit)
        return Quantity(symbol, Number(value, Tag.DELTA))

    def learned(self, position: int, layer: int, unit: int) -> Quantity:
        """Return how a unit's activation answers to the slope that its layer learns."""
        value = Number(self.reader.learned(position, layer, unit), Tag.WEIGHTED_SUM)
        a = self.notation.of_unit("a", Tag.WEIGHTED_SUM, layer, unit)
        return Quantity(derivative(a, self.notation.learned_slope(layer)), value)

    def target_sum(self, position: int) -> Quantity:
        """Return the sum of a sample's targets."""
        units = range(self.reader.network.sizes[-1])
        value = sum(self.reader.target(position, unit) for unit in units)
        return Quantity(
            row(Symbol("Σ", italic=False), Symbol("y", Tag.TARGET)), Number(value, Tag.TARGET)
        )

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
