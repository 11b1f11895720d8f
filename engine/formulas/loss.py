"""The formulas of the errors and of the loss."""

from __future__ import annotations

from engine.formulas.formula import Formula, abbreviated, summed
from engine.plan.events import Address
from engine.quantities import Quantities, Quantity, combined
from engine.words.terms import Fraction, Number, Operator, Parenthesised, Symbol, Tag, Term, row
from engine.words.wording import plural, worded

MOST_LOSS_TERMS = 2


def error(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain the difference between an output and its target."""
    position, layer, unit, _ = at.numbers
    difference = combined(lambda a, y: row(a, Operator("−"), y), *of.output(position, unit))
    name = of.notation.unit_words(layer, unit)
    sentence = worded("How far is {unit} from its target?", unit=name)
    left = of.notation.of_unit("e", Tag.ERROR, layer, unit)
    return Formula(sentence, left, *difference, value)


def loss(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain the mean of the losses of a batch's samples."""
    samples, outputs = of.reader.plan.batch, of.reader.network.sizes[-1]
    term = of.reader.record.model.loss.term

    def one(pair: tuple[int, int]) -> Quantity:
        return combined(lambda a, y: term(a, y, outputs), *of.output(*pair))

    pairs = [(position, unit) for position in range(samples) for unit in range(outputs)]
    _, numbers = summed(abbreviated(pairs, one, MOST_LOSS_TERMS))
    symbols: Term = row(
        Symbol("Σ ", italic=False),
        term(Symbol("a", Tag.ACTIVATION), Symbol("y", Tag.TARGET), outputs),
    )
    if samples > 1:
        mean = Fraction(Number(1.0), Number(float(samples)))
        symbols, numbers = row(mean, symbols), row(mean, Parenthesised(numbers))
    sentence = plural(
        samples, "The errors are collected into one number: the loss.",
        "The errors are collected into one number: the loss over {count:,} samples.",
    )  # fmt: skip
    return Formula(sentence, Symbol("L", Tag.LOSS), symbols, numbers, value)
