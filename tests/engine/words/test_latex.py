from __future__ import annotations

import math
import re

import pytest
from hypothesis import given

from engine.activations import ACTIVATIONS
from engine.losses import LOSSES
from engine.notation import derivative, function
from engine.words.latex import latex
from engine.words.terms import (
    Fraction,
    Number,
    Operator,
    Parenthesised,
    Root,
    Scripts,
    Symbol,
    Term,
    row,
)
from tests.engine.cases import Case, cases
from tests.engine.test_formulas import formulas

A, B = Symbol("a"), Symbol("b")


def upright(text: str) -> Symbol:
    return Symbol(text, italic=False)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (A, "a"),
        (Symbol("δ"), r"\delta"),
        (function("σ′"), r"\sigma'"),
        (function("ReLU′"), r"\operatorname{ReLU}'"),
        (upright("max "), r"\operatorname{max}"),
        (upright("h1"), r"\mathrm{h1}"),
        (upright("(1)"), "(1)"),
        (upright("1,10"), "1,10"),
        (upright(", else "), r"\text{, else }"),
        (upright("½"), r"\tfrac{1}{2}"),
        (Operator("←"), r"\leftarrow"),
        (row(A, Operator("·"), B), r"a \cdot b"),
        (Number(-0.25), "-0.25"),
        (Number(-0.0), "0"),
        (Number(1.5e-7), r"1.5 \times 10^{-7}"),
        (Number(math.inf), r"\infty"),
        (Number(-math.inf), r"-\infty"),
        (Number(math.nan), r"\text{nan}"),
        (Scripts(A, upright("11"), upright("(2)")), "a_{11}^{(2)}"),
        (Scripts(Symbol("g"), above=upright("′")), "g'"),
        (Scripts(Scripts(A, B), above=Number(2.0)), "{a_{b}}^{2}"),
        (Scripts(Number(1e-7), above=Number(2.0)), r"\left(1 \times 10^{-7}\right)^{2}"),
        (derivative(Symbol("L"), A), r"\frac{\partial L}{\partial a}"),
        (Root(Fraction(A, B)), r"\sqrt{\frac{a}{b}}"),
        (Parenthesised(A), r"\left(a\right)"),
    ],
)
def test_latex(term: Term, text: str) -> None:
    assert latex(term, 4) == text


def assert_well_formed(text: str) -> None:
    assert text.isascii(), text
    depth = 0
    for sign in re.findall(r"\\[{}]|[{}]", text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0, text
    assert depth == 0, text
    assert text.count(r"\left(") == text.count(r"\right)")
    # Two superscripts on one base are an error.
    assert not re.search(r"\^\{[^{}]*\}\s*\^", text), text


@given(cases())
def test_every_formula_is_well_formed(case: Case) -> None:
    for _, formula in formulas(case, 1):
        steps = [term for step in formula.steps for term in step]
        for term in (formula.left, formula.symbols, formula.numbers, formula.result, *steps):
            if term is not None:
                assert_well_formed(latex(term, 5))


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_every_activation_is_well_formed(name: str) -> None:
    activation = ACTIVATIONS.make(name)
    assert_well_formed(latex(activation.applied(A), 4))
    assert_well_formed(latex(activation.slope(A, B), 4))


@pytest.mark.parametrize("name", list(LOSSES))
def test_every_loss_is_well_formed(name: str) -> None:
    loss = LOSSES.make(name)
    assert_well_formed(latex(loss.term(A, B, 2), 4))
    assert_well_formed(latex(loss.slope(A, B, 2), 4))
