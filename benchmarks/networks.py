"""The networks that are measured."""

from __future__ import annotations

import numpy as np

from app.core.project import Layer, Network, Project, Rows, Training


def project(
    sizes: tuple[int, ...], *, batch: int, samples: int, steps: int, momentum: float = 0.0
) -> Project:
    """Return a project of sigmoid layers with random data from a fixed seed."""
    random = np.random.default_rng(0)
    layers = tuple(Layer(units, "sigmoid", init="xavier_uniform") for units in sizes[1:])
    return Project(
        network=Network(sizes[0], layers),
        loss="half_squared_error",
        optimizer={"name": "sgd", "learning_rate": 0.1, "momentum": momentum},
        data=Rows(_rows(random, samples, sizes[0]), _rows(random, samples, sizes[-1])),
        training=Training(batch_size=batch, steps=steps),
    )


def _rows(random: np.random.Generator, rows: int, columns: int) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in random.random((rows, columns)).tolist())
