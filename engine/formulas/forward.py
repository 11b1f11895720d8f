"""The formulas of the way forward."""

from __future__ import annotations

from engine.formulas.formula import Formula, abbreviated, summed
from engine.network import Bias
from engine.notation import function
from engine.plan.events import Address, Phase
from engine.quantities import Quantities, combined
from engine.words.terms import Number, Operator, Parenthesised, Term, row
from engine.words.wording import worded


def product(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain w times a, on its way to a unit."""
    position, layer, unit, source = at.numbers
    name = of.notation.unit_words
    sentence = worded(
        "The value of {source} is multiplied by the weight that leads to {unit}.",
        source=name(layer - 1, source), unit=name(layer, unit),
    )  # fmt: skip
    return Formula(sentence, None, *of.product(position, layer, unit, source), value)


def weighted_sum(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain z, the sum of all products and the bias."""
    position, layer, unit, _ = at.numbers
    network = of.reader.network
    sources = range(network.sizes[layer - 1])
    terms = abbreviated(sources, lambda i: of.product(position, layer, unit, i))
    biased = network.bias_policy(layer) is not Bias.NONE
    if biased:
        terms.append(of.parameter(Phase.FORWARD, position, layer, unit, None).safe)
    sentence = worded(
        "{each} is multiplied by its weight; {added}.",
        each=worded("Each input") if layer == 1 else worded("Each activation"),
        added=worded("the products and the bias are added") if biased
        else worded("the products are added"),
    )  # fmt: skip
    left, _ = of.weighted_sum(position, layer, unit)
    return Formula(sentence, left, *summed(terms), value)


def activation(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain a = f(z)."""
    position, layer, unit, _ = at.numbers
    applied = of.reader.activations[layer - 1]
    name, z = of.weighted_sum(position, layer, unit)
    who = of.notation.unit_words(layer, unit)
    sentence = worded(
        "The activation function {name} turns the weighted sum of {unit} into its output.",
        name=applied.word, unit=who,
    )  # fmt: skip
    symbols: Term = row(function(applied.symbol), Parenthesised(name))
    numbers = applied.applied(z)
    if applied.coupled is not None:
        sentence = worded(
            "The activation function {name} gives {unit} its share among all neurons of the layer.",
            name=applied.word, unit=who,
        )  # fmt: skip
        units = range(of.reader.network.sizes[layer])
        everyone = abbreviated(units, lambda k: of.weighted_sum(position, layer, k))
        symbols = applied.coupled.applied(name, [each.symbols for each in everyone])
        numbers = applied.coupled.applied(z, [each.numbers for each in everyone])
    return Formula(sentence, of.notation.activation(layer, unit), symbols, numbers, value)


def dropout(of: Quantities, at: Address, value: Number) -> Formula:
    """Explain what dropout leaves of an activation."""
    position, layer, unit, _ = at.numbers
    kept = of.reader.mask(position, layer, unit) != 0.0
    share = of.reader.network.layer(layer).dropout
    who = of.notation.unit_words(layer, unit)
    sentence = worded(
        "{what} A share of {share:g} is left out at random.",
        what=worded("Dropout keeps {unit}, enlarged to make up for those left out.", unit=who)
        if kept else worded("Dropout leaves {unit} out of this step.", unit=who),
        share=share,
    )  # fmt: skip
    product_ = combined(
        lambda mask, a: row(mask, Operator("·"), a),
        of.mask(position, layer, unit), of.activation(position, layer, unit).safe,
    )  # fmt: skip
    return Formula(sentence, of.notation.sent(layer, unit), *product_, value)
