"""The networks that are measured."""

from __future__ import annotations

import numpy as np

from app.core.project import Layer, Network, Project, Rows, Training

RATE = 0.1


def project(
    sizes: tuple[int, ...],
    *,
    batch: int,
    samples: int,
    steps: int,
    optimizer: str = "sgd",
    shuffle: bool = False,
    hidden: str = "sigmoid",
    output: str = "sigmoid",
) -> Project:
    """Return a project with random data from a fixed seed."""
    random = np.random.default_rng(0)
    names = [hidden] * (len(sizes) - 2) + [output]
    layers = tuple(
        Layer(units, name, init="xavier_uniform")
        for units, name in zip(sizes[1:], names, strict=True)
    )
    return Project(
        network=Network(sizes[0], layers),
        loss="half_squared_error",
        optimizer={"name": optimizer, "learning_rate": RATE},
        data=Rows(_rows(random, samples, sizes[0]), _rows(random, samples, sizes[-1])),
        training=Training(batch_size=batch, shuffle=shuffle, steps=steps),
    )


def _rows(random: np.random.Generator, rows: int, columns: int) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in random.random((rows, columns)).tolist())
