from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trouble import situation
from engine.trouble.layers import exploding, vanishing
from tests.engine.cases import Case, cases

DEEP = Case((2, *(6,) * 8, 1), samples=4)


def scaled(case: Case, factor: float) -> Case:
    parameters = case.parameters * factor
    return replace(case, given_parameters=tuple(parameters.tolist()))


def with_activation(case: Case, name: str) -> Case:
    return replace(case, activations=(name,) * (len(case.sizes) - 1))


def test_deltas_vanish_through_many_sigmoids_the_further_the_more() -> None:
    at = situation(DEEP.history(), 0)
    layers = [trouble.layer for trouble in vanishing(at)]
    assert layers == list(range(1, len(layers) + 1))
    assert 2 <= len(layers) <= 6
    assert not list(exploding(at))


def test_what_is_said_of_a_vanishing_gradient() -> None:
    at = situation(DEEP.history(), 0)
    sizes = [float(np.abs(delta).mean()) for delta in (at.back.deltas[0], at.back.deltas[-1])]
    trouble = next(vanishing(at))
    assert f"the mean |δ| is {sizes[0]:.3g}, that of the outputs {sizes[1]:.3g}" in trouble.cause
    assert f"{sizes[1] / sizes[0]:,.0f} times smaller" in trouble.cause
    assert trouble.place == "layer 1"


def test_a_very_large_ratio_is_told_with_a_power_of_ten() -> None:
    at = situation(scaled(with_activation(DEEP, "identity"), 1e4).history(), 0)
    causes = [trouble.cause for trouble in exploding(at)]
    assert causes
    assert all(len(word) < 12 for cause in causes for word in cause.split())


@pytest.mark.parametrize("name", ["relu", "leaky_relu", "identity"])
def test_deltas_explode_through_large_weights(name: str) -> None:
    at = situation(scaled(with_activation(DEEP, name), 20.0).history(), 0)
    layers = [trouble.layer for trouble in exploding(at)]
    assert layers[0] == 1
    assert layers == list(range(1, len(layers) + 1))
    assert not list(vanishing(at))


@given(cases(), st.integers(0, 3))
def test_a_layer_has_one_of_both_and_only_if_its_deltas_say_so(case: Case, step: int) -> None:
    at = situation(case.history(), step)
    sizes = [float(np.abs(delta).mean()) for delta in at.back.deltas]
    small = {trouble.layer for trouble in vanishing(at)}
    large = {trouble.layer for trouble in exploding(at)}
    for layer, size in enumerate(sizes[:-1], start=1):
        share = size / sizes[-1] if sizes[-1] else 1.0
        assert (layer in small) == (0.0 < share <= 0.001 or bool(0.0 < size <= 0.001 * sizes[-1]))
        assert (layer in large) == (share >= 1000.0)
    assert len(sizes) not in small | large


def test_weights_of_zero_are_no_vanishing_gradient() -> None:
    at = situation(scaled(DEEP, 0.0).history(), 0)
    assert not at.back.deltas[0].any()
    assert not [*vanishing(at), *exploding(at)]
