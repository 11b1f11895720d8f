from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from engine.activations import ACTIVATIONS
from engine.checking.gradcheck import Check, checks
from engine.data import Samples
from engine.losses import LOSSES
from engine.model import Model, UpdatePolicy
from engine.network import LayerSpec
from engine.plan.events import Address, Kind, Phase
from engine.training.training import StepRecord, train_step
from tests.engine.cases import Case, cases

SIZES = (3, 4, 2, 3, 2)


def record_of(case: Case, model: Model | None = None) -> StepRecord:
    plain = case.history().record(0)
    return plain if model is None else train_step(model, plain.before, plain.batch, plain.step)


DEPTH = len(SIZES) - 1
COMBINATIONS = [
    pytest.param(activation, loss, layer, id=f"{activation}-{loss}-{layer or 'everywhere'}")
    for activation in ACTIVATIONS
    for loss in LOSSES
    for layer in (*range(1, DEPTH + 1), None)
]


def activations_of(activation: str, loss: str, layer: int | None) -> tuple[str, ...]:
    """One layer's activation among others, or everyone's, as far as the loss takes the outputs."""
    names = ["tanh" if layer else activation] * DEPTH
    names[(layer or DEPTH) - 1] = activation
    # A step's outputs may be 0, whose logarithm no loss has a slope at.
    if LOSSES.make(loss).needs_probabilities and names[-1] not in ("sigmoid", "softmax"):
        names[-1] = LOSSES.make(loss).cancels_with
    return tuple(names)


@pytest.mark.parametrize(("activation", "loss", "layer"), COMBINATIONS)
def test_gradients_agree_with_finite_differences(
    activation: str, loss: str, layer: int | None
) -> None:
    names = activations_of(activation, loss, layer)
    case = Case(SIZES, names, loss=loss, l1=0.01, l2=0.1, samples=3, batch=3, seed=5)
    found = list(checks(record_of(case)))
    assert len(found) == case.network.parameter_count
    assert all(one.agrees for one in found)
    assert sum(one.at_kink for one in found) <= len(found) // 4
    assert max(abs(one.gradient - one.difference) for one in found if not one.at_kink) < 1e-7


@pytest.mark.parametrize("batch", [1, 3])
@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_gradients_agree_in_networks_of_any_depth(depth: int, batch: int) -> None:
    case = Case(SIZES[-depth - 1 :], samples=batch, batch=batch)
    found = list(checks(record_of(case)))
    assert len(found) == case.network.parameter_count
    assert max(abs(one.gradient - one.difference) for one in found) < 1e-7


@given(cases())
def test_gradients_agree_in_whatever_the_engine_knows(case: Case) -> None:
    """An update at once has no gradient of the loss: its deltas pass weights that have moved."""
    case = replace(case, policy=UpdatePolicy.AT_ONCE)
    assert all(one.agrees for one in checks(record_of(case)))


@pytest.mark.parametrize(
    ("activation", "z", "a", "slope"),
    [
        ("step", 0.0, 0.0, 0.0),
        ("relu", 0.0, 0.0, 0.0),
        ("leaky_relu", 0.0, 0.0, 0.01),
        ("prelu", 0.0, 0.0, 0.25),
        ("elu", 0.0, 0.0, 1.0),
        ("selu", 0.0, 0.0, 1.7580993408473766),
        ("softplus", 20.0, 20.000000002061153, 0.9999999979388464),
    ],
)
def test_at_a_kink_value_and_gradient_are_those_of_pytorch(
    activation: str, z: float, a: float, slope: float
) -> None:
    data = Samples(np.array([[2.0]]), np.array([[1.0]]))
    numbers = (0.5, z - 1.0, *([0.25] if activation == "prelu" else []))
    record = record_of(Case((1, 1), (activation,), given_parameters=numbers, given_data=data))
    delta = (a - 1.0) * slope
    assert record.forward.weighted_sums[0] == z
    assert record.forward.activations[1] == pytest.approx(a, rel=1e-15)
    np.testing.assert_allclose(record.gradient[:2], [2.0 * delta, delta], rtol=1e-15)
    assert record.gradient[2:].tolist() == [0.0] * (len(numbers) - 2)
    if activation != "elu":  # whose slopes meet at 0
        assert all(one.at_kink for one in list(checks(record))[:2])


def test_the_absolute_error_of_a_perfect_output_has_no_gradient() -> None:
    data = Samples(np.array([[1.0]]), np.array([[0.75]]))
    case = Case(
        (1, 1), ("identity",), loss="mean_absolute_error",
        given_parameters=(0.5, 0.25), given_data=data,
    )  # fmt: skip
    found = list(checks(record_of(case)))
    assert [(one.gradient, one.at_kink, one.agrees) for one in found] == [(0.0, True, True)] * 2


