"""The formulas of the way back: what arrives, slopes, deltas and gradients."""

from __future__ import annotations

from engine.formulas.formula import Formula, abbreviated, summed
from engine.losses import SMALLEST_SPREAD
from engine.notation import derivative
from engine.plan.events import Address
from engine.quantities import Quantities, Quantity, combined
from engine.words.terms import Number, Operator, Parenthesised, Symbol, Tag, Term, row
from engine.words.wording import worded


def contribution(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain w times delta, on its way back to a unit."""
    position, layer, unit, source = at.numbers
    name = of.notation.unit_words
    ends = {"source": name(layer + 1, source), "unit": name(layer, unit)}
    sentence = worded(
        "The delta of {source} goes back to {unit}, weighted as on the way there.", **ends
    )
    if of.reader.record.model.immediate and not of.reader.network.layer(layer + 1).weights_frozen:
        sentence = worded(
            "The delta of {source} goes back to {unit} through a weight that has already moved.",
            **ends,
        )
    return Formula(sentence, None, *of.contribution(position, layer, unit, source), value)


def slope(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain how steep the activation function is where a unit stands on it."""
    position, layer, unit, source = at.numbers
    name = of.notation.unit_words
    if at.source is not None:
        coupled = of.reader.activations[layer - 1].coupled
        assert coupled is not None
        entry = combined(
            lambda one, other: coupled.slope(one, other, unit == source),
            of.activation(position, layer, unit), of.activation(position, layer, source),
        )  # fmt: skip
        sentence = worded(
            "How does {other} answer when the weighted sum of {unit} changes?",
            other=name(layer, source), unit=name(layer, unit),
        )  # fmt: skip
        return Formula(sentence, of.notation.slope_to(layer, unit, source), *entry, value)
    written = combined(
        of.reader.activations[layer - 1].slope,
        of.weighted_sum(position, layer, unit), of.activation(position, layer, unit),
    )  # fmt: skip
    sentence = worded(
        "How steep is the activation function where {unit} stands on it?", unit=name(layer, unit)
    )
    return Formula(sentence, of.notation.slope(layer, unit), *written, value)


def delta(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain how the loss changes with a weighted sum."""
    position, layer, unit, _ = at.numbers
    left = of.delta(position, layer, unit).symbols
    name = of.notation.unit_words(layer, unit)
    sentence = worded(
        "How much does the loss change when the weighted sum of {unit} changes?", unit=name
    )
    chain = _through_layer(of, at) if layer in of.reader.jacobians else _through_unit(of, at)
    if layer == of.reader.depth and of.reader.record.model.cancelled is not None:
        sentence = worded(
            "For {unit} the slope cancels against the loss: what is left is the error.", unit=name
        )
        rest = _left(of, at)
        if not _saturated(of, position):
            rest = combined(lambda one, other: row(one, Operator("="), other), chain, rest)
        chain = rest
    return Formula(sentence, left, *chain, value)


def _through_unit(of: Quantities, at: Address) -> Quantity:
    """Return what arrives at a unit times its own slope."""
    position, layer, unit, _ = at.numbers
    arriving = _from_loss(of, position, unit) if layer == of.reader.depth else _arriving(of, at)
    return _product(arriving, of.slope(position, layer, unit).safe)


def _through_layer(of: Quantities, at: Address) -> Quantity:
    """Return the sum of what arrives at every unit times how that one answers to this."""
    position, layer, unit, _ = at.numbers

    def term(other: int) -> Quantity:
        last = layer == of.reader.depth
        arriving = (
            _from_loss(of, position, other) if last else of.arriving(position, layer, other).safe
        )
        return _product(arriving, of.slope_to(position, layer, unit, other).safe)

    return summed(abbreviated(range(of.reader.network.sizes[layer]), term))


def _arriving(of: Quantities, at: Address) -> Quantity:
    """Return what comes back to a hidden unit: the derivative of the loss with respect to a."""
    position, layer, unit, _ = at.numbers
    following = range(of.reader.network.sizes[layer + 1])
    total = summed(abbreviated(following, lambda k: of.contribution(position, layer, unit, k)))
    if len(following) > 1:
        total = combined(Parenthesised, total)
    if of.reader.network.layer(layer).dropout:
        total = _product(total, of.mask(position, layer, unit))
    return total


def _from_loss(of: Quantities, position: int, unit: int) -> Quantity:
    """Return the derivative of the loss with respect to an output."""
    outputs, slope_of = of.reader.network.sizes[-1], of.reader.record.model.loss.slope
    return combined(lambda a, y: slope_of(a, y, outputs), *of.output(position, unit))


def _left(of: Quantities, at: Address) -> Quantity:
    """Return what is left of an output's delta where its slope cancels against the loss."""
    position, _, unit, _ = at.numbers
    outputs, term = of.reader.network.sizes[-1], of.reader.record.model.loss.cancelled_term
    assert term is not None
    return combined(
        lambda a, y, total: term(a, y, outputs, total),
        *of.output(position, unit), of.target_sum(position),
    )  # fmt: skip


def _saturated(of: Quantities, position: int) -> bool:
    """Return whether an output is so near to 0 or 1 that its slope has no digits left."""
    units = range(of.reader.network.sizes[-1])
    outputs = (of.reader.activation(position, of.reader.depth, unit) for unit in units)
    return any(a * (1.0 - a) < SMALLEST_SPREAD for a in outputs)


def gradient(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain how the loss changes with a weight or a bias."""
    position, layer, unit, source = at.numbers
    left = derivative(Symbol("L", Tag.LOSS), of.notation.parameter(layer, unit, at.source))
    if at.unit is None:
        units = range(of.reader.network.sizes[layer])
        total = summed(abbreviated(units, lambda k: of.delta(position, layer, k).safe))
        sentence = worded(
            "All neurons of the layer share one bias: its gradient is the sum of the deltas."
        )
        return Formula(sentence, left, *total, value)
    received = of.delta(position, layer, unit)
    if at.source is None:
        name = of.notation.unit_words(layer, unit)
        sentence = worded("The bias of {unit} counts fully: its gradient is the delta.", unit=name)
        return Formula(sentence, left, *received, value)
    sentence = worded("The gradient of a weight is the product of what stands at its two ends.")
    sent = of.sent(position, layer - 1, source).safe
    return Formula(sentence, left, *_product(received.safe, sent), value)


def slope_gradient(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain how the loss changes with the slope that an activation function learns."""
    position, layer, _, _ = at.numbers

    def term(unit: int) -> Quantity:
        return _product(
            of.arriving(position, layer, unit).safe, of.learned(position, layer, unit).safe
        )

    total = summed(abbreviated(range(of.reader.network.sizes[layer]), term))
    sentence = worded(
        "The layer learns its slope: what arrives meets the weighted sums below zero."
    )
    left = derivative(Symbol("L", Tag.LOSS), of.notation.learned_slope(layer))
    return Formula(sentence, left, *total, value)


def _product(one: Quantity, other: Quantity) -> Quantity:
    def times(first: Term, second: Term) -> Term:
        return row(first, Operator("·"), second)

    return combined(times, one, other)
