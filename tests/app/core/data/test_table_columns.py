import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.data.table_columns import (
    MOST_CATEGORIES,
    CategoryColumn,
    Column,
    NumberColumn,
    is_missing,
    new_column,
)
from engine.problem import Problem


def written(column: Column) -> list[list[float]]:
    out = np.zeros((column.rows, len(column.names)))
    column.write(out)
    result: list[list[float]] = out.tolist()
    return result


def test_numbers_come_a_few_at_a_time() -> None:
    column = NumberColumn("length", ".")
    column.add([2, 3], ["1", " -2.5e1 "])
    column.add([4], ["+.5"])
    assert column.names == ("length",)
    assert written(column) == [[1.0], [-25.0], [0.5]]


def test_categories_are_numbered_as_they_appear() -> None:
    column = CategoryColumn("species")
    column.add([2, 3], ["b", " a"])
    column.add([4, 5], ["c ", "b"])
    assert column.names == ("b", "a", "c")
    assert written(column) == [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]


def test_a_decimal_comma_is_read_on_request() -> None:
    column = NumberColumn("length", ",")
    column.add([2, 3, 4], ["1,5", "-2", "1e-3"])
    assert written(column) == [[1.5], [-2.0], [0.001]]


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize(
    "cell",
    [
        "wide",
        "true",
        "3;4",
        "5]",
        "inf",
        "-Infinity",
        "1_0",
        "٢",
        "0x10",
        "1,234.5",
        "1.234,5",
        "2 3",
    ],
)
def test_what_is_no_number_has_its_place(cell: str, decimal: str) -> None:
    column = NumberColumn("length", decimal)
    with pytest.raises(Problem, match=r"row 8, column length: '.*' is not a number \(a number"):
        column.add([7, 8], ["1", cell])


@pytest.mark.parametrize("cell", ["1e999", "-1e309"])
def test_a_number_too_large_to_compute_with_is_refused_as_that(cell: str) -> None:
    column = NumberColumn("length", ".")
    with pytest.raises(
        Problem, match=rf"row 8, column length: '{cell}' is too large \(at most 1.8"
    ):
        column.add([7, 8], ["1", cell])


@pytest.mark.parametrize(("decimal", "cell"), [(".", "2,5"), (",", "2.5")])
def test_the_other_decimal_mark_is_refused(decimal: str, cell: str) -> None:
    column = new_column("length", decimal, [cell])
    with pytest.raises(Problem, match=rf"row 2, column length: '{cell}' is not a number"):
        column.add([2], [cell])


@pytest.mark.parametrize("cell", ["", "  ", "NA", "n/a", "NaN", "nan", "null", "NULL", "?"])
@pytest.mark.parametrize("column", [NumberColumn("x", "."), CategoryColumn("x")])
def test_a_missing_value_is_refused(cell: str, column: Column) -> None:
    assert is_missing(cell)
    with pytest.raises(Problem, match=r'row 5, column x: no value.*\(a value, or "missing"'):
        column.add([5], [cell])


@pytest.mark.parametrize("cell", ["0", "-", "none", "n", "."])
def test_other_texts_are_not_missing(cell: str) -> None:
    assert not is_missing(cell)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["1"], NumberColumn),
        (["2,5"], NumberColumn),
        (["inf"], NumberColumn),
        (["1_0"], NumberColumn),
        (["many", "2", "x", "4"], NumberColumn),
        (["setosa"], CategoryColumn),
        (["1 cm", "2024-05-01"], CategoryColumn),
        (["1", "2nd", "3rd"], CategoryColumn),
    ],
)
def test_most_of_the_first_cells_tell_the_kind(cells: list[str], kind: type) -> None:
    assert isinstance(new_column("x", ".", cells), kind)


def test_a_column_of_remarks_has_no_categories() -> None:
    column = CategoryColumn("remark")
    names = [str(number) + "th" for number in range(MOST_CATEGORIES)]
    column.add(range(2, 2 + MOST_CATEGORIES), names)
    column.add([7000], [names[5]])
    with pytest.raises(Problem, match="row 7001, column remark: too many categories"):
        column.add([7001], ["one more"])


CELLS = st.lists(
    st.floats(allow_nan=False, allow_infinity=False).map(repr)
    | st.integers(-(10**30), 10**30).map(str)
    | st.sampled_from([" 7", "8\t", "+.5", "007", "5.", "1E3", "-0.0"]),
    min_size=1,
)


@given(CELLS, st.sampled_from(".,"))
def test_numbers_are_python_s_to_the_last_bit(cells: list[str], decimal: str) -> None:
    column = NumberColumn("x", decimal)
    column.add(range(len(cells)), [cell.replace(".", decimal) for cell in cells])
    assert [number.hex() for [number] in written(column)] == [float(cell).hex() for cell in cells]
