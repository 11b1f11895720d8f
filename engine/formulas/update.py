"""The formulas of the update: the gradient clipped, and each parameter moved by the optimizer."""

from __future__ import annotations

from engine.clipping import LIMIT_SYMBOL
from engine.events import Address, Kind
from engine.formulas.formula import Formula
from engine.notation import derivative
from engine.optimizers import OPTION_SYMBOLS, SLOT_SYMBOLS, Optimizer, UpdateTerms
from engine.quantities import Quantities
from engine.terms import Number, Symbol, Tag, Term

_MOVED = {
    Kind.UPDATE: "The weight takes a step against its own gradient; how far is up to the rate η.",
    Kind.SLOPE_UPDATE: "The slope takes a step against its own gradient, like a weight.",
}


def update(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain how the optimizer moves a parameter."""
    reader = of.reader
    optimizer = reader.optimizer(reader.plan.offset(at))
    name = _parameter_name(of, at)
    symbols = optimizer.formula(_symbols(name))
    numbers = optimizer.formula(_numbers(of, optimizer, at))
    sentence = _MOVED[at.kind]
    if at.kind is Kind.UPDATE and at.source is None:
        sentence = sentence.replace("weight", "bias")
    if not reader.moves(at):
        sentence = "This layer rests in this step: only one, drawn at random, is updated."
        symbols, numbers = name, Number(reader.values(at)[1]["before"])
    return Formula(sentence, name, symbols, numbers, value, "←")


def _parameter_name(of: Quantities, at: Address) -> Term:
    _, layer, unit, _ = at.numbers
    if at.kind is Kind.SLOPE_UPDATE:
        return of.notation.learned_slope(layer)
    return of.notation.parameter(layer, unit, at.source)


def _symbols(parameter: Term) -> UpdateTerms:
    return UpdateTerms(
        parameter,
        derivative(Symbol("L", Tag.LOSS), parameter),
        OPTION_SYMBOLS,
        SLOT_SYMBOLS,
        Symbol("t", Tag.STATE),
    )


def _numbers(of: Quantities, optimizer: Optimizer, at: Address) -> UpdateTerms:
    reader = of.reader
    _, operands = reader.values(at)
    place = reader.place(at)
    rate = reader.rate(reader.plan.offset(at))
    slots = zip(optimizer.slot_names, reader.record.before.slots, strict=True)
    constants = {name: Number(value, Tag.STATE) for name, value in optimizer.constants.items()} | {
        "learning_rate": Number(rate, Tag.RATE)
    }
    return UpdateTerms(
        Number(operands["before"], Tag.BIAS if at.source is None else Tag.WEIGHT),
        Number(operands["gradient"], Tag.GRADIENT),
        constants,
        {slot: Number(float(state[place]), Tag.STATE) for slot, state in slots},
        Number(float(reader.timestep(at)), Tag.STATE),
    )


def clipping(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain what clipping leaves of the size of the gradient."""
    clipper = of.reader.record.model.clipping
    assert clipper is not None
    _, operands = of.reader.values(at)
    size, limit = Number(operands["size"], Tag.GRADIENT), Number(clipper.limit, Tag.RATE)
    symbols = clipper.formula(clipper.size_symbol, clipper.size_symbol, LIMIT_SYMBOL)
    sentence = "The gradient is within its limit: nothing is clipped."
    if not size.value <= limit.value:
        sentence = f"The gradient is too large: it is clipped by its {clipper.name}."
    return Formula(sentence, None, symbols, clipper.formula(size, size, limit), value)
