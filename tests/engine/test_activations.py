from __future__ import annotations

import math

import numpy as np
import pytest

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.registry import Choice
from engine.words.terms import Number, Symbol, plain_text
from tests.engine.evaluation import evaluated
from tests.engine.layers import UNCOUPLED

Z = np.array([[-1000.0, -2.5, -0.3, 0.0, 0.4, 3.0, 1000.0]])
LEAKY: Choice = {"name": "leaky_relu", "negative_slope": 0.2}
PRELU: Choice = {"name": "prelu", "slope": -0.5}
ELU: Choice = {"name": "elu", "alpha": 2.0}
UPSIDE_DOWN: Choice = {"name": "elu", "alpha": -0.5}
WITH_OPTIONS = [LEAKY, PRELU, ELU, UPSIDE_DOWN]
CHOICES: list[Choice] = [*ACTIVATIONS, *WITH_OPTIONS]


def of(choice: Choice, z: float) -> tuple[float, float]:
    """f(z) and f'(z) of one number."""
    activation = ACTIVATIONS.make(choice)
    point = np.array([[z]])
    a = activation.function(point)
    return float(a[0, 0]), float(activation.derivative(point, a)[0, 0])


@pytest.mark.parametrize(
    ("choice", "z", "a", "slope"),
    [
        ("step", -0.1, 0.0, 0.0),
        ("step", 0.0, 0.0, 0.0),
        ("step", 0.1, 1.0, 0.0),
        ("identity", -2.5, -2.5, 1.0),
        ("sigmoid", -2.5, 0.07585818002124355, 0.07010371654510815),
        ("sigmoid", 0.0, 0.5, 0.25),
        ("sigmoid", 0.4, 0.598687660112452, 0.24026074574152914),
        ("tanh", -2.5, -0.9866142981514303, 0.02659222668316057),
        ("tanh", 0.0, 0.0, 1.0),
        ("tanh", 0.4, 0.3799489622552249, 0.8556387860811777),
        ("relu", -2.5, 0.0, 0.0),
        ("relu", 0.0, 0.0, 0.0),
        ("relu", 0.4, 0.4, 1.0),
        ("leaky_relu", -2.5, -0.025, 0.01),
        ("leaky_relu", 0.0, 0.0, 0.01),
        ("leaky_relu", 0.4, 0.4, 1.0),
        ("prelu", -2.5, -0.625, 0.25),
        ("prelu", 0.0, 0.0, 0.25),
        ("prelu", 0.4, 0.4, 1.0),
        ("elu", -2.5, -0.9179150013761013, 0.0820849986238988),
        ("elu", 0.0, 0.0, 1.0),
        ("elu", 0.4, 0.4, 1.0),
        ("selu", -2.5, -1.6137857588732425, 0.1443135819741343),
        ("selu", 0.0, 0.0, 1.7580993408473766),
        ("selu", 0.4, 0.4202803949421922, 1.0507009873554805),
        ("gelu", -2.5, -0.015524163314440398, -0.03761108590814519),
        ("gelu", 0.0, 0.0, 0.5),
        ("gelu", 0.4, 0.2621686966441297, 0.8027297977316535),
        ("gelu_tanh", -2.5, -0.015084266089998577, -0.03795157621266618),
        ("gelu_tanh", 0.0, 0.0, 0.5),
        ("gelu_tanh", 0.4, 0.2621611694273562, 0.8026588344205614),
        ("silu", -2.5, -0.18964545005310887, -0.09940111134152683),
        ("silu", 0.0, 0.0, 0.5),
        ("silu", 0.4, 0.2394750640449808, 0.6947919584090636),
        ("softplus", -2.5, 0.07888973429254963, 0.07585818002124356),
        ("softplus", 0.0, 0.6931471805599453, 0.5),
        ("softplus", 0.4, 0.9130152523999526, 0.598687660112452),
        ("softplus", 20.0, 20.000000002061153, 0.9999999979388464),
        ("softplus", 20.5, 20.5, 1.0),
        (LEAKY, -2.5, -0.5, 0.2),
        (LEAKY, 0.0, 0.0, 0.2),
        (PRELU, -2.5, 1.25, -0.5),
        (PRELU, 0.0, -0.0, -0.5),
        (ELU, -2.5, -1.8358300027522025, 0.1641699972477976),
        (ELU, 0.0, 0.0, 2.0),
        (UPSIDE_DOWN, -2.5, 0.45895750068805063, -0.0410424993119494),
        (UPSIDE_DOWN, 0.0, 0.0, -0.5),
    ],
)
def test_values_and_slopes_are_those_of_pytorch(
    choice: Choice, z: float, a: float, slope: float
) -> None:
    assert of(choice, z) == pytest.approx((a, slope), rel=1e-14, abs=1e-14)


