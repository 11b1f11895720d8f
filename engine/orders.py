"""The order in which an epoch takes the samples: a function of the seed and the epoch alone."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from engine.arrays import Array, Rows
from engine.chance import DIGITS, Purpose, chances, whole


class Orders:
    """The orders of the samples to train on, of which the last ones are kept.

    ``rows`` are the places of the samples in the data. Networks that learn from the same samples,
    such as one network before and after it is edited, share the orders as well: that of a million
    samples takes longer to find than a picture has time.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.shuffled = lru_cache(maxsize=4)(self._shuffled)

    def as_they_are(self, seed: int | tuple[int, ...]) -> Rows:
        """Return the rows in the order of the data, with one more axis if there are many seeds."""
        return self.rows.reshape(-1, *(1 for _ in np.shape(seed)))

    def _shuffled(self, seed: int | tuple[int, ...], epoch: int) -> Rows:
        """Return the rows in the order of an epoch: rows, or rows x networks side by side."""
        # Drawn without a generator: to make one for each network and epoch takes longer than both.
        seeds = seed if isinstance(seed, int) else whole(seed)
        drawn = chances(Purpose.ORDER, seeds, epoch, self.as_they_are(seed))
        return self.rows[ascending(drawn)]


def ascending(drawn: Array) -> Rows:
    """Return ``np.argsort(drawn, axis=0, kind="stable")`` of ``chances``, in half the time.

    Places are sorted along with the numbers, as their last binary digits. Where that leaves too
    few digits to tell two numbers apart, they are sorted as they are.
    """
    for_places = (len(drawn) - 1).bit_length()
    digits = min(DIGITS, 64 - for_places)
    behind = np.uint64(for_places)
    places = np.arange(len(drawn), dtype=np.uint64).reshape(-1, *(1 for _ in drawn.shape[1:]))
    keys = ((drawn * 2.0**digits).astype(np.uint64) << behind) | places
    keys.sort(axis=0)
    if digits < DIGITS and np.any(keys[1:] >> behind == keys[:-1] >> behind):
        return np.argsort(drawn, axis=0, kind="stable")
    return (keys & np.uint64(2**for_places - 1)).astype(np.intp)
