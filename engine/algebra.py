"""The three products of a training step, for one network or for many side by side.

Values are samples x units, weights units x fan-in. Of many networks that differ in nothing but
their numbers, everything has one more axis, the last: it is the longest, so that each product
runs along it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from engine.arrays import Array


class Algebra(NamedTuple):
    """How values meet weights.

    ``weighted_sums``: (what the sources send, weights) -> samples x units.
    ``sent_back``: (deltas, weights) -> samples x fan-in.
    ``paired``: (deltas, what the sources send, where to write) -> the sum over the samples of
    each delta times each source, units x fan-in.
    """

    weighted_sums: Callable[[Array, Array], Array]
    sent_back: Callable[[Array, Array], Array]
    paired: Callable[[Array, Array, Array], Array]


def _paired_of_one(deltas: Array, sources: Array, out: Array) -> Array:
    return np.dot(deltas.T, sources, out=out)


def _paired_of_many(deltas: Array, sources: Array, out: Array) -> Array:
    result: Array = np.einsum("bun,bsn->usn", deltas, sources, out=out)
    return result


ONE = Algebra(
    weighted_sums=lambda sources, weights: np.dot(sources, weights.T),
    sent_back=np.dot,
    paired=_paired_of_one,
)
MANY = Algebra(
    weighted_sums=lambda sources, weights: np.einsum("bsn,usn->bun", sources, weights),
    sent_back=lambda deltas, weights: np.einsum("bun,usn->bsn", deltas, weights),
    paired=_paired_of_many,
)
