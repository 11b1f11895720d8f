from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.optimizers import OPTIMIZERS, Optimizer
from engine.problem import Problem
from tests.engine.optimizing import AFTERWARDS, CHOICES, FIRST, GRADIENTS, RATE, each

of_type = pytest.mark.parametrize("dtype", ["float64", "float32"])


def updated(optimizer: Optimizer, parameters: Array, gradients: Array) -> Array:
    """Return the parameters after one update with each of the gradients."""
    slots = optimizer.initial_slots(parameters)
    for count, gradient in enumerate(gradients):
        parameters, slots = optimizer.update(parameters, gradient, slots, RATE, count)
    return parameters


@pytest.mark.parametrize(("name", "options", "expected"), AFTERWARDS)
def test_updates_are_those_of_pytorch(
    name: str, options: dict[str, Any], expected: list[float]
) -> None:
    optimizer = OPTIMIZERS.make({"name": name, "learning_rate": RATE, **options})
    np.testing.assert_allclose(updated(optimizer, FIRST, GRADIENTS), expected, rtol=1e-13)


def test_every_optimizer_is_tested() -> None:
    assert {choice["name"] for choice in CHOICES} == set(OPTIMIZERS)


def test_the_size_of_a_gradient_does_not_matter_to_its_sign() -> None:
    optimizer = OPTIMIZERS.make({"name": "sign_sgd", "learning_rate": RATE})
    after, slots = optimizer.update(FIRST, np.array([1e-300, -1e300, 0.0]), (), RATE, 0)
    assert after.tolist() == [0.9, -1.9, 0.5]
    assert slots == ()


@each
@of_type
def test_an_update_changes_no_array_and_keeps_the_type(choice: dict[str, Any], dtype: str) -> None:
    optimizer = OPTIMIZERS.make(choice)
    parameters, gradient = FIRST.astype(dtype), GRADIENTS[0].astype(dtype)
    slots = optimizer.initial_slots(parameters)
    given_arrays = [parameters, gradient, *slots]
    copies = [part.copy() for part in given_arrays]
    after, new = optimizer.update(parameters, gradient, slots, RATE, 0)
    for part, copy in zip(given_arrays, copies, strict=True):
        np.testing.assert_array_equal(part, copy)
    assert {part.dtype for part in (after, *new)} == {np.dtype(dtype)}
    assert len(new) == len(optimizer.slot_names)


@each
@of_type
def test_many_starts_are_updated_as_each_alone(choice: dict[str, Any], dtype: str) -> None:
    optimizer = OPTIMIZERS.make(choice)
    starts = np.stack([FIRST, -FIRST, 2.0 * FIRST], axis=1).astype(dtype)
    gradients = np.stack([GRADIENTS, GRADIENTS * 0.5, -GRADIENTS], axis=2).astype(dtype)
    together = updated(optimizer, starts, gradients)
    assert together.dtype == dtype
    for number in range(3):
        alone = updated(optimizer, starts[:, number], gradients[:, :, number])
        np.testing.assert_array_equal(together[:, number], alone)


@each
@of_type
def test_each_parameter_may_have_its_own_count(choice: dict[str, Any], dtype: str) -> None:
    optimizer = OPTIMIZERS.make(choice)
    parameters, gradient = FIRST.astype(dtype), GRADIENTS[1].astype(dtype)
    slots = optimizer.initial_slots(parameters)
    counts = np.array([0, 3, 1_000_000])
    after, _ = optimizer.update(parameters, gradient, slots, RATE, counts)
    assert after.dtype == dtype
    for place, count in enumerate(counts.tolist()):
        alone, _ = optimizer.update(parameters, gradient, slots, RATE, count)
        precision = 4 * float(np.finfo(dtype).eps)
        assert float(after[place]) == pytest.approx(float(alone[place]), rel=precision)


@each
@of_type
@pytest.mark.parametrize("rate", [0.0, 1e308])
def test_nothing_is_too_large_or_no_number_at_all(
    choice: dict[str, Any], dtype: str, rate: float
) -> None:
    optimizer = OPTIMIZERS.make({**choice, "learning_rate": rate})
    largest = float(np.finfo(dtype).max)
    gradient = np.array([0.0, -0.0, np.nan, np.inf, -np.inf, largest, 1e-300]).astype(dtype)
    parameters = np.ones_like(gradient)
    slots = optimizer.initial_slots(parameters)
    with np.errstate(all="ignore"):
        for count in (0, 1, 10**9):
            parameters, slots = optimizer.update(parameters, gradient, slots, rate, count)
    assert np.isnan(parameters[2])


