from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import Batches, Samples
from engine.history import History
from engine.network import LayerSpec, NetworkSpec
from engine.trouble import Trouble, situation
from engine.trouble.units import dead, flat, saturated, symmetric
from tests.engine.cases import Case, cases

CASE = Case((2, 3, 2), samples=4, batch=2)


def history_of(case: Case, network: NetworkSpec) -> History:
    model = replace(case.model, network=network)
    return History(model, case.parameters, Batches(case.data, case.batch))


def twins(case: Case, layer: int = 1) -> Case:
    """The same run with the second unit of a layer made the same as the first."""
    parameters = case.parameters.copy()
    weights = case.network.weights(parameters, layer)
    weights[1] = weights[0]
    biases = case.network.biases(parameters, layer)
    biases[1] = biases[0]
    onwards = case.network.weights(parameters, layer + 1)
    onwards[:, 1] = onwards[:, 0]
    return replace(case, given_parameters=tuple(parameters.tolist()))


def found_symmetric(history: History, step: int = 0) -> list[Trouble]:
    return list(symmetric(situation(history, step)))


@given(cases(), st.integers(0, 5))
def test_twins_are_found_as_long_as_they_stay_equal(case: Case, step: int) -> None:
    case = replace(
        case, sizes=(2, 3, case.sizes[-1]), activations=(), frozen=(), biases=(), dropout=(),
        shares=(),
    )  # fmt: skip
    (trouble,) = found_symmetric(twins(case).history())
    assert (trouble.layer, trouble.units) == (1, (0, 1))
    parameters = twins(case).history().state(step).parameters
    weights, onwards = (case.network.weights(parameters, layer) for layer in (1, 2))
    np.testing.assert_allclose(weights[0], weights[1], rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(onwards[:, 0], onwards[:, 1], rtol=1e-12, atol=1e-15)
    assert found_symmetric(case.history(), step) == []


def test_units_that_begin_as_zeros_are_one_group() -> None:
    zeros = replace(CASE, given_parameters=(0.0,) * CASE.network.parameter_count)
    (trouble,) = found_symmetric(zeros.history())
    assert trouble.units == (0, 1, 2)
    assert "as if they were 1 instead of 3" in trouble.cause
    assert str(trouble).startswith("step 0, layer 1, units 0, 1, 2: the same weights")


@pytest.mark.parametrize("place", [(1, 1, 0), (1, 1, None), (2, 0, 1)])
def test_units_that_differ_in_one_parameter_are_not_the_same(
    place: tuple[int, int, int | None],
) -> None:
    parameters = twins(CASE).parameters.copy()
    parameters[CASE.network.place(*place)] += 1e-9
    case = replace(CASE, given_parameters=tuple(parameters.tolist()))
    assert found_symmetric(case.history()) == []


def test_units_of_which_the_optimizer_remembers_something_else_come_apart() -> None:
    case = replace(twins(CASE), momentum=0.9)
    at = situation(case.history(), 1)
    assert list(symmetric(at))
    (velocity,) = at.state.slots
    other = velocity.copy()
    other[CASE.network.place(1, 1, 0)] += 1e-9
    assert not list(symmetric(replace(at, state=at.state._replace(slots=(other,)))))


def test_dropout_takes_twins_apart() -> None:
    case = twins(CASE)
    first, *others = case.network.layers
    history = history_of(case, NetworkSpec(2, (replace(first, dropout=0.5), *others)))
    assert found_symmetric(history) == []
    weights = case.network.weights(history.state(20).parameters, 1)
    assert not np.array_equal(weights[0], weights[1])


def test_weights_that_are_used_twice_say_nothing_about_symmetry() -> None:
    sigmoid = CASE.network.layer(1).activation
    layers = (LayerSpec(2, sigmoid), LayerSpec(2, sigmoid, shares=1), LayerSpec(1, sigmoid))
    network = NetworkSpec(2, layers)
    case = Case((2, 2, 1), samples=4, batch=2)
    model = replace(case.model, network=network)
    history = History(model, np.full(network.parameter_count, 0.5), Batches(case.data, 2))
    assert found_symmetric(history) == []
    weights = network.weights(history.state(5).parameters, 1)
    assert not np.array_equal(weights[0], weights[1])


RECTIFIED = Case((2, 4, 3, 1), ("relu", "relu", "identity"), samples=5, batch=5)


@given(st.integers(0, 1000), st.integers(0, 20))
def test_dead_are_the_units_whose_weights_get_no_gradient_from_any_sample(
    seed: int, step: int
) -> None:
    history = replace(RECTIFIED, seed=seed).history()
    found = {trouble.layer: trouble.units for trouble in dead(situation(history, step))}
    record = history.record(step)
    for layer in (1, 2):
        z = record.forward.weighted_sums[layer - 1]
        units = tuple(np.flatnonzero((z <= 0.0).all(axis=0)).tolist())
        assert found.get(layer, ()) == units
        gradient = RECTIFIED.network.weights(record.gradient, layer)
        assert not gradient[list(units)].any()


@pytest.mark.parametrize("name", ["leaky_relu", "elu", "prelu", "softplus", "identity", "sigmoid"])
def test_functions_with_a_slope_everywhere_have_no_dead_units(name: str) -> None:
    case = replace(RECTIFIED, activations=(name, name, "identity"))
    parameters = np.zeros(case.network.parameter_count)
    for layer in (1, 2):
        case.network.biases(parameters, layer)[:] = -10.0
    case = replace(case, given_parameters=tuple(parameters.tolist()))
    assert not list(dead(situation(case.history(), 0)))


def test_what_is_said_of_a_dead_unit() -> None:
    parameters = RECTIFIED.parameters.copy()
    RECTIFIED.network.biases(parameters, 1)[:] = 10.0
    RECTIFIED.network.biases(parameters, 1)[2] = -10.0
    case = replace(RECTIFIED, given_parameters=tuple(parameters.tolist()))
    trouble = next(dead(situation(case.history(), 0)))
    assert trouble.units == (2,)
    assert trouble.cause == (
        "relu gives 0 with slope 0 for each of 5 samples: "
        "no gradient reaches the weights of this unit"
    )


def test_a_threshold_is_flat_and_neither_dead_nor_saturated() -> None:
    case = Case((2, 3, 1), ("tanh", "step"), samples=3)
    at = situation(case.history(), 0)
    assert [trouble.layer for trouble in flat(at)] == [2]
    assert not [*dead(at), *saturated(at)]


def saturated_units(
    case: Case, scale: float, layer: int
) -> list[tuple[int | None, tuple[int, ...]]]:
    parameters = case.parameters.copy()
    case.network.weights(parameters, layer)[:] *= scale
    case = replace(case, given_parameters=tuple(parameters.tolist()))
    at = situation(case.history(), 0)
    return [(trouble.layer, trouble.units) for trouble in saturated(at)]


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_units_far_out_on_a_bounded_function_are_saturated(name: str) -> None:
    case = Case((2, 3, 1), (name, "identity"), samples=4)
    assert saturated_units(case, 1.0, 1) == []
    assert saturated_units(case, 1e8, 1) == [(1, (0, 1, 2))]


@pytest.mark.parametrize("name", ["relu", "identity", "softplus"])
def test_units_of_an_unbounded_function_are_not(name: str) -> None:
    assert saturated_units(Case((2, 3, 1), (name, "identity"), samples=4), 1e8, 1) == []


@pytest.mark.parametrize(("target", "units"), [(1.0, []), (0.85, [(2, (0,))]), (0.0, [(2, (0,))])])
def test_an_output_is_saturated_only_where_it_is_wrong(
    target: float, units: list[tuple[int | None, tuple[int, ...]]]
) -> None:
    inputs = np.array([[1.0], [2.0]])
    data = Samples(inputs, np.full((2, 1), target))
    case = Case((1, 1, 1), samples=2, given_data=data, given_parameters=(1.0, 0.0, 100.0, 0.0))
    assert saturated_units(case, 1.0, 1) == units
    crossed = replace(case, loss="binary_cross_entropy")
    assert saturated_units(crossed, 1.0, 1) == []
