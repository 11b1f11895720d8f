"""What neurons, weights and their values are called, in symbols and in words."""

from __future__ import annotations

from dataclasses import dataclass

from engine.network import Bias, NetworkSpec
from engine.words.terms import Fraction, Parenthesised, Scripts, Symbol, Tag, Term, row
from engine.words.wording import worded


def function(name: str, tag: Tag = Tag.PLAIN) -> Symbol:
    """Return the name of a function, primed or not: a letter is set italic, a word upright."""
    return Symbol(name, tag, italic=len(name.rstrip("′")) == 1)


def derivative(of: Term, by: Term) -> Fraction:
    """Return how much one quantity changes when another does."""
    change = Symbol("∂", italic=False)
    return Fraction(row(change, of), row(change, by))


@dataclass(frozen=True)
class Notation:
    """Names in one network: inputs x, hidden units h, outputs o, each counted from 1.

    A weight carries its receiver and its source, and where there are several layers the number
    of its layer above, as in Nielsen's book: w^(2)_13 leads from unit 3 to unit 1 of layer 2.
    """

    network: NetworkSpec

    def letter(self, layer: int) -> str:
        """Return the letter of a layer's units."""
        if layer == 0:
            return "x"
        return "o" if layer == self.network.depth else "h"

    def unit(self, layer: int, unit: int) -> Term:
        """Return the name of a unit, such as h with subscript 1."""
        return self._indexed(Symbol(self.letter(layer)), str(unit + 1), self._hidden_layer(layer))

    def unit_text(self, layer: int, unit: int) -> str:
        """Return the same name as plain text: h1, or h2.1 in the second hidden layer."""
        above = f"{layer}." if self._hidden_layer(layer) else ""
        return f"{self.letter(layer)}{above}{unit + 1}"

    def unit_words(self, layer: int, unit: int) -> str:
        """Return what to call a unit in a sentence."""
        if layer == 0:
            return worded("input {number}", number=unit + 1)
        if layer == self.network.depth:
            return worded("output neuron {number}", number=unit + 1)
        if self.network.depth == 2:
            return worded("hidden neuron {number}", number=unit + 1)
        return worded("hidden neuron {number} of layer {layer}", number=unit + 1, layer=layer)

    def layer_words(self, layer: int) -> str:
        """Return what to call a layer above its column."""
        if layer == 0:
            return worded("inputs")
        if layer == self.network.depth:
            return worded("outputs")
        if self.network.depth == 2:
            return worded("hidden")
        return worded("hidden {layer}", layer=layer)

    def of_unit(self, symbol: str, tag: Tag, layer: int, unit: int) -> Term:
        """Return a unit's quantity, such as delta with subscript h1."""
        name = f"{self.letter(layer)}{unit + 1}"
        return self._indexed(Symbol(symbol, tag), name, self._hidden_layer(layer), tag)

    def activation(self, layer: int, unit: int) -> Term:
        """Return a unit's activation, for an input its name."""
        if layer == 0:
            return self._indexed(Symbol("x", Tag.ACTIVATION), str(unit + 1), "", Tag.ACTIVATION)
        return self.of_unit("a", Tag.ACTIVATION, layer, unit)

    def sent(self, layer: int, unit: int) -> Term:
        """Return what a unit sends on: its activation, or what dropout leaves of that."""
        if layer == 0 or not self.network.layer(layer).dropout:
            return self.activation(layer, unit)
        return self.of_unit("ã", Tag.ACTIVATION, layer, unit)

    def target(self, unit: int) -> Term:
        """Return what an output should be."""
        return self._indexed(Symbol("y", Tag.TARGET), str(unit + 1), "", Tag.TARGET)

    def slope(self, layer: int, unit: int) -> Term:
        """Return the slope of a unit's activation function where the unit stands on it."""
        return row(
            function(self.network.layer(layer).activation.symbol + "′", Tag.SLOPE),
            Parenthesised(self.of_unit("z", Tag.WEIGHTED_SUM, layer, unit)),
        )

    def slope_to(self, layer: int, unit: int, other: int) -> Term:
        """Return how the activation of ``other`` answers to the weighted sum of ``unit``."""
        a = self.of_unit("a", Tag.SLOPE, layer, other)
        return derivative(a, self.of_unit("z", Tag.SLOPE, layer, unit))

    def learned_slope(self, layer: int) -> Term:
        """Return the slope that a layer's activation function learns."""
        return self._of_layer(Symbol("s", Tag.SLOPE), layer, Tag.SLOPE)

    def shared_bias(self, layer: int) -> Term:
        """Return the one bias that all units of a layer share."""
        return self._of_layer(Symbol("b", Tag.BIAS), layer, Tag.BIAS)

    def _of_layer(self, base: Symbol, layer: int, tag: Tag) -> Term:
        if self.network.depth == 1:
            return base
        return Scripts(base, None, Symbol(f"({layer})", tag, italic=False))

    def parameter(self, layer: int, unit: int, source: int | None) -> Term:
        """Return a weight, or a bias when ``source`` is None."""
        # What layers share has the name that it has where it belongs.
        layer = self.network.owner(layer)
        above = f"({layer})" if self.network.depth > 1 else ""
        if source is None and self.network.bias_policy(layer) is Bias.SHARED:
            return self.shared_bias(layer)
        if source is None:
            return self._indexed(Symbol("b", Tag.BIAS), str(unit + 1), above, Tag.BIAS)
        wide = max(unit, source) >= 9
        below = f"{unit + 1},{source + 1}" if wide else f"{unit + 1}{source + 1}"
        return self._indexed(Symbol("w", Tag.WEIGHT), below, above, Tag.WEIGHT)

    def _hidden_layer(self, layer: int) -> str:
        hidden = 0 < layer < self.network.depth
        return f"({layer})" if hidden and self.network.depth > 2 else ""

    def _indexed(self, base: Term, below: str, above: str, tag: Tag = Tag.PLAIN) -> Term:
        high = Symbol(above, tag, italic=False) if above else None
        return Scripts(base, Symbol(below, tag, italic=False), high)
