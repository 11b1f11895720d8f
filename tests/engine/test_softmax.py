"""Softmax: the units of a layer depend on each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.activations import ACTIVATIONS, Coupled
from engine.arrays import Array
from engine.words.phrases import ELLIPSIS
from engine.words.terms import Number, Scripts, Symbol, Term, plain_text
from tests.engine.evaluation import evaluated

SOFTMAX = ACTIVATIONS.make("softmax")
assert SOFTMAX.coupled is not None
COUPLED: Coupled = SOFTMAX.coupled

SUMS = arrays(np.float64, st.tuples(st.just(2), st.integers(1, 4)), elements=st.floats(-9.0, 9.0))
STACKS = arrays(np.float64, (2, 3, 4), elements=st.floats(-9.0, 9.0))


@pytest.mark.parametrize("shift", [0.0, 1000.0, -1000.0])
def test_values_are_those_of_pytorch_however_far_out(shift: float) -> None:
    a = SOFTMAX.function(np.array([[3.0, 2.0, 1.0, 0.1]]) + shift)
    expected = [0.6417505128484607, 0.23608682003817827, 0.08685148742358789, 0.03531117968977305]
    assert a[0].tolist() == pytest.approx(expected, rel=1e-12)


@given(SUMS)
def test_activations_add_up_to_one(z: Array) -> None:
    np.testing.assert_allclose(SOFTMAX.function(z).sum(axis=1), 1.0, rtol=1e-15)


@given(SUMS)
def test_the_jacobian_agrees_with_finite_differences(z: Array) -> None:
    jacobian = COUPLED.jacobian(SOFTMAX.function(z))
    near = 1e-6
    for k in range(z.shape[1]):
        nudge = near * np.eye(z.shape[1])[k]
        difference = (SOFTMAX.function(z + nudge) - SOFTMAX.function(z - nudge)) / (2.0 * near)
        np.testing.assert_allclose(jacobian[:, k], difference, atol=1e-9)


@given(STACKS, STACKS)
def test_pulling_back_is_the_jacobian_times_the_gradient(z: Array, gradient: Array) -> None:
    a = SOFTMAX.function(z)
    copies = a.copy(), gradient.copy()
    delta = COUPLED.pull_back(a, gradient)
    whole = np.einsum("skjn,sjn->skn", COUPLED.jacobian(a), gradient)
    np.testing.assert_allclose(delta, whole, atol=1e-13)
    np.testing.assert_array_equal((a, gradient), copies)


@given(STACKS)
def test_starts_do_not_touch_each_other(z: Array) -> None:
    stacked = SOFTMAX.function(z)
    jacobian = COUPLED.jacobian(stacked)
    for start in range(z.shape[2]):
        alone = SOFTMAX.function(z[:, :, start])
        np.testing.assert_allclose(stacked[:, :, start], alone, rtol=1e-15)
        np.testing.assert_allclose(jacobian[..., start], COUPLED.jacobian(alone), atol=1e-15)


def test_the_derivative_is_the_diagonal_of_the_jacobian() -> None:
    z = np.array([[0.3, -1.0, 2.0]])
    a = SOFTMAX.function(z)
    diagonal = np.diagonal(COUPLED.jacobian(a), axis1=1, axis2=2)
    np.testing.assert_array_equal(SOFTMAX.derivative(z, a), diagonal)


def test_single_precision_stays_so() -> None:
    a = SOFTMAX.function(np.array([[0.5, 1.0]], dtype=np.float32))
    assert {a.dtype, COUPLED.jacobian(a).dtype, COUPLED.pull_back(a, a).dtype} == {np.dtype("f4")}


def test_formulas_give_the_values_they_stand_for() -> None:
    z = np.array([[0.3, -1.0, 2.0]])
    a = SOFTMAX.function(z)
    jacobian = COUPLED.jacobian(a)[0]
    terms = [Number(one) for one in z[0].tolist()]
    shares = [Number(one) for one in a[0].tolist()]
    for k in range(3):
        assert value(COUPLED.applied(terms[k], terms)) == pytest.approx(a[0, k], rel=1e-13)
        for j in range(3):
            entry = COUPLED.slope(shares[k], shares[j], k == j)
            assert value(entry) == pytest.approx(jacobian[k, j], rel=1e-13)


def value(term: Term) -> float:
    return evaluated(plain_text(term, 17))


def test_formulas_in_symbols() -> None:
    z: list[Term] = [Scripts(Symbol("z"), below=Symbol(str(k))) for k in (1, 2, 9)]
    z.insert(2, ELLIPSIS)
    a, b = Symbol("a"), Symbol("b")
    assert plain_text(COUPLED.applied(z[1], z), 3) == "e^z_2 / (e^z_1 + e^z_2 + … + e^z_9)"
    assert plain_text(COUPLED.slope(a, a, True), 3) == "a · (1 − a)"
    assert plain_text(COUPLED.slope(a, b, False), 3) == "−a · b"