@pytest.mark.parametrize(
    ("name", "z", "a", "slope"),
    [
        ("sigmoid", -40.0, 4.248354255291589e-18, 4.248354255291589e-18),
        ("softplus", -40.0, 4.248354255291589e-18, 4.248354255291589e-18),
        ("silu", -40.0, -1.6993417021166355e-16, -1.656858159563720e-16),
        ("elu", -1e-20, -1e-20, 1.0),
        ("gelu", -20.0, -5.5072482372124674e-88, -1.1014360483133464e-86),
    ],
)
def test_what_is_small_keeps_its_digits(name: str, z: float, a: float, slope: float) -> None:
    assert of(name, z) == pytest.approx((a, slope), rel=1e-13, abs=0.0)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("z", [-800.0, -30.0, -1e-300, -0.0, 1e-300, 30.0, 800.0])
def test_far_out_functions_are_straight_lines(choice: Choice, z: float) -> None:
    with np.errstate(all="ignore"):
        a, slope = of(choice, z)
        (left, _), (right, _) = of(choice, 2.0 * z), of(choice, 3.0 * z)
    assert math.isfinite(a)
    if abs(z) > 1.0:
        assert (right - left) / z == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_not_a_number_stays_so(choice: Choice) -> None:
    with np.errstate(all="ignore"):
        assert math.isnan(of(choice, math.nan)[0])


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(1, 7), (7, 1), (1, 7, 1)])
def test_arrays_keep_shape_and_type_and_are_new(
    choice: Choice, dtype: type, shape: tuple[int, ...]
) -> None:
    activation = ACTIVATIONS.make(choice)
    z: Array = Z.astype(dtype).reshape(shape)
    with np.errstate(over="ignore"):
        a = activation.function(z)
        slope = activation.derivative(z, a)
    for result in (a, slope):
        assert (result.shape, result.dtype) == (z.shape, z.dtype)
        assert not np.shares_memory(result, z)
    assert not np.shares_memory(slope, a)
    np.testing.assert_array_equal(z, Z.astype(dtype).reshape(shape))


@pytest.mark.parametrize("choice", CHOICES)
def test_activations_stay_within_their_bounds(choice: Choice) -> None:
    activation = ACTIVATIONS.make(choice)
    z = np.concatenate([Z[0], np.linspace(-3.0, 3.0, 6001)])[:, None]
    with np.errstate(over="ignore"):
        a = activation.function(z)
    low, high = activation.bounds
    assert a.min() >= low
    assert a.max() <= high
    assert np.isfinite(a).all()
    # Bounds that are there are reached, but for softmax: of a single unit it is 1.
    if np.isfinite(low) and activation.coupled is None:
        assert a.min() == pytest.approx(low, abs=1e-6)


@pytest.mark.parametrize("choice", CHOICES)
def test_probabilities_are_neither_0_nor_1(choice: Choice) -> None:
    activation = ACTIVATIONS.make(choice)
    assert activation.probabilities == (activation.name in ("sigmoid", "softmax"))
    if activation.probabilities:
        a = activation.function(np.linspace(-15.0, 15.0, 600).reshape(-1, 2))
        assert 0.0 < a.min() < a.max() < 1.0


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_names_are_those_of_the_registry(name: str) -> None:
    assert ACTIVATIONS.make(name).name == name


@pytest.mark.parametrize("choice", CHOICES)
def test_the_slope_jumps_at_kinks_and_only_there(choice: Choice) -> None:
    activation = ACTIVATIONS.make(choice)
    points = np.append(np.linspace(-3.0, 3.0, 61), 20.0)[:, None]
    near = 1e-7
    below, above = (activation.function(points + side * near) for side in (-1.0, 1.0))
    difference = (above - below) / (2 * near)
    slope = activation.derivative(points, activation.function(points))
    off = ~np.isclose(difference, slope, rtol=0.0, atol=1e-7)
    assert points[off] == pytest.approx(list(activation.kinks), abs=1e-12)


