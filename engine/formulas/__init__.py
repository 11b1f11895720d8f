"""Event -> its formula three times over: in symbols, with numbers, and the result.

The numbers in a formula are those of the computation, not rounded; how many digits are shown is
decided where it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.formulas import backward, forward, loss, update
from engine.formulas.formula import Formula, Step
from engine.marks import of_event
from engine.plan.events import Address, Event, Kind
from engine.quantities import Quantities
from engine.reader import StepReader
from engine.words.terms import Number, Tag, marked

__all__ = ["Formula", "Formulas", "Step"]

_FORMULAS: dict[Kind, Callable[[Quantities, Address, Number], Formula]] = {
    Kind.PRODUCT: forward.product,
    Kind.WEIGHTED_SUM: forward.weighted_sum,
    Kind.ACTIVATION: forward.activation,
    Kind.DROPOUT: forward.dropout,
    Kind.ERROR: loss.error,
    Kind.LOSS: loss.loss,
    Kind.CONTRIBUTION: backward.contribution,
    Kind.SLOPE: backward.slope,
    Kind.DELTA: backward.delta,
    Kind.GRADIENT: backward.gradient,
    Kind.SLOPE_GRADIENT: backward.slope_gradient,
    Kind.CLIPPING: update.clipping,
    Kind.UPDATE: update.update,
    Kind.SLOPE_UPDATE: update.update,
}


class Formulas:
    """The formulas of one training step."""

    def __init__(self, reader: StepReader) -> None:
        self.of = Quantities(reader)

    def formula(self, event: Event) -> Formula:
        """Return the formula of an event of this step."""
        at, mark = event.address, of_event(self.of.reader.network, event.address)
        formula = _FORMULAS[at.kind](self.of, at, Number(event.value, Tag.RESULT, mark))
        return replace(formula, left=formula.left and marked(formula.left, mark))
