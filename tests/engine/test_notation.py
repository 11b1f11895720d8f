from __future__ import annotations

import pytest

from engine.notation import Notation, function
from engine.words.terms import Tag, plain_text
from tests.engine.cases import network_of

SHALLOW = Notation(network_of((2, 2, 2)))
DEEP = Notation(network_of((12, 2, 11, 1), ["relu", "tanh", "sigmoid"]))
SINGLE = Notation(network_of((2, 1)))


@pytest.mark.parametrize(
    ("notation", "layer", "unit", "symbol", "text", "words"),
    [
        (SHALLOW, 0, 1, "x_2", "x2", "input 2"),
        (SHALLOW, 1, 0, "h_1", "h1", "hidden neuron 1"),
        (SHALLOW, 2, 1, "o_2", "o2", "output neuron 2"),
        (DEEP, 1, 0, "h_1^(1)", "h1.1", "hidden neuron 1 of layer 1"),
        (DEEP, 2, 10, "h_11^(2)", "h2.11", "hidden neuron 11 of layer 2"),
        (DEEP, 3, 0, "o_1", "o1", "output neuron 1"),
        (SINGLE, 1, 0, "o_1", "o1", "output neuron 1"),
    ],
)
def test_names_of_units(
    notation: Notation, layer: int, unit: int, symbol: str, text: str, words: str
) -> None:
    assert plain_text(notation.unit(layer, unit), 4) == symbol
    assert notation.unit_text(layer, unit) == text
    assert notation.unit_words(layer, unit) == words


@pytest.mark.parametrize(
    ("notation", "layer", "unit", "source", "symbol"),
    [
        (SINGLE, 1, 0, 1, "w_12"),
        (SINGLE, 1, 0, None, "b_1"),
        (SHALLOW, 2, 1, 0, "w_21^(2)"),
        (SHALLOW, 1, 1, None, "b_2^(1)"),
        (DEEP, 1, 0, 9, "w_1,10^(1)"),
        (DEEP, 2, 9, 0, "w_10,1^(2)"),
        (DEEP, 2, 8, 1, "w_92^(2)"),
    ],
)
def test_names_of_parameters(
    notation: Notation, layer: int, unit: int, source: int | None, symbol: str
) -> None:
    assert plain_text(notation.parameter(layer, unit, source), 4) == symbol


def test_names_of_quantities() -> None:
    assert plain_text(SHALLOW.of_unit("δ", Tag.DELTA, 1, 0), 4) == "δ_h1"
    assert plain_text(DEEP.of_unit("δ", Tag.DELTA, 2, 0), 4) == "δ_h1^(2)"
    assert plain_text(SHALLOW.activation(0, 1), 4) == "x_2"
    assert plain_text(SHALLOW.activation(2, 1), 4) == "a_o2"
    assert plain_text(SHALLOW.target(1), 4) == "y_2"
    assert plain_text(DEEP.slope(1, 0), 4) == "ReLU′(z_h1^(1))"


def test_names_of_layers() -> None:
    assert [SHALLOW.layer_words(layer) for layer in range(3)] == ["inputs", "hidden", "outputs"]
    assert [DEEP.layer_words(layer) for layer in (1, 2)] == ["hidden 1", "hidden 2"]


def test_functions_of_one_letter_are_italic() -> None:
    assert function("σ′").italic
    assert not function("tanh").italic
