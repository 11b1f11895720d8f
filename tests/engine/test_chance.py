from __future__ import annotations

import numpy as np

from engine.chance import Purpose, chances, whole


def test_they_are_spread_evenly_over_the_unit_interval() -> None:
    found = chances(Purpose.DROPOUT, 3, np.arange(100_000))
    assert ((found >= 0.0) & (found < 1.0)).all()
    counts, _ = np.histogram(found, bins=20, range=(0.0, 1.0))
    # Of 5,000 expected in each, five standard deviations.
    assert np.abs(counts - 5000).max() < 5 * np.sqrt(5000)


def test_neighbours_have_nothing_to_do_with_each_other() -> None:
    rows, columns = np.arange(300)[:, np.newaxis], np.arange(300)
    found = chances(Purpose.DROPOUT, 0, rows, columns) - 0.5
    assert found.shape == (300, 300)
    for one, other in ((found[1:], found[:-1]), (found[:, 1:], found[:, :-1])):
        assert abs(float((one * other).mean()) / (1.0 / 12.0)) < 5.0 / 300.0


def test_each_place_and_purpose_has_its_own() -> None:
    places = [(0, 1), (1, 0), (0, 0), (0, 2**64 - 1)]
    found = {float(chances(purpose, *place)[0]) for purpose in Purpose for place in places}
    assert len(found) == len(Purpose) * len(places)


def test_what_broadcasts_is_the_same_as_one_by_one() -> None:
    seeds = whole([5, 2**70 + 1])
    found = chances(Purpose.ORDER, seeds, 4, np.arange(3)[:, np.newaxis])
    for column, seed in enumerate([5, 2**70 + 1]):
        for row in range(3):
            assert found[row, column] == chances(Purpose.ORDER, seed, 4, row)[0]
