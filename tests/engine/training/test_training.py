from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.arrays import Array
from engine.data import Batch, Batches, Samples
from engine.edits import ParameterEdit
from engine.losses import LOSSES
from engine.model import State, UpdatePolicy
from engine.training.training import StepRecord, batch_loss, penalty, train_step
from tests.engine.cases import Case, cases


def step_of(case: Case, step: int = 0) -> StepRecord:
    return case.history().record(step)


def arrays(state: State, batch: Batch) -> list[Array]:
    return [state.parameters, *state.slots, batch.inputs, batch.targets]


@given(cases())
def test_a_step_changes_nothing_it_is_given(case: Case) -> None:
    batch = Batches(case.data, case.batch)[0]
    state = case.history().state(1)
    given_arrays = arrays(state, batch)
    copies = [part.copy() for part in given_arrays]
    for part in given_arrays:
        part.flags.writeable = False
    first, second = (train_step(case.model, state, batch, 1) for _ in range(2))
    for part, copy in zip(given_arrays, copies, strict=True):
        np.testing.assert_array_equal(part, copy)
    np.testing.assert_array_equal(first.after.parameters, second.after.parameters)


@given(cases())
def test_frozen_parameters_get_a_gradient_but_do_not_move(case: Case) -> None:
    # Clipping and the deltas behind a moved layer depend on what moves.
    case = replace(case, rate=0.5, clipping=None, policy=UpdatePolicy.AT_ONCE)
    record = step_of(case)
    trainable = case.network.trainable
    still = np.zeros(case.network.parameter_count, bool) if trainable is None else ~trainable
    before, after = record.before.parameters, record.after.parameters
    np.testing.assert_array_equal(before[still], after[still])
    free = step_of(replace(case, frozen=()))
    np.testing.assert_array_equal(record.gradient, free.gradient)
    np.testing.assert_array_equal(after[~still], free.after.parameters[~still])


@given(cases())
def test_the_gradient_of_a_batch_is_the_mean_of_those_of_its_samples(case: Case) -> None:
    # Each sample has a mask of its own, and an update at once is one of the whole batch.
    case = replace(case, samples=4, batch=4, dropout=(), policy=UpdatePolicy.AT_ONCE)
    alone = [step_of(one_sample(case, row)).gradient for row in range(4)]
    np.testing.assert_allclose(step_of(case).gradient, np.mean(alone, axis=0), atol=1e-13)


def one_sample(case: Case, row: int) -> Case:
    samples = Samples(case.data.inputs[[row]], case.data.targets[[row]])
    return replace(case, samples=1, given_data=samples)


def test_a_short_last_batch_is_averaged_over_its_own_length() -> None:
    case = Case(sizes=(1, 1), activations=("identity",), samples=3, batch=2, rate=0.0)
    record = step_of(case, 1)
    (a,), (y,) = record.forward.activations[-1], record.batch.targets
    assert len(record.batch.rows) == 1
    assert record.gradient[1] == a[0] - y[0]
    assert record.loss == pytest.approx(0.5 * (a[0] - y[0]) ** 2)


def test_momentum_is_a_moving_sum_of_gradients() -> None:
    case = Case(momentum=0.9, rate=0.1)
    history = case.history()
    parameters, velocity = case.parameters, np.zeros(case.network.parameter_count)
    for step in range(10):
        record = history.record(step)
        np.testing.assert_allclose(record.before.parameters, parameters, rtol=0, atol=1e-14)
        velocity = 0.9 * velocity + record.gradient
        parameters = parameters - 0.1 * velocity


def test_the_penalty_is_of_weights_alone() -> None:
    case = Case(l1=0.3, l2=0.7)
    plain, penalised = step_of(Case()), step_of(case)
    weights = [case.network.weights(case.parameters, layer).ravel() for layer in (1, 2)]
    expected = sum(0.3 * np.abs(part).sum() + 0.35 * (part**2).sum() for part in weights)
    assert penalty(case.model, case.parameters) == pytest.approx(expected)
    assert penalty(Case().model, case.parameters) == 0.0
    assert penalised.loss == plain.loss
    difference = penalised.gradient - plain.gradient
    for layer, weight in zip((1, 2), weights, strict=True):
        found = case.network.weights(difference, layer).ravel()
        np.testing.assert_allclose(found, 0.3 * np.sign(weight) + 0.7 * weight)
        assert not case.network.biases(difference, layer).any()


def test_an_infinite_bias_does_not_spoil_the_penalty() -> None:
    case = Case(l2=1.0)
    parameters = case.parameters.copy()
    parameters[case.network.place(2, 0, None)] = np.inf
    record = train_step(
        case.model, State(parameters, case.history().state(0).slots, 0), batch_of(case), 0
    )
    assert record.gradient[case.network.place(2, 0, None)] == 0.0
    assert np.isfinite(penalty(case.model, parameters))


def batch_of(case: Case) -> Batch:
    return Batches(case.data, case.batch)[0]


def test_losses_too_large_to_be_added_are_infinite_together() -> None:
    assert batch_loss(np.array([1e308, 1e308])) == np.inf
    assert np.isnan(batch_loss(np.array([np.nan, 1.0])))
    assert batch_loss(np.array([1.0, 2.0, 6.0])) == 3.0


EXTREME = st.sampled_from([0.0, 1.0, -1e200, 1e200, 1e-320, 1e308])
EXTREMES = st.lists(EXTREME, min_size=4, max_size=4)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("activation", list(ACTIVATIONS))
@pytest.mark.parametrize("loss", list(LOSSES))
@settings(max_examples=6)
@given(rate=st.sampled_from([0.5, 1e150, 1e308]), numbers=EXTREMES)
def test_extreme_numbers_are_computed_with_silently(
    activation: str, loss: str, rate: float, numbers: list[float]
) -> None:
    data = Samples(np.reshape(numbers, (2, 2)), np.array([[0.0], [1.0]]))
    case = Case((2, 2, 1), (activation,) * 2, (), loss, rate, 0.9, 0.1, 0.1, 2, 2, given_data=data)
    trace = case.trace(3)
    assert [event.value for event in trace]
    assert len(trace.history.losses) == 3


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("loss", list(LOSSES))
def test_every_array_keeps_the_type_of_the_parameters(loss: str, edited: bool) -> None:
    edits = (ParameterEdit(0, 3, 1, 0, 0, 0.1),) if edited else ()
    case = Case(
        loss=loss, momentum=0.9, l1=0.1, l2=0.1, samples=3, batch=2, dtype="float32", edits=edits
    )
    record = step_of(case)
    changed = record.edited
    found = [
        record.gradient,
        record.sample_losses,
        *record.forward.weighted_sums,
        *record.forward.activations,
        *record.backward.deltas,
        *arrays(record.before, record.batch),
        *arrays(record.after, record.batch),
        *(() if changed is None else (changed.before, changed.updated)),
        *(() if changed is None else (met.at(0) for met in (*changed.forward, *changed.backward))),
    ]
    assert {part.dtype for part in found} == {np.dtype(np.float32)}
    assert {part.dtype for part in case.trace().reader(0).slopes} == {np.dtype(np.float32)}


def test_deltas_do_not_depend_on_the_size_of_the_batch() -> None:
    one, three = (step_of(Case(samples=3, batch=batch)) for batch in (1, 3))
    for small, large in zip(one.backward.deltas, three.backward.deltas, strict=True):
        np.testing.assert_allclose(large[:1], small, rtol=1e-15)