def test_gradients_in_single_precision_agree_as_far_as_that_goes() -> None:
    record = record_of(Case(SIZES, samples=3, batch=3, dtype="float32"))
    found = list(checks(record))
    assert record.gradient.dtype == np.float32
    assert all(one.agrees for one in found)
    assert {one.tolerance for one in found} == {1e-5}
    assert not found[0]._replace(difference=found[0].difference + 2e-5).agrees


def test_binary_cross_entropy_without_a_sigmoid_agrees_too() -> None:
    """No cancelling here: outputs are kept within 0 and 1 by small weights and a bias of 0.5."""
    parameters = (0.1, -0.2, 0.05, 0.1, 0.5, 0.5)
    case = Case(
        (2, 2), ("identity",), (), "binary_cross_entropy", samples=2, batch=2,
        given_parameters=parameters,
    )  # fmt: skip
    assert all(one.agrees for one in checks(record_of(case)))


@pytest.mark.parametrize("layer", [1, 2])
def test_a_wrong_derivative_is_found(layer: int) -> None:
    case = Case((2, 2, 2))
    wrong = replace(ACTIVATIONS.make("sigmoid"), derivative=lambda z, a: a * (1.001 - a))
    layers = list(case.network.layers)
    layers[layer - 1] = LayerSpec(2, wrong)
    network = replace(case.network, layers=tuple(layers))
    found = list(checks(record_of(case, replace(case.model, network=network))))
    caught = {one.at.layer for one in found if not one.agrees}
    assert caught == {1, layer}


def test_a_wrong_gradient_of_the_loss_is_found() -> None:
    wrong = replace(LOSSES.make("squared_error"), gradient=np.subtract)
    found = checks(record_of(Case(), replace(Case().model, loss=wrong)))
    assert not any(one.agrees for one in found)


def test_a_difference_across_a_kink_proves_nothing_and_says_so() -> None:
    case = Case((1, 1), ("relu",), given_parameters=(0.0, 0.0))
    found = list(checks(record_of(case)))
    assert [(one.at_kink, one.agrees, one.gradient) for one in found] == [(True, True, 0.0)] * 2


@pytest.mark.parametrize(
    ("activation", "loss", "target"),
    [("elu", "half_squared_error", 1.0), ("identity", "huber", 1.0), ("identity", "huber", -1.0)],
)
def test_across_a_bend_a_difference_is_too_coarse_and_says_so(
    activation: str, loss: str, target: float
) -> None:
    data = Samples(np.array([[1.0]]), np.array([[target]]))
    case = Case((1, 1), (activation,), loss=loss, given_parameters=(0.0, 0.0), given_data=data)
    found = list(checks(record_of(case)))
    assert [(one.at_kink, one.agrees) for one in found] == [(True, True)] * 2
    assert all(1e-6 < abs(one.gradient - one.difference) < 1e-5 for one in found)


def test_checks_come_layer_by_layer_with_the_bias_last() -> None:
    found = [one.at[3:] for one in checks(record_of(Case((2, 1, 1))))]
    assert found == [(1, 0, 0), (1, 0, 1), (1, 0, None), (2, 0, 0), (2, 0, None)]


@pytest.mark.parametrize(
    ("gradient", "difference", "agrees"),
    [(1.0, 1.0 + 1.9e-7, True), (1.0, 1.0 + 2.1e-7, False), (np.nan, np.nan, False)],
)
def test_the_tolerance(gradient: float, difference: float, agrees: bool) -> None:
    at = Address(Phase.BACKWARD, Kind.GRADIENT, None, 1, 0, 0)
    assert Check(at, gradient, difference, at_kink=False).agrees is agrees


def test_a_large_loss_has_no_digits_for_a_small_difference() -> None:
    parameters = (1e3, 1e3, 1e3)
    case = Case((2, 1), ("identity",), loss="squared_error", given_parameters=parameters)
    found = list(checks(record_of(case)))
    assert all(one.agrees for one in found)
    assert not any(one._replace(gradient=1.0001 * one.gradient).agrees for one in found)


@pytest.mark.parametrize("hidden", ["softplus", "sigmoid", "tanh", "gelu"])
def test_a_loss_that_is_curved_within_the_distance_is_looked_at_from_nearer_by(hidden: str) -> None:
    data = Samples(np.array([[1e3]]), np.array([[1e3]]))
    case = Case(
        (1, 1, 1), (hidden, "identity"), loss="squared_error",
        given_parameters=(1.5e-3, 0.0, 1.0, 0.0), given_data=data,
    )  # fmt: skip
    record = record_of(case)
    assert record.loss == pytest.approx(1e6, rel=0.01)
    assert all(one.agrees for one in checks(record))
    wrong = record._replace(gradient=(1.0 + 1e-5) * record.gradient)
    assert not any(one.agrees for one in checks(wrong))


def test_a_check_changes_nothing() -> None:
    record = record_of(Case())
    before = record.before.parameters.copy()
    list(checks(record))
    np.testing.assert_array_equal(record.before.parameters, before)
