"""The sums of products of a training step, for one network or for many side by side.

Values are samples x units, weights units x fan-in. Of many networks that differ in nothing but
their numbers, everything has one more axis, the last: it is the longest, so that each product
runs along it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from engine.arrays import Array


class Algebra(NamedTuple):
    """How values meet weights.

    ``weighted_sums``: (what the sources send, weights) -> samples x units.
    ``sent_back``: (deltas, weights) -> samples x fan-in.
    ``paired``: (deltas, what the sources send, where to write) -> the sum over the samples of
    each delta times each source, units x fan-in.
    ``summed``: (deltas, where to write) -> the sum of the deltas over the samples, one a unit.
    """

    weighted_sums: Callable[[Array, Array], Array]
    sent_back: Callable[[Array, Array], Array]
    paired: Callable[[Array, Array, Array], Array]
    summed: Callable[[Array, Array], Array]


def _paired_of_one(deltas: Array, sources: Array, out: Array) -> Array:
    return np.dot(deltas.T, sources, out=out)


def _summed_of_one(deltas: Array, out: Array) -> Array:
    # Half the time of a sum over an axis: a bias is a weight whose source always sends 1.
    return np.dot(_ones(len(deltas), deltas.dtype), deltas, out=out)


@lru_cache
def _ones(count: int, dtype: np.dtype[np.floating[Any]]) -> Array:
    return np.ones(count, dtype)


def _paired_of_many(deltas: Array, sources: Array, out: Array) -> Array:
    result: Array = np.einsum("bun,bsn->usn", deltas, sources, out=out)
    return result


ONE = Algebra(
    weighted_sums=lambda sources, weights: np.dot(sources, weights.T),
    sent_back=np.dot,
    paired=_paired_of_one,
    summed=_summed_of_one,
)
MANY = Algebra(
    weighted_sums=lambda sources, weights: np.einsum("bsn,usn->bun", sources, weights),
    sent_back=lambda deltas, weights: np.einsum("bun,usn->bsn", deltas, weights),
    paired=_paired_of_many,
    summed=lambda deltas, out: np.add.reduce(deltas, axis=0, out=out),
)
