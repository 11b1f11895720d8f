from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.losses import LOSSES
from engine.problem import Problem
from engine.registry import Choice
from engine.words.terms import Number, Operator, Symbol, Term, plain_text, row
from tests.engine.evaluation import evaluated

A = np.array([[0.8, 0.1], [0.5, 0.25]])
Y = np.array([[1.0, 0.0], [0.0, 0.75]])


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("squared_error", [0.05, 0.5]),
        ("half_squared_error", [0.025, 0.25]),
        ("mean_squared_error", [0.025, 0.25]),
        ("mean_absolute_error", [0.15, 0.5]),
        ("huber", [0.0125, 0.125]),
        ({"name": "huber", "delta": 0.2}, [0.0125, 0.08]),
        (
            "binary_cross_entropy",
            [
                -(math.log(0.8) + math.log(0.9)) / 2,
                -(math.log(0.5) + 0.75 * math.log(0.25) + 0.25 * math.log(0.75)) / 2,
            ],
        ),
        ("categorical_cross_entropy", [-math.log(0.8), -0.75 * math.log(0.25)]),
    ],
)
def test_the_loss_of_each_sample(choice: Choice, expected: list[float]) -> None:
    assert LOSSES.make(choice).value(A, Y).tolist() == pytest.approx(expected)


@pytest.mark.parametrize("name", list(LOSSES))
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_arrays_are_new_and_keep_their_type(name: str, dtype: type) -> None:
    loss = LOSSES.make(name)
    a: Array = A.astype(dtype)
    y: Array = Y.astype(dtype)
    copies = a.copy(), y.copy()
    value, gradient = loss.value(a, y), loss.gradient(a, y)
    assert (value.shape, value.dtype) == ((2,), a.dtype)
    assert (gradient.shape, gradient.dtype) == (a.shape, a.dtype)
    assert not any(np.shares_memory(gradient, part) for part in (a, y))
    np.testing.assert_array_equal((a, y), copies)
    assert loss.name == name


@pytest.mark.parametrize("name", list(LOSSES))
@given(st.floats(0.05, 0.95), st.floats(0.0, 1.0))
def test_the_gradient_is_the_slope_of_the_value(name: str, a: float, y: float) -> None:
    loss = LOSSES.make(name)
    target = np.array([[y, 0.5]])
    low, high = (loss.value(np.array([[a + side, 0.5]]), target)[0] for side in (-1e-6, 1e-6))
    gradient = loss.gradient(np.array([[a, 0.5]]), target)
    if not any(abs(a - y - kink) < 2e-6 for kink in loss.kinks):
        assert gradient[0, 0] == pytest.approx((high - low) / 2e-6, abs=1e-7)


@given(st.floats(-3.0, 3.0))
def test_beyond_delta_the_huber_loss_is_a_line(error: float) -> None:
    """As torch.nn.functional.huber_loss, here of two outputs of which one is right."""
    loss = LOSSES.make({"name": "huber", "delta": 0.5})
    a, y = np.array([[error, 1.0]]), np.array([[0.0, 1.0]])
    far = abs(error) > 0.5
    expected = 0.5 * (abs(error) - 0.25) if far else 0.5 * error**2
    assert loss.value(a, y)[0] == pytest.approx(expected / 2.0)
    assert loss.gradient(a, y).tolist() == [[max(-0.5, min(error, 0.5)) / 2.0, 0.0]]


@pytest.mark.parametrize("delta", [0.0, -1.0])
def test_a_huber_loss_without_a_parabola_is_refused(delta: float) -> None:
    with pytest.raises(Problem) as refused:
        LOSSES.make({"name": "huber", "delta": delta})
    assert refused.value.place == ".delta"


def test_an_error_of_zero_has_no_slope() -> None:
    assert LOSSES.make("mean_absolute_error").gradient(A, A).tolist() == [[0.0, 0.0], [0.0, 0.0]]


@pytest.mark.parametrize("name", [name for name in LOSSES if LOSSES.make(name).cancels_with])
@given(st.floats(-8.0, 8.0), st.floats(0.0, 1.0))
def test_what_cancels_is_gradient_times_slope(name: str, z: float, y: float) -> None:
    loss = LOSSES.make(name)
    activation = ACTIVATIONS.make(loss.cancels_with)
    sums, targets = np.array([[z, 0.1, -1.0]]), np.array([[y, 0.5, 0.0]])
    a = activation.function(sums)
    gradient = loss.gradient(a, targets)
    coupled = activation.coupled
    whole = (
        gradient * activation.derivative(sums, a)
        if coupled is None
        else coupled.pull_back(a, gradient)
    )
    assert loss.cancelled is not None
    np.testing.assert_allclose(loss.cancelled(a, targets), whole, rtol=1e-9, atol=1e-12)


def test_an_impossible_output_costs_a_finite_loss() -> None:
    loss = LOSSES.make("binary_cross_entropy")
    with np.errstate(divide="ignore"):
        assert loss.value(np.array([[0.0]]), np.array([[1.0]])) == [100.0]
        assert loss.value(np.array([[1.0]]), np.array([[0.0]])) == [100.0]
    assert np.isfinite(loss.gradient(np.array([[1.0]]), np.array([[0.0]]))).all()


