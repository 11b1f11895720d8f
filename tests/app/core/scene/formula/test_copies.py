from __future__ import annotations

import re

import pytest

from app.core.scene import latex_of, text_of
from engine.plan.events import Kind
from tests.app.core.everything import FEATURES
from tests.app.core.scene.shots import outermost_groups, place_of, shot

UNDER_WAY = shot("two-two-two", 31.6)


def test_the_formula_as_text_with_its_result() -> None:
    assert text_of(UNDER_WAY).splitlines() == [
        "How much does the loss change when the weighted sum of hidden neuron 1 changes?",
        "δ_h1 = (w_11^(2)δ_o1 + w_21^(2)δ_o2) · σ′(z_h1)",
        "= (0.4 × 0.1385 + 0.5 × (−0.0381)) · 0.2413",
        "= 0.008771",
    ]


def test_the_formula_as_latex() -> None:
    first, begin, *lines, end = latex_of(UNDER_WAY).splitlines()
    assert first.startswith("% How much does the loss change")
    assert (begin, end) == (r"\begin{align*}", r"\end{align*}")
    assert [line.endswith(r"\\") for line in lines] == [True, True, False]
    assert all(line.count("&") == 1 for line in lines)
    assert lines[0].startswith(r"  \delta_{\mathrm{h1}} & = \left(")
    assert lines[-1].strip() == "& = 0.008771"


def test_digits_and_fractions_are_those_of_the_card() -> None:
    exact = shot("two-two-two", 2.9, digits=6, fractions=True)
    assert r"\frac{3}{20} \times \frac{1}{20}" in latex_of(exact)
    assert text_of(exact).endswith("= 151 / 400\n")


def test_what_has_no_name_is_what_its_symbols_are_equal_to() -> None:
    product = shot("two-two-two", place_of("two-two-two", Kind.PRODUCT, 0.5), "product")
    assert text_of(product).splitlines()[1] == "w_11^(1)x_1 = 0.15 × 0.05"
    assert latex_of(product).splitlines()[2].startswith("  w_{11}^{(1)} x_{1} & = 0.15")


@pytest.mark.parametrize("name", sorted(FEATURES))
def test_what_is_copied_is_a_whole_equation(name: str) -> None:
    for group in outermost_groups(name, "product"):
        _, first, *_ = text_of(shot(name, group.span.start + 0.5, "product")).splitlines()
        assert re.match(r"\S.* (=|←) \S", first)


def test_what_dropout_leaves_has_a_name_of_its_own() -> None:
    dropout = shot("dropout", place_of("dropout", Kind.DROPOUT, 0.5))
    assert text_of(dropout).splitlines()[1] == "ã_h1 = m_h1 · a_h1"
    assert r"\tilde{a}_{\mathrm{h1}} & = m" in latex_of(dropout)
    onwards = shot("dropout", place_of("dropout", Kind.WEIGHTED_SUM, 0.5, layer=2))
    assert "w_11^(2)ã_h1" in text_of(onwards)


def test_what_an_optimizer_remembers_comes_first() -> None:
    adam = shot("adam", place_of("adam", Kind.UPDATE, 0.5, step=1))
    _, first, second, third, last = text_of(adam).splitlines()
    assert first.startswith("m ← ")
    assert second.startswith("v ← ")
    assert third.startswith("w_11^(2) ← ")
    assert last.startswith("= 0.")
