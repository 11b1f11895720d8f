"""Built-in data sets: the same options and seed give the same samples.

Points of two classes alternate, class 0 first, so that any few in a row are of both. The planes
of points are TensorFlow Playground's (``dataset.ts``, Smilkov and Carter), the moons
scikit-learn's ``make_moons``; here ``noise`` is the deviation of a normal error of each
coordinate, or of the target where that is a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np

from engine.arrays import Array, Rows
from engine.columns import Columns, Observations, numbered
from engine.problem import Problem
from engine.registry import Registry, Usual
from engine.words.wording import worded

DATASETS: Registry[Observations] = Registry(worded("data set"))

SAMPLES = 200

Noise = Annotated[float, Usual(0.0, 2.0)]


@DATASETS.register
def xor() -> Observations:
    """Exclusive or: 1 where exactly one of two inputs is 1."""
    return _gate((0.0, 1.0, 1.0, 0.0))


@DATASETS.register
def and_() -> Observations:
    """1 where both of two inputs are 1."""
    return _gate((0.0, 0.0, 0.0, 1.0))


@DATASETS.register
def or_() -> Observations:
    """1 where at least one of two inputs is 1."""
    return _gate((0.0, 1.0, 1.0, 1.0))


@DATASETS.register
def not_() -> Observations:
    """1 where the one input is 0."""
    return _numbers(np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]]))


@DATASETS.register
def gaussians(samples: int = SAMPLES, noise: Noise = 1.0, seed: int = 0) -> Observations:
    """Two round clouds, class 1 around (2, 2) and class 0 around (-2, -2)."""
    classes = _alternating(samples)
    centres = np.repeat(4.0 * classes - 2.0, 2, axis=1)
    return _classified(centres, classes, noise, np.random.default_rng(seed))


@DATASETS.register
def circle(samples: int = SAMPLES, noise: Noise = 0.0, seed: int = 0) -> Observations:
    """A disk of radius 2.5, class 1, within a ring from 3.5 to 5, class 0."""
    generator = np.random.default_rng(seed)
    classes = _alternating(samples)
    share = generator.random((samples, 1))
    radius = np.where(classes == 1.0, 2.5 * share, 3.5 + 1.5 * share)
    points = radius * _direction(2.0 * np.pi * generator.random((samples, 1)))
    return _classified(points, classes, noise, generator)


@DATASETS.register
def spiral(samples: int = SAMPLES, noise: Noise = 0.0, seed: int = 0) -> Observations:
    """Two arms of 1.75 turns out to radius 5, each the other one turned by half a turn."""
    classes = _alternating(samples)
    # Not from the very centre: both arms would have a point there.
    way = np.ceil(np.arange(1, samples + 1) / 2.0)[:, np.newaxis] / np.ceil(samples / 2.0)
    points = 5.0 * way * _direction(np.pi * (3.5 * way + classes))
    return _classified(points, classes, noise, np.random.default_rng(seed))


@DATASETS.register
def moons(samples: int = SAMPLES, noise: Noise = 0.1, seed: int = 0) -> Observations:
    """Two half circles of radius 1 that reach into each other, class 0 the upper one."""
    classes = _alternating(samples)
    way = np.floor(np.arange(samples) / 2.0)[:, np.newaxis] / max(1.0, np.ceil(samples / 2.0) - 1.0)
    upper = _direction(np.pi * way)
    points = np.where(classes == 1.0, (1.0, 0.5) - upper, upper)
    return _classified(points, classes, noise, np.random.default_rng(seed))


@DATASETS.register
def plane(samples: int = SAMPLES, noise: Noise = 0.0, seed: int = 0) -> Observations:
    """Y = (x1 + x2) / 10 over the square from -6 to 6."""
    generator = np.random.default_rng(seed)
    points = generator.uniform(-6.0, 6.0, (samples, 2))
    heights = points.sum(axis=1, keepdims=True) / 10.0
    return _numbers(points, _with_noise(heights, noise, generator))


@DATASETS.register
def sine(samples: int = SAMPLES, noise: Noise = 0.0, seed: int = 0) -> Observations:
    """Y = sin x, at evenly spaced x from -pi to pi."""
    x = np.linspace(-np.pi, np.pi, samples)[:, np.newaxis]
    return _numbers(x, _with_noise(np.sin(x), noise, np.random.default_rng(seed)))


@DATASETS.register
def students() -> Observations:
    """Seven students: two numbers of hours each, and the result of a test."""
    hours = ((8, 5), (7, 5), (8, 4), (8, 1), (4, 3), (5, 2), (4, 2))
    results = (100, 90, 88, 60, 50, 45, 40)
    return Observations(
        Columns.numbers(np.array(hours, dtype=np.float64), ("hours 1", "hours 2")),
        Columns.numbers(np.array(results, dtype=np.float64)[:, np.newaxis], ("result",)),
    )


def split_rows(count: int, test: float, seed: int) -> tuple[Rows, Rows]:
    """Return the rows to train with and those to test with, each in ascending order.

    Of ``count`` samples as many as ``rows_to_test`` says are drawn by ``seed``; ``Problem`` where
    it raises one.
    """
    is_test = np.zeros(count, dtype=bool)
    is_test[np.random.default_rng(seed).permutation(count)[: rows_to_test(count, test)]] = True
    return np.flatnonzero(~is_test), np.flatnonzero(is_test)


def rows_to_test(count: int, test: float) -> int:
    """Return how many of ``count`` samples the share ``test`` is, from 0 to less than 1.

    ``Problem`` where that leaves none to train with, or none to test with although ``test`` is not
    0.
    """
    tests = round(count * test)
    if tests == count or (tests == 0 and test > 0.0):
        what = worded("of {count} samples it leaves none to train with", count=count)
        if tests == 0:
            what = worded("of {count} samples it leaves none to test with", count=count)
        raise Problem(".test", what, worded("at least one of each"))
    return tests


def _gate(outputs: Sequence[float]) -> Observations:
    inputs = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])
    return _numbers(inputs, np.array(outputs)[:, np.newaxis])


def _alternating(samples: int) -> Array:
    return np.arange(samples, dtype=np.float64)[:, np.newaxis] % 2.0


def _direction(angle: Array) -> Array:
    """Return points on the circle of radius 1, samples x 2."""
    return np.concatenate([np.cos(angle), np.sin(angle)], axis=1)


def _with_noise(values: Array, noise: float, generator: np.random.Generator) -> Array:
    return values + noise * generator.standard_normal(values.shape)


def _classified(
    points: Array, classes: Array, noise: float, generator: np.random.Generator
) -> Observations:
    return _numbers(_with_noise(points, noise, generator), classes, "class")


def _numbers(inputs: Array, targets: Array, target: str = "y") -> Observations:
    names = numbered("x", inputs.shape[1])
    return Observations(Columns.numbers(inputs, names), Columns.numbers(targets, [target]))
