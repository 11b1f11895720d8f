"""Data before a network gets them: columns with names, and how they are scaled and shown again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.arrays import Array, Rows
from engine.problem import Problem
from engine.words.wording import worded


@dataclass(frozen=True, eq=False)
class Columns:
    """Values (samples x columns), and of each column its name and whether it holds numbers.

    A column without numbers is 1 where the sample is of the category of that name, else 0.
    """

    values: Array
    names: tuple[str, ...]
    numeric: tuple[bool, ...]

    @classmethod
    def numbers(cls, values: Array, names: Sequence[str]) -> Columns:
        """Return columns that all hold numbers."""
        return cls(values, tuple(names), (True,) * len(names))

    @classmethod
    def one_hot(cls, categories: Rows, names: Sequence[str]) -> Columns:
        """Return a column for each name, from the number of each sample's category."""
        return cls(np.eye(len(names))[categories], tuple(names), (False,) * len(names))


def numbered(letter: str, count: int) -> tuple[str, ...]:
    """Return the names of columns that have none of their own: x1, x2 and so on."""
    return tuple(f"{letter}{number}" for number in range(1, count + 1))


class Observations(NamedTuple):
    """What was measured: the columns to feed in, and those to be learned."""

    inputs: Columns
    targets: Columns


@dataclass(frozen=True, eq=False)
class Scaling:
    """An affine map of each column: a network gets (value - centre) / spread."""

    centre: Array
    spread: Array

    def scaled(self, values: Array) -> Array:
        """Return values (samples x columns) as a network gets them."""
        result: Array = values - self.centre
        result /= self.spread
        return result

    def shown(self, scaled: Array) -> Array:
        """Return what was measured (samples x columns), from what a network gets."""
        result: Array = scaled * self.spread + self.centre
        return result


def fit(method: str, columns: Columns, rows: Rows) -> Scaling:
    """Return the scaling of the numbers in ``columns`` by what is known from ``rows``.

    ``standardize`` gives these rows mean 0 and deviation 1 (of the population), ``unit`` the
    range [0, 1] and ``symmetric`` [-1, 1]; ``none`` changes nothing. A column that never changes
    there becomes 0; categories stay 0 and 1. Numbers too large to be scaled raise ``Problem``.
    """
    values = columns.values[rows]
    with np.errstate(over="ignore", invalid="ignore"):
        centre, spread = SCALES[method](values)
    _check_finite(columns.names, centre, spread)
    moved = np.logical_and(columns.numeric, spread != 0.0)
    return Scaling(np.where(columns.numeric, centre, 0.0), np.where(moved, spread, 1.0))


def _nothing(values: Array) -> tuple[Array, Array]:
    columns = values.shape[1]
    return np.zeros(columns), np.ones(columns)


def _standardize(values: Array) -> tuple[Array, Array]:
    lowest, span = _unit(values)
    # Rounding would give equal numbers a deviation that is not quite 0.
    equal = span == 0.0
    return np.where(equal, lowest, values.mean(axis=0)), np.where(equal, 0.0, values.std(axis=0))


def _unit(values: Array) -> tuple[Array, Array]:
    lowest = values.min(axis=0)
    return lowest, values.max(axis=0) - lowest


def _symmetric(values: Array) -> tuple[Array, Array]:
    lowest, spread = _unit(values)
    return lowest + spread / 2.0, spread / 2.0


SCALES: dict[str, Callable[[Array], tuple[Array, Array]]] = {
    "none": _nothing,
    "standardize": _standardize,
    "unit": _unit,
    "symmetric": _symmetric,
}


def _check_finite(names: Sequence[str], centre: Array, spread: Array) -> None:
    for name, finite in zip(names, np.isfinite(centre) & np.isfinite(spread), strict=True):
        if not finite:
            what = worded("numbers too large to be scaled")
            raise Problem(worded("column {name}", name=name), what, worded("below 1e150"))