@pytest.mark.parametrize("name", list(LOSSES))
def test_logarithms_need_probabilities(name: str) -> None:
    loss = LOSSES.make(name)
    assert loss.needs_probabilities is name.endswith("cross_entropy")
    assert loss.target_bounds == ((0.0, 1.0) if loss.needs_probabilities else (-np.inf, np.inf))


@pytest.mark.filterwarnings("error")
def test_what_is_not_wanted_adds_nothing() -> None:
    loss = LOSSES.make("categorical_cross_entropy")
    a, y = np.array([[0.0, 0.5, 0.5]]), np.array([[0.0, 1.0, 0.0]])
    assert loss.value(a, y).tolist() == pytest.approx([math.log(2.0)])
    assert loss.gradient(a, y).tolist() == [[0.0, -2.0, 0.0]]


def test_what_is_wanted_and_impossible_costs_infinitely_much() -> None:
    loss = LOSSES.make("categorical_cross_entropy")
    with np.errstate(divide="ignore"):
        assert loss.value(np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])) == [math.inf]


@pytest.mark.parametrize("name", list(LOSSES))
def test_a_stack_of_starts_is_each_start_alone(name: str) -> None:
    loss = LOSSES.make(name)
    a = np.stack([A, A**2, 0.5 * A], axis=2)
    y = Y[:, :, None]
    kinds = [loss.value, loss.gradient] + ([loss.cancelled] if loss.cancelled else [])
    for kind in kinds:
        stacked = kind(a, y)
        for start in range(3):
            np.testing.assert_array_equal(stacked[..., start], kind(a[:, :, start], Y))


@pytest.mark.parametrize(
    "choice", [*LOSSES, {"name": "huber", "delta": 0.2}, {"name": "huber", "delta": 4.0}]
)
@pytest.mark.parametrize("y", [0.0, 0.2, 1.0])
@pytest.mark.parametrize("a", [0.2, 0.9, 1e-5])
@pytest.mark.parametrize("outputs", [1, 3])
def test_formulas_give_the_values_they_stand_for(
    choice: Choice, a: float, y: float, outputs: int
) -> None:
    loss = LOSSES.make(choice)
    # The other outputs add nothing: either they are right, or nothing is wanted of them.
    outs, targets = np.zeros((2, 1, outputs))
    outs[0, 0], targets[0, 0] = a, y
    terms = Number(a), Number(y)
    with np.errstate(divide="ignore"):
        whole = loss.value(outs, targets)[0]
    assert value(loss.term(*terms, outputs)) == pytest.approx(whole)
    gradient = loss.gradient(outs, targets)[0, 0]
    assert value(loss.slope(*terms, outputs)) == pytest.approx(gradient)
    # In a formula the slope of the activation function is multiplied to it.
    assert value(row(loss.slope(*terms, outputs), Operator("·"), Number(3.0))) == pytest.approx(
        3.0 * gradient
    )


@pytest.mark.parametrize("outputs", [1, 3])
@pytest.mark.parametrize("name", [name for name in LOSSES if LOSSES.make(name).cancels_with])
def test_the_cancelled_formula_gives_the_value_it_stands_for(name: str, outputs: int) -> None:
    loss = LOSSES.make(name)
    assert loss.cancelled is not None
    assert loss.cancelled_term is not None
    outs, targets = np.array([[0.25, 0.5, 0.125][:outputs]]), np.array([[0.5, 0.75, 1.0][:outputs]])
    total = Number(float(targets.sum()))
    delta = value(loss.cancelled_term(Number(0.25), Number(0.5), outputs, total))
    assert delta == pytest.approx(loss.cancelled(outs, targets)[0, 0])


@pytest.mark.parametrize(
    ("name", "term", "slope"),
    [
        ("mean_absolute_error", "(1 / 2)|a − y|", "(1 / 2)sign(a − y)"),
        (
            "huber",
            "(1 / 2)(½(a − y)^2 if |a − y| < 1, else (|a − y| − 0.5))",
            "(1 / 2)max(−1, min(1, a − y))",
        ),
        ("categorical_cross_entropy", "(−y · ln(a))", "−y / a"),
    ],
)
def test_formulas_are_definitions(name: str, term: str, slope: str) -> None:
    loss, a, y = LOSSES.make(name), Symbol("a"), Symbol("y")
    assert plain_text(loss.term(a, y, 2), 3) == term
    assert plain_text(loss.slope(a, y, 2), 3) == slope


def value(term: Term) -> float:
    return evaluated(plain_text(term, 17))


@pytest.mark.parametrize("a", [0.0, 1.0, 1e-50, 1e-13, 1.0 - 1e-13])
@pytest.mark.parametrize("y", [0.0, 0.25, 1.0])
def test_formulas_say_where_the_binary_cross_entropy_is_clamped(a: float, y: float) -> None:
    loss = LOSSES.make("binary_cross_entropy")
    outs, targets = np.array([[a]]), np.array([[y]])
    with np.errstate(divide="ignore"):
        whole = loss.value(outs, targets)[0]
    assert value(loss.term(Number(a), Number(y), 1)) == pytest.approx(whole, rel=1e-12)
    slope = loss.gradient(outs, targets)[0, 0]
    assert value(loss.slope(Number(a), Number(y), 1)) == pytest.approx(slope, rel=1e-12)
