"""The formulas of the update: the gradient clipped, and each parameter moved by the optimizer."""

from __future__ import annotations

from engine.clipping import LIMIT_SYMBOL
from engine.formulas.formula import Formula, Step
from engine.marks import SIZE, TIMESTEP, of_event, of_gradient, of_option, of_slot
from engine.notation import derivative
from engine.optimizers import OPTION_SYMBOLS, SLOT_SYMBOLS, Optimizer, Slots, UpdateTerms
from engine.plan.events import Address, Kind
from engine.quantities import Quantities
from engine.words.terms import Mark, Number, Symbol, Tag, Term, marked
from engine.words.wording import worded

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
    mark = of_event(reader.network, at)
    name = marked(_parameter_name(of, at), mark)
    if not reader.moves(at):
        sentence = worded("This layer rests in this step: only one, drawn at random, is updated.")
        before = _number(reader.values(at)[1]["before"], mark)
        return Formula(sentence, name, name, before, value, "←")
    symbols, numbers = _symbols(name, mark), _numbers(of, optimizer, at, mark)
    steps = _steps(optimizer, symbols, numbers)
    sentence = (_REMEMBERED if steps else _MOVED)[mark.tag]
    return Formula(
        sentence, name, optimizer.formula(symbols), optimizer.formula(numbers), value, "←", steps
    )


def _steps(optimizer: Optimizer, symbols: UpdateTerms, numbers: UpdateTerms) -> tuple[Step, ...]:
    """Return what becomes of what the optimizer remembers."""
    written, computed = optimizer.memory(symbols), optimizer.memory(numbers)
    return tuple(
        Step(symbols.after[slot], term, computed[slot], numbers.after[slot])
        for slot, term in written.items()
    )


def _parameter_name(of: Quantities, at: Address) -> Term:
    _, layer, unit, _ = at.numbers
    if at.kind is Kind.SLOPE_UPDATE:
        return of.notation.learned_slope(layer)
    return of.notation.parameter(layer, unit, at.source)


def _symbols(parameter: Term, mark: Mark) -> UpdateTerms:
    gradient = derivative(Symbol("L", Tag.LOSS), parameter)
    return UpdateTerms(
        parameter,
        marked(gradient, of_gradient(mark, None)),
        {name: marked(term, of_option(name)) for name, term in OPTION_SYMBOLS.items()},
        {name: marked(term, of_slot(mark, name)) for name, term in SLOT_SYMBOLS.items()},
        {name: marked(term, of_slot(mark, name, done=True)) for name, term in SLOT_SYMBOLS.items()},
        Symbol("t", Tag.STATE, mark=TIMESTEP),
    )


def _numbers(of: Quantities, optimizer: Optimizer, at: Address, mark: Mark) -> UpdateTerms:
    reader = of.reader
    _, operands = reader.values(at)
    place = reader.place(at)
    constants = optimizer.constants | {"learning_rate": reader.rate(reader.plan.offset(at))}
    return UpdateTerms(
        _number(operands["before"], mark),
        _number(operands["gradient"], of_gradient(mark, None)),
        {name: _number(value, of_option(name)) for name, value in constants.items()},
        _remembered(optimizer, reader.record.before.slots, place, mark),
        _remembered(optimizer, reader.record.after.slots, place, mark, done=True),
        _number(float(reader.timestep(at)), TIMESTEP),
    )


def _number(value: float, mark: Mark) -> Number:
    return Number(value, mark.tag, mark)


def _remembered(
    optimizer: Optimizer, slots: Slots, place: int, of: Mark, *, done: bool = False
) -> dict[str, Number]:
    """Return what the optimizer remembers of one parameter, before its update or ``done``."""
    named = zip(optimizer.slot_names, slots, strict=True)
    return {name: _number(float(slot[place]), of_slot(of, name, done=done)) for name, slot in named}


def clipping(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain what clipping leaves of the size of the gradient."""
    clipper = of.reader.record.model.clipping
    assert clipper is not None
    _, operands = of.reader.values(at)
    name, size = marked(clipper.size_symbol, SIZE), _number(operands["size"], SIZE)
    limit = of_option("limit")
    symbols = clipper.formula(name, name, marked(LIMIT_SYMBOL, limit))
    sentence = worded("The gradient is within its limit: nothing is clipped.")
    if not size.value <= clipper.limit:
        sentence = _CLIPPED[clipper.name]
    numbers = clipper.formula(size, size, _number(clipper.limit, limit))
    return Formula(sentence, name, symbols, numbers, value, "←")
