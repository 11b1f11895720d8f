"""The formulas of the update: the gradient clipped, and each parameter moved by the optimizer."""

from __future__ import annotations

from engine.clipping import LIMIT_SYMBOL
from engine.events import Address, Kind
from engine.formulas.formula import Formula, Step
from engine.notation import derivative
from engine.optimizers import OPTION_SYMBOLS, SLOT_SYMBOLS, Optimizer, Slots, UpdateTerms
from engine.quantities import Quantities
from engine.terms import Number, Symbol, Tag, Term
from engine.wording import worded

_MOVED = {
    Tag.WEIGHT: worded(
        "The weight takes a step against its own gradient; how far is up to the rate η."
    ),
    Tag.BIAS: worded(
        "The bias takes a step against its own gradient; how far is up to the rate η."
    ),
    Tag.SLOPE: worded(
        "The slope takes a step against its own gradient; how far is up to the rate η."
    ),
}
_REMEMBERED = {
    Tag.WEIGHT: worded(
        "What is remembered is renewed with the gradient g; then the weight takes its step."
    ),
    Tag.BIAS: worded(
        "What is remembered is renewed with the gradient g; then the bias takes its step."
    ),
    Tag.SLOPE: worded(
        "What is remembered is renewed with the gradient g; then the slope takes its step."
    ),
}
_CLIPPED = {
    "value": worded("The gradient is too large: it is clipped by its value."),
    "norm": worded("The gradient is too large: it is clipped by its norm."),
}


def update(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain how the optimizer moves a parameter."""
    reader = of.reader
    optimizer = reader.optimizer(reader.plan.offset(at))
    name = _parameter_name(of, at)
    if not reader.moves(at):
        sentence = worded("This layer rests in this step: only one, drawn at random, is updated.")
        before = Number(reader.values(at)[1]["before"], _tag(at))
        return Formula(sentence, name, name, before, value, "←")
    symbols, numbers = _symbols(name), _numbers(of, optimizer, at)
    steps = _steps(optimizer, symbols, numbers)
    sentence = (_REMEMBERED if steps else _MOVED)[_tag(at)]
    return Formula(
        sentence, name, optimizer.formula(symbols), optimizer.formula(numbers), value, "←", steps
    )


def _steps(optimizer: Optimizer, symbols: UpdateTerms, numbers: UpdateTerms) -> tuple[Step, ...]:
    """Return what becomes of what the optimizer remembers."""
    written, computed = optimizer.memory(symbols), optimizer.memory(numbers)
    return tuple(
        Step(symbols.slots[slot], term, computed[slot], numbers.after[slot])
        for slot, term in written.items()
    )


def _tag(at: Address) -> Tag:
    if at.kind is Kind.SLOPE_UPDATE:
        return Tag.SLOPE
    return Tag.BIAS if at.source is None else Tag.WEIGHT


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
        SLOT_SYMBOLS,
        Symbol("t", Tag.STATE),
    )


def _numbers(of: Quantities, optimizer: Optimizer, at: Address) -> UpdateTerms:
    reader = of.reader
    _, operands = reader.values(at)
    place = reader.place(at)
    rate = reader.rate(reader.plan.offset(at))
    constants = {name: Number(value, Tag.STATE) for name, value in optimizer.constants.items()} | {
        "learning_rate": Number(rate, Tag.RATE)
    }
    return UpdateTerms(
        Number(operands["before"], _tag(at)),
        Number(operands["gradient"], Tag.GRADIENT),
        constants,
        _remembered(optimizer, reader.record.before.slots, place),
        _remembered(optimizer, reader.record.after.slots, place),
        Number(float(reader.timestep(at)), Tag.STATE),
    )


def _remembered(optimizer: Optimizer, slots: Slots, place: int) -> dict[str, Number]:
    """Return what the optimizer remembers of one parameter."""
    named = zip(optimizer.slot_names, slots, strict=True)
    return {name: Number(float(slot[place]), Tag.STATE) for name, slot in named}


def clipping(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain what clipping leaves of the size of the gradient."""
    clipper = of.reader.record.model.clipping
    assert clipper is not None
    _, operands = of.reader.values(at)
    size, limit = Number(operands["size"], Tag.GRADIENT), Number(clipper.limit, Tag.RATE)
    symbols = clipper.formula(clipper.size_symbol, clipper.size_symbol, LIMIT_SYMBOL)
    sentence = worded("The gradient is within its limit: nothing is clipped.")
    if not size.value <= limit.value:
        sentence = _CLIPPED[clipper.name]
    return Formula(sentence, None, symbols, clipper.formula(size, size, limit), value)
