"""The quantities of a step, each as what it is called and as the number that it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from engine.events import Phase
from engine.notation import Notation
from engine.terms import Number, Operator, Tag, Term, grouped, row
from engine.trace import StepReader


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

    def target(self, position: int, unit: int) -> Quantity:
        """Return y."""
        value = self.reader.target(position, unit)
        return Quantity(self.notation.target(unit), Number(value, Tag.TARGET))

    def slope(self, position: int, layer: int, unit: int) -> Quantity:
        """Return f'(z)."""
        value = self.reader.slope(position, layer, unit)
        return Quantity(self.notation.slope(layer, unit), Number(value, Tag.SLOPE))

    def delta(self, position: int, layer: int, unit: int) -> Quantity:
        """Return the derivative of this sample's loss with respect to z."""
        value = self.reader.delta(position, layer, unit)
        symbol = self.notation.of_unit("δ", Tag.DELTA, layer, unit)
        return Quantity(symbol, Number(value, Tag.DELTA))

    def product(self, position: int, layer: int, unit: int, source: int) -> Quantity:
        """Return w times a, on its way from ``source`` to a unit."""
        weight = self.parameter(Phase.FORWARD, position, layer, unit, source)
        return _times(weight, self.activation(position, layer - 1, source))

    def contribution(self, position: int, layer: int, unit: int, source: int) -> Quantity:
        """Return w times delta, on its way back from ``source`` in the next layer to a unit."""
        weight = self.parameter(Phase.BACKWARD, position, layer + 1, source, unit)
        return _times(weight, self.delta(position, layer + 1, source))

    def output(self, position: int, unit: int) -> tuple[Quantity, Quantity]:
        """Return the activation of an output and its target."""
        a = self.activation(position, self.reader.depth, unit)
        return a, self.target(position, unit).safe
