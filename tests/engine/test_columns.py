import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.columns import SCALES, Columns, fit
from engine.problem import Problem

ALL = np.arange(3)
LENGTHS = Columns.numbers(np.array([[1.0, 10.0], [2.0, 20.0], [6.0, 10.0]]), ("a", "b"))


def test_a_category_is_a_column_of_zeros_and_ones() -> None:
    columns = Columns.one_hot(np.array([1, 0, 1]), ("red", "blue"))
    assert columns.values.tolist() == [[0, 1], [1, 0], [0, 1]]
    assert columns.names == ("red", "blue")
    assert columns.numeric == (False, False)


def test_standardised_columns_have_mean_0_and_deviation_1() -> None:
    scaled = fit("standardize", LENGTHS, ALL).scaled(LENGTHS.values)
    np.testing.assert_allclose(scaled.mean(axis=0), 0.0, atol=1e-15)
    np.testing.assert_allclose(scaled.std(axis=0), 1.0)
    # The deviation of the population: (1, 2, 6) has the variance 14 / 3.
    np.testing.assert_allclose(scaled[:, 0], np.array([-2, -1, 3]) / np.sqrt(14 / 3))


def test_ranges_end_where_they_should() -> None:
    unit = fit("unit", LENGTHS, ALL).scaled(LENGTHS.values)
    assert unit.tolist() == [[0.0, 0.0], [0.2, 1.0], [1.0, 0.0]]
    symmetric = fit("symmetric", LENGTHS, ALL).scaled(LENGTHS.values)
    assert symmetric.tolist() == [[-1.0, -1.0], [-0.6, 1.0], [1.0, -1.0]]


def test_none_changes_nothing() -> None:
    assert fit("none", LENGTHS, ALL).scaled(LENGTHS.values).tolist() == LENGTHS.values.tolist()


def test_only_the_rows_given_are_learned_from() -> None:
    scaling = fit("unit", LENGTHS, np.array([0, 1]))
    assert scaling.scaled(LENGTHS.values)[:, 0].tolist() == [0.0, 1.0, 5.0]


def test_categories_are_never_scaled() -> None:
    mixed = Columns(np.array([[0.0, 4.0], [1.0, 6.0]]), ("red", "length"), (False, True))
    scaling = fit("symmetric", mixed, np.arange(2))
    assert scaling.scaled(mixed.values).tolist() == [[0.0, -1.0], [1.0, 1.0]]


@pytest.mark.parametrize("method", [name for name in SCALES if name != "none"])
def test_a_column_that_never_changes_becomes_0_whatever_rounding_says(method: str) -> None:
    # The mean of these is not quite 0.1.
    columns = Columns.numbers(np.full((1000, 1), 0.1), ("a",))
    assert columns.values.std() > 0.0
    assert not fit(method, columns, np.arange(1000)).scaled(columns.values).any()


@pytest.mark.parametrize("method", [name for name in SCALES if name != "none"])
def test_what_overflows_cannot_be_scaled(method: str) -> None:
    columns = Columns.numbers(np.array([[1.0, 1e308], [2.0, -1e308]]), ("a", "b"))
    with pytest.raises(Problem, match=r"column b: numbers too large .*\(below 1e150\)"):
        fit(method, columns, np.arange(2))


NUMBERS = st.floats(-1e6, 1e6)


@given(st.sampled_from(list(SCALES)), st.lists(NUMBERS, min_size=1, max_size=20))
def test_what_was_measured_can_be_shown_again(method: str, numbers: list[float]) -> None:
    columns = Columns.numbers(np.array(numbers)[:, np.newaxis], ("a",))
    before = columns.values.copy()
    scaling = fit(method, columns, np.arange(len(numbers)))
    size = np.abs(before).max()
    shown = scaling.shown(scaling.scaled(columns.values))
    np.testing.assert_allclose(shown, before, rtol=0, atol=1e-14 * size)
    np.testing.assert_array_equal(columns.values, before)
