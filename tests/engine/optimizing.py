"""Optimizers to test, and where they lead: what their tests share."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.registry import choice_name

# Zeros, changes of sign, large and small: one row an update, one column a parameter.
GRADIENTS = np.array(
    [[0.5, -2.0, 0.0], [0.25, -1.0, 3.0], [-0.75, 0.5, 0.0],
     [-0.125, 0.0, -1e-3], [1.0, 4.0, -2.0], [0.5, -3.0, 0.5]]
)  # fmt: skip
FIRST, RATE = np.array([1.0, -2.0, 0.5]), 0.1

# The parameters after those updates, as PyTorch 2.13 computes them on the processor.
AFTERWARDS: list[tuple[str, dict[str, Any], list[float]]] = [
    ("sgd", {}, [0.8624999999999999, -1.8499999999999999, 0.3501]),
    ("sgd", {"momentum": 0.9}, [0.715143, -1.285322, -0.3982590000000001]),
    (
        "sgd",
        {"momentum": 0.9, "nesterov": True, "weight_decay": 0.01},
        [0.586341581733874, -1.1742169409292054, -0.45978293954073157],
    ),
    ("adagrad", {}, [0.841800757584089, -1.9093271580607682, 0.4417672949461861]),
    ("rmsprop", {}, [-0.5879943906989633, -1.0936422823015668, -0.07862366288342701]),
    (
        "rmsprop",
        {"alpha": 0.9, "eps": 0.001, "momentum": 0.5},
        [0.18168021074089655, -1.4793620582621712, 0.1292250188225428],
    ),
    ("adam", {}, [0.7546988811367622, -1.7239395992631714, 0.3085580162382689]),
    (
        "adam",
        {"betas": (0.8, 0.95), "eps": 0.0001, "weight_decay": 0.1},
        [0.7050007849777831, -1.7172080425363883, 0.21996521087671808],
    ),
    ("adamw", {}, [0.7495632745413618, -1.7130741153914981, 0.30613207786236474]),
    ("rprop", {}, [0.81, -1.8399999999999999, 0.62]),
    ("rprop", {"etas": (0.3, 1.7), "step_sizes": (0.05, 0.2)}, [0.731, -1.781, 0.67]),
]
CHOICES: list[dict[str, Any]] = [
    *({"name": name, "learning_rate": RATE, **options} for name, options, _ in AFTERWARDS),
    {"name": "sign_sgd", "learning_rate": RATE},
]
each = pytest.mark.parametrize("choice", CHOICES, ids=choice_name)
