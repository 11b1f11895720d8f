from array import array
from itertools import accumulate, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.core.views.extremes import STRETCH, Cells, Extremes, outline

VALUES = st.lists(st.floats(allow_infinity=True, width=16), max_size=5 * STRETCH)


@given(VALUES, st.integers(0, 3 * STRETCH))
def test_pieces_are_the_finite_values_and_the_extremes_of_stretches(
    values: list[float], detailed: int
) -> None:
    series = array("d", values)
    extremes = Extremes()
    extremes.follow(series)
    cells = extremes.cells(series, detailed)
    borders = [*cells.places.astype(int).tolist(), len(values)]
    finite = [place for place, value in enumerate(values) if np.isfinite(value)]
    covered: set[int] = set()
    for (start, stop), low, high in zip(pairwise(borders), cells.lows, cells.highs, strict=True):
        single = start < detailed or start >= len(values) // STRETCH * STRETCH
        stop = start + 1 if single else min(stop, start + STRETCH)
        found = [values[place] for place in finite if start <= place < stop]
        assert (min(found), max(found)) == (low, high)
        covered.update(place for place in finite if start <= place < stop)
    assert covered == {*finite}


def test_a_series_that_has_become_shorter_without_a_word_is_followed() -> None:
    series, extremes = array("d", range(10 * STRETCH)), Extremes()
    extremes.follow(series)
    del series[2 * STRETCH + 5 :]
    extremes.follow(series)
    cells = extremes.cells(series, 0)
    assert cells.highs.tolist() == [STRETCH - 1, 2 * STRETCH - 1, *series[2 * STRETCH :]]


@given(st.lists(VALUES, max_size=4), st.data())
def test_a_series_that_grows_and_is_changed_is_followed(
    parts: list[list[float]], data: st.DataObject
) -> None:
    series, extremes = array("d"), Extremes()
    for part in parts:
        kept = data.draw(st.integers(0, len(series)))
        del series[kept:]
        extremes.keep(kept)
        series.extend(part)
        extremes.follow(series)
    fresh = Extremes()
    fresh.follow(series)
    for one, other in zip(extremes.cells(series, 0), fresh.cells(series, 0), strict=True):
        np.testing.assert_array_equal(one, other)


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(-9, 9), st.floats(0, 9)), max_size=60))
def test_an_outline_keeps_the_extremes_of_each_column(
    pieces: list[tuple[float, float, float]],
) -> None:
    places = np.array(list(accumulate(step for step, _, _ in pieces)))
    lows = np.array([low for _, low, _ in pieces])
    highs = lows + np.array([height for _, _, height in pieces])
    columns = np.floor(places)
    found_places, found = outline(Cells(places, lows, highs), columns)
    for column in np.unique(columns):
        there = found[np.floor(found_places) == column]
        inside = columns == column
        assert 1 <= len(there) <= 2
        assert (min(there), max(there)) == (min(lows[inside]), max(highs[inside]))
    assert list(found_places) == sorted(found_places)
    assert set(np.floor(found_places)) == set(columns)
