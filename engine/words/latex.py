"""Terms as LaTeX, for documents that use the package ``amsmath``."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from engine.words.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Root,
    Row,
    Scripts,
    Symbol,
    Term,
)

_PRIME = "\N{PRIME}"
# What is no letter of the Latin alphabet.
_SIGNS = {
    "α": r"\alpha", "β": r"\beta", "δ": r"\delta", "ε": r"\varepsilon", "η": r"\eta",
    "λ": r"\lambda", "μ": r"\mu", "σ": r"\sigma", "φ": r"\varphi", "Φ": r"\Phi", "Δ": r"\Delta",
    "∂": r"\partial", "Σ": r"\sum", "½": r"\tfrac{1}{2}", "√": r"\surd", "π": r"\pi",
    "…": r"\dots", "−": "-", "×": r"\times", "·": r"\cdot", "←": r"\leftarrow", "≤": r"\le",
    "ã": r"\tilde{a}", "≥": r"\ge", "≠": r"\ne", "≈": r"\approx", "|": r"\vert", "‖": r"\Vert",
}  # fmt: skip

# The numbers of units and layers; functions and names of units; the rest are words of a sentence.
_COUNTED = re.compile(r"[\d(),.]+")
_KINDS = (
    (re.compile(r"[^\W\d_]+ ?"), r"\operatorname"),
    (re.compile(r"\w+"), r"\mathrm"),
)
_ASCII_WORD = re.compile(r"[0-9A-Za-z]")


def latex(term: Term, digits: int) -> str:
    """Return ``term`` in LaTeX's mathematics, numbers with up to ``digits`` significant digits."""
    return _WRITERS[type(term)](term, digits)


def _symbol(term: Symbol, digits: int) -> str:
    name = term.text.rstrip(_PRIME)
    return _name(name, term.italic) + "'" * (len(term.text) - len(name))


def _name(text: str, italic: bool) -> str:
    """Return signs as commands and everything else as the kind of word that it is."""
    if italic or not _ASCII_WORD.search(text):
        return " ".join(_SIGNS.get(char, char) for char in text.strip())
    if _COUNTED.fullmatch(text):
        return text
    command = next((command for kind, command in _KINDS if kind.fullmatch(text)), None)
    return rf"\text{{{text}}}" if command is None else rf"{command}{{{text.strip()}}}"


def _number(term: Number, digits: int) -> str:
    if not math.isfinite(term.value):
        return r"\text{nan}" if math.isnan(term.value) else _infinite(term.value)
    mantissa, _, exponent = f"{term.value + 0.0:.{digits}g}".partition("e")
    return rf"{mantissa} \times 10^{{{int(exponent)}}}" if exponent else mantissa


def _infinite(value: float) -> str:
    return r"\infty" if value > 0.0 else r"-\infty"


def _scripts(term: Scripts, digits: int) -> str:
    """Write a base with its scripts; a prime is no exponent, but raised by itself."""
    text = latex(term.base, digits)
    if isinstance(term.base, Number) and "^" in text:
        text = rf"\left({text}\right)"
    elif isinstance(term.base, Scripts):
        text = f"{{{text}}}"
    if term.below is not None:
        text += f"_{{{latex(term.below, digits)}}}"
    if isinstance(term.above, Symbol) and set(term.above.text) == {_PRIME}:
        return text + "'" * len(term.above.text)
    return text if term.above is None else f"{text}^{{{latex(term.above, digits)}}}"


_WRITERS: dict[type, Callable[[Any, int], str]] = {
    Symbol: _symbol,
    Number: _number,
    Operator: lambda term, digits: _SIGNS.get(term.text.strip(), term.text.strip()),
    Scripts: _scripts,
    Fraction: lambda term, digits: (
        rf"\frac{{{latex(term.above, digits)}}}{{{latex(term.below, digits)}}}"
    ),
    Root: lambda term, digits: rf"\sqrt{{{latex(term.inner, digits)}}}",
    Parenthesised: lambda term, digits: rf"\left({latex(term.inner, digits)}\right)",
    Row: lambda term, digits: " ".join(latex(item, digits) for item in term.items),
}
