from __future__ import annotations

import math

import numpy as np
import pytest

from engine.optimizers import OPTIMIZERS
from engine.problem import Problem

PARAMETERS, GRADIENT, VELOCITY = np.array([1.0, -2.0]), np.array([0.5, 0.25]), np.array([1.0, 0.0])


@pytest.mark.parametrize(
    ("momentum", "parameters", "velocity"),
    [(0.0, [0.95, -2.025], [0.5, 0.25]), (0.9, [0.86, -2.025], [1.4, 0.25])],
)
def test_sgd(momentum: float, parameters: list[float], velocity: list[float]) -> None:
    sgd = OPTIMIZERS.make({"name": "sgd", "learning_rate": 0.1, "momentum": momentum})
    found, (slot,) = sgd.update(PARAMETERS, GRADIENT, (VELOCITY,))
    assert found.tolist() == pytest.approx(parameters)
    assert slot.tolist() == pytest.approx(velocity)
    assert len(sgd.slot_names) == 1
    assert sgd.options == {"learning_rate": 0.1, "momentum": momentum}


def test_an_update_changes_no_array() -> None:
    copies = [part.copy() for part in (PARAMETERS, GRADIENT, VELOCITY)]
    for momentum in (0.0, 0.9):
        sgd = OPTIMIZERS.make({"name": "sgd", "learning_rate": 0.1, "momentum": momentum})
        sgd.update(PARAMETERS, GRADIENT, (VELOCITY,))
    for part, copy in zip((PARAMETERS, GRADIENT, VELOCITY), copies, strict=True):
        np.testing.assert_array_equal(part, copy)


def test_the_rate_of_zero_moves_nothing() -> None:
    sgd = OPTIMIZERS.make({"name": "sgd", "learning_rate": 0.0})
    assert sgd.update(PARAMETERS, GRADIENT, (VELOCITY,))[0].tolist() == PARAMETERS.tolist()


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({}, ""),
        ({"learning_rate": -0.1}, ".learning_rate"),
        ({"learning_rate": math.inf}, ".learning_rate"),
        ({"learning_rate": math.nan}, ".learning_rate"),
        ({"learning_rate": 0.1, "momentum": -0.5}, ".momentum"),
        ({"learning_rate": 0.1, "momentum": "high"}, ".momentum"),
    ],
)
def test_options_that_make_no_optimizer(options: dict[str, object], place: str) -> None:
    with pytest.raises(Problem) as caught:
        OPTIMIZERS.make({"name": "sgd", **options})
    assert caught.value.place == place