@pytest.mark.parametrize("choice", [*UNCOUPLED, *WITH_OPTIONS])
@pytest.mark.parametrize("z", [-3.0, -0.7, 0.0, 0.4, 2.5, 19.0, 21.0])
def test_formulas_give_the_values_they_stand_for(choice: Choice, z: float) -> None:
    activation = ACTIVATIONS.make(choice)
    a, slope = of(choice, z)
    applied = plain_text(activation.applied(Number(z)), 17)
    steepness = plain_text(activation.slope(Number(z), Number(a)), 17)
    assert evaluated(applied) == pytest.approx(a, rel=1e-13, abs=1e-13), applied
    assert evaluated(steepness) == pytest.approx(slope, rel=1e-13, abs=1e-13), steepness


@pytest.mark.parametrize(
    ("choice", "applied", "slope"),
    [
        ("step", "1 if z > 0, else 0", "0"),
        ("relu", "max(0, z)", "1 if z > 0, else 0"),
        ("leaky_relu", "z if z > 0, else 0.01 · z", "1 if z > 0, else 0.01"),
        ("prelu", "z if z > 0, else 0.25 · z", "1 if z > 0, else 0.25"),
        ("elu", "z if z > 0, else (e^z − 1)", "1 if z > 0, else e^z"),
        ("selu", "1.05 · z if z > 0, else 1.76 · (e^z − 1)", "1.05 if z > 0, else 1.76 · e^z"),
        (
            "gelu",
            "z · ½(1 + erf(z / √(2)))",
            "½(1 + erf(z / √(2))) + z · (exp(−(z^2 / 2)) / √(2π))",
        ),
        (
            "gelu_tanh",
            "z · ½(1 + tanh(√(2 / π) · (z + 0.0447 · z^3)))",
            "½(1 + tanh(√(2 / π) · (z + 0.0447 · z^3))) "
            "+ z · ½(1 − tanh(√(2 / π) · (z + 0.0447 · z^3))^2) · √(2 / π) · (1 + 0.134 · z^2)",
        ),
        ("silu", "z / (1 + e^−z)", "(1 + z − a) / (1 + e^−z)"),
        ("softplus", "z if z > 20, else ln(1 + e^z)", "1 if z > 20, else (1 / (1 + e^−z))"),
        ("softmax", "softmax(z)", "a · (1 − a)"),
    ],
)
def test_formulas_are_definitions(choice: Choice, applied: str, slope: str) -> None:
    activation, z, a = ACTIVATIONS.make(choice), Symbol("z"), Symbol("a")
    assert plain_text(activation.applied(z), 3) == applied
    assert plain_text(activation.slope(z, a), 3) == slope


def test_a_learned_slope_can_be_bound_to_any_value() -> None:
    activation = ACTIVATIONS.make({"name": "prelu", "slope": 0.1})
    learned = activation.learned
    assert learned is not None
    assert learned.start == 0.1
    z = np.array([[-2.0, 3.0], [-1.0, -4.0]])[:, :, None]
    each = learned.bound(np.array([0.5, 2.0]))
    a = each.function(z)
    assert a[:, 0].tolist() == [[-1.0, -4.0], [-0.5, -2.0]]
    assert a[:, 1].tolist() == [[3.0, 3.0], [-2.0, -8.0]]
    assert each.derivative(z, a)[:, 1].tolist() == [[1.0, 1.0], [0.5, 2.0]]
    assert each.learned is learned


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_how_an_activation_depends_on_its_learned_slope(dtype: type) -> None:
    learned = ACTIVATIONS.make("prelu").learned
    assert learned is not None
    z: Array = np.array([[-2.0, 0.0, 3.0]], dtype=dtype)
    low, high = (learned.bound(0.25 + side / 1024.0).function(z) for side in (-1.0, 1.0))
    derivative = learned.derivative(z)
    assert derivative.dtype == dtype
    np.testing.assert_allclose(derivative, (high - low) * 512.0, atol=1e-3)


@pytest.mark.parametrize(
    ("name", "word"),
    [("sigmoid", "sigmoid"), ("identity", "identity"), ("tanh", "tanh"), ("relu", "ReLU")],
)
def test_in_a_sentence_a_function_has_its_symbol_if_that_is_a_word(name: str, word: str) -> None:
    assert ACTIVATIONS.make(name).word == word