def test_options_are_those_of_a_project_file_with_defaults() -> None:
    adam = OPTIMIZERS.make({"name": "adam", "learning_rate": 1, "betas": [0.5, 0.75]})
    assert adam.options == {
        "learning_rate": 1.0, "betas": (0.5, 0.75), "eps": 1e-8, "weight_decay": 0.0
    }  # fmt: skip
    assert adam.numbers == {"learning_rate": 1.0, "eps": 1e-8, "weight_decay": 0.0}
    assert adam.constants == {**adam.numbers, "beta1": 0.5, "beta2": 0.75}
    sgd = OPTIMIZERS.make({"name": "sgd", "learning_rate": 0.5})
    assert sgd.options["nesterov"] is False
    assert sgd.numbers == {"learning_rate": 0.5, "momentum": 0.0, "weight_decay": 0.0}


@each
def test_an_optimizer_is_made_again_from_its_options(choice: dict[str, Any]) -> None:
    optimizer = OPTIMIZERS.make(choice)
    again = OPTIMIZERS.make({"name": optimizer.name, **optimizer.options})
    assert again.options == optimizer.options
    np.testing.assert_array_equal(
        updated(again, FIRST, GRADIENTS), updated(optimizer, FIRST, GRADIENTS)
    )


def test_step_sizes_begin_as_the_learning_rate_and_all_else_as_zero() -> None:
    rprop = OPTIMIZERS.make({"name": "rprop", "learning_rate": 0.25})
    assert dict(rprop.slot_start) == {"previous_gradient": 0.0, "step_size": 0.25}
    previous, step_size = rprop.initial_slots(FIRST)
    assert (previous.tolist(), step_size.tolist()) == ([0.0] * 3, [0.25] * 3)
    adam = OPTIMIZERS.make({"name": "adam", "learning_rate": 0.25})
    assert set(adam.slot_start.values()) == {0.0}


@pytest.mark.parametrize(
    ("name", "options", "problem"),
    [
        ("sgd", {"learning_rate": -0.1}, ".learning_rate: -0.1 is negative (0 or more)"),
        ("sgd", {"learning_rate": math.inf}, ".learning_rate: inf is not finite (a finite number)"),
        ("sgd", {"learning_rate": math.nan}, ".learning_rate: nan is not finite (a finite number)"),
        ("sgd", {"momentum": -0.5}, ".momentum: -0.5 is negative (0 or more)"),
        ("sgd", {"momentum": "high"}, ".momentum: 'high' is not a number (a number)"),
        ("sgd", {"weight_decay": -1.0}, ".weight_decay: -1.0 is negative (0 or more)"),
        ("sgd", {"nesterov": True}, ".momentum: 0 with nesterov (more than 0)"),
        ("adagrad", {"eps": -1e-9}, ".eps: -1e-09 is negative (0 or more)"),
        ("rmsprop", {"alpha": 1.0}, ".alpha: 1.0 is too large (less than 1)"),
        ("rmsprop", {"alpha": -0.1}, ".alpha: -0.1 is negative (0 or more)"),
        ("rmsprop", {"momentum": -0.1}, ".momentum: -0.1 is negative (0 or more)"),
        ("rmsprop", {"eps": -0.1}, ".eps: -0.1 is negative (0 or more)"),
        ("adam", {"betas": [0.9, 1.0]}, ".betas[1]: 1.0 is too large (less than 1)"),
        ("adam", {"betas": [-0.1, 0.9]}, ".betas[0]: -0.1 is negative (0 or more)"),
        ("adam", {"betas": [0.9]}, ".betas: 1 given (two numbers)"),
        ("adam", {"betas": 0.9}, ".betas: 0.9 is not a list (two numbers)"),
        ("adam", {"eps": -1.0}, ".eps: -1.0 is negative (0 or more)"),
        ("adamw", {"weight_decay": -1.0}, ".weight_decay: -1.0 is negative (0 or more)"),
        ("rprop", {"etas": [0.0, 1.2]}, ".etas[0]: 0.0 is too small (more than 0)"),
        ("rprop", {"etas": [1.0, 1.2]}, ".etas[0]: 1.0 is too large (less than 1)"),
        ("rprop", {"etas": [0.5, 1.0]}, ".etas[1]: 1.0 is too small (more than 1)"),
        ("rprop", {"step_sizes": [-1.0, 1.0]}, ".step_sizes[0]: -1.0 is negative (0 or more)"),
        ("rprop", {"step_sizes": [2, 1]}, ".step_sizes[1]: 1.0 is too small (2 or more)"),
        ("sign_sgd", {"learning_rate": -1.0}, ".learning_rate: -1.0 is negative (0 or more)"),
    ],
)
def test_options_that_make_no_optimizer(name: str, options: dict[str, Any], problem: str) -> None:
    with pytest.raises(Problem) as caught:
        OPTIMIZERS.make({"name": name, "learning_rate": 0.1, **options})
    assert str(caught.value) == problem


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_a_learning_rate_is_required(name: str) -> None:
    with pytest.raises(Problem, match=f"{name} without learning_rate"):
        OPTIMIZERS.make(name)
