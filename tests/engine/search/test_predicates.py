import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.plan.events import Kind
from engine.search.conditions import parse
from engine.search.predicates import Condition
from tests.engine.conditions import FIELDS, Row, conditions, holds, rows


def truth(text: str, **columns: object) -> Any:
    return parse(text, FIELDS).holds(columns).tolist()


@given(conditions, rows)
def test_a_condition_holds_where_its_definition_says(condition: Condition, row: Row) -> None:
    assert bool(condition.holds(row)) == holds(condition, row)


@given(conditions, st.lists(rows, min_size=1, max_size=5))
def test_whole_columns_are_as_good_as_row_by_row(condition: Condition, some: list[Row]) -> None:
    table = [{**row, **{n: math.nan for n, cell in row.items() if cell is None}} for row in some]
    columns = {name: np.array([row[name] for row in table]) for name in FIELDS}
    assert condition.holds(columns).tolist() == [bool(condition.holds(row)) for row in table]


@given(conditions, rows, st.sets(st.sampled_from(FIELDS)))
def test_what_is_impossible_never_holds(
    condition: Condition, row: Row, known: Sequence[str]
) -> None:
    some = {name: row[name] for name in known}
    if condition.holds(some):
        assert condition.holds(row)
    if condition.holds(row):
        assert condition.possible(some)


def test_what_is_known_may_be_enough() -> None:
    condition = parse("kind = delta and not unit > 3 and value is nan", FIELDS)
    assert condition.possible({})
    assert condition.possible({"kind": Kind.DELTA, "unit": np.arange(6)}).tolist() == (
        [True] * 4 + [False] * 2
    )
    assert not condition.possible({"kind": Kind.SLOPE})
    assert not condition.possible({"value": np.zeros(3)}).any()


def test_columns_broadcast() -> None:
    values = np.array([[0.0, 2.0], [3.0, 0.0], [4.0, 4.0]])
    found = truth("unit < 2 and value > 1", unit=np.arange(3)[:, np.newaxis], value=values)
    assert found == [[False, True], [True, False], [False, False]]


def test_a_field_that_rows_do_not_have_satisfies_nothing() -> None:
    assert not truth("unit != 3 or unit is nan or |unit| >= 0", unit=None)
    assert truth("not unit = 3", unit=None)


def test_what_is_not_a_number_is_neither_equal_nor_unequal() -> None:
    values = np.array([1.0, 2.0, math.nan])
    assert truth("value = 1", value=values) == [True, False, False]
    assert truth("value != 1", value=values) == [False, True, False]
    assert truth("value is nan", value=values) == [False, False, True]


def test_a_sign_changes_from_one_side_of_zero_to_the_other() -> None:
    values = np.array([1.0, -1.0, 0.0, 1.0, math.nan, math.inf])
    before = np.array([-1.0, 1.0, -1.0, 1.0, 1.0, -math.inf])
    found = [True, True, False, False, False, True]
    assert truth("value changes sign", value=values, previous=before) == found


@pytest.mark.parametrize("number", ["1e300", "0.1", "1e-300"])
def test_single_precision_is_compared_as_the_number_that_it_is(number: str) -> None:
    column = np.array([0.1, 0.0, 1.0], dtype=np.float32)
    exact = [float(value) < float(number) for value in column]
    assert truth(f"value < {number}", value=column) == exact
