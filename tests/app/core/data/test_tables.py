from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core.data import tables
from app.core.data.tables import ROWS_AT_ONCE, read_table
from app.core.project import Table
from engine.columns import Observations
from engine.problem import Problem

FLOWERS = "length,width,species\n1,10,b\n2,20,a\n6,10,b\n"


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    return tmp_path / "flowers.csv"


def read(
    csv: Path,
    text: str,
    inputs: tuple[str, ...] = ("length", "width"),
    targets: tuple[str, ...] = ("species",),
    **options: Any,
) -> Observations:
    csv.write_text(text, encoding="utf-8")
    return read_table(Table(csv=str(csv), inputs=inputs, targets=targets, **options))


def problem_of(csv: Path, text: str, **options: Any) -> str:
    with pytest.raises(Problem) as caught:
        read(csv, text, **options)
    return str(caught.value)


def test_categories_become_one_output_each_in_the_order_of_appearance(csv: Path) -> None:
    inputs, targets = read(csv, FLOWERS)
    assert inputs.values.tolist() == [[1, 10], [2, 20], [6, 10]]
    assert (inputs.names, inputs.numeric) == (("length", "width"), (True, True))
    assert targets.values.tolist() == [[1, 0], [0, 1], [1, 0]]
    assert (targets.names, targets.numeric) == (("b", "a"), (False, False))


def test_categories_can_be_inputs(csv: Path) -> None:
    inputs, targets = read(csv, FLOWERS, inputs=("species", "width"), targets=("length",))
    assert inputs.values.tolist() == [[1, 0, 10], [0, 1, 20], [1, 0, 10]]
    assert (inputs.names, inputs.numeric) == (("b", "a", "width"), (False, False, True))
    assert targets.values.tolist() == [[1], [2], [6]]


def test_columns_come_in_the_order_asked_for(csv: Path) -> None:
    inputs, targets = read(csv, FLOWERS, inputs=("width",), targets=("length", "species"))
    assert inputs.values.tolist() == [[10], [20], [10]]
    assert targets.values.tolist() == [[1, 1, 0], [2, 0, 1], [6, 1, 0]]
    assert targets.names == ("length", "b", "a")


def test_a_column_can_be_learned_from_itself(csv: Path) -> None:
    inputs, targets = read(csv, FLOWERS, targets=("width", "length"))
    assert targets.values.tolist() == inputs.values[:, ::-1].tolist()


def test_equal_categories_of_two_columns_are_told_apart(csv: Path) -> None:
    text = "smokes,drinks,age\nyes,no,30\nno,never,40\n"
    inputs, _ = read(csv, text, inputs=("smokes", "drinks"), targets=("age",))
    assert inputs.names == ("yes", "smokes = no", "drinks = no", "never")


def test_quotes_spaces_and_empty_lines_are_understood(csv: Path) -> None:
    inputs, targets = read(csv, '"length", width ,species\n"1",2,"iris, blue"\n\n3, 4 ,"a ""b"""\n')
    assert inputs.values.tolist() == [[1, 2], [3, 4]]
    assert targets.names == ("iris, blue", 'a "b"')


def test_separator_and_decimal_mark_can_be_told(csv: Path) -> None:
    text = "length,width,species\n1;5,10,b\n".replace(",", "|").replace(";", ",").replace("|", ";")
    assert read(csv, text, decimal=",").inputs.values.tolist() == [[1.5, 10.0]]
    text = "length;width\tspecies;width\n1\t2\n"
    inputs, targets = read(
        csv, text, inputs=("length;width",), targets=("species;width",), separator="\t"
    )
    assert (inputs.values.item(), targets.values.item()) == (1.0, 2.0)


def test_rows_that_miss_a_value_that_is_used_are_dropped_on_request(csv: Path) -> None:
    text = "length,width,species,note\nNA,10,b,\n2,20,a,\n3,?,b,x\n4,40, ,\n5,50,b,null\n"
    inputs, targets = read(csv, text, missing="drop")
    assert inputs.values.tolist() == [[2, 20], [5, 50]]
    assert targets.names == ("a", "b")
    assert problem_of(csv, text).startswith("row 2, column length: no value but 'NA'")


def test_a_table_of_gaps_has_no_samples(csv: Path) -> None:
    problem = problem_of(csv, "length,width,species\n,1,a\n2,,b\n", missing="drop")
    assert problem == "row 2: no row is complete (a header and at least one sample)"


def test_many_rows_are_read_as_one(csv: Path) -> None:
    count = 2 * ROWS_AT_ONCE + 1
    rows = [f"{row},{-row},{'odd' if row % 2 else 'even'}\n" for row in range(count)]
    inputs, targets = read(csv, "length,width,species\n" + "".join(rows))
    np.testing.assert_array_equal(inputs.values, np.arange(count)[:, np.newaxis] * [1, -1])
    np.testing.assert_array_equal(targets.values[:, 1], np.arange(count) % 2)
    wrong = [*rows[:-1], "wide,1,odd\n"]
    place = f"row {count + 1}, column length: 'wide' is not a number"
    assert problem_of(csv, "length,width,species\n" + "".join(wrong)).startswith(place)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FLOWERS.replace("20", ""), "row 3, column width: no value (a value, or "),
        (FLOWERS.replace("20", "wide"), "row 3, column width: 'wide' is not a number"),
        (FLOWERS.replace("20", "nan"), "row 3, column width: no value but 'nan'"),
        (FLOWERS.replace("10,b\n2", "inf,b\n2"), "row 2, column width: 'inf' is not a number"),
        (FLOWERS.replace("1,", "many,", 1), "row 2, column length: 'many' is not a number"),
        (FLOWERS.replace("20,a", "20,"), "row 3, column species: no value (a value, or"),
        (FLOWERS.replace("20,a", "20"), "row 3: 2 columns (3, as in the header)"),
        (FLOWERS.replace("\n2", "\n\n\n2").replace("20", "?"), "row 5, column width"),
        (FLOWERS.replace("width", "widht"), "row 1: no column 'width' (did you mean 'widht'?)"),
        (FLOWERS.replace("width", "height"), "row 1: no column 'width' (one of length, height, sp"),
        (FLOWERS.replace(",", "|"), "row 1: no column 'length' (one of length|width|species)"),
        ('"a,b;"," "\n1,2', "row 1: no column 'length' (one of 'a,b;', '')"),
        (FLOWERS.replace("width", "length"), "row 1: 2 columns are called 'length'"),
        ("length,width,species\n1,2,3\n1,2,b\n", "row 3, column species: 'b' is not a number"),
        ("length,width,species\n", "row 2: the file ends (a header and at least one sample)"),
        ("", "row 1: the file ends"),
        (FLOWERS.replace("20", '"20'), "row 3: unexpected end of data"),
    ],
)
def test_every_mistake_has_its_row(csv: Path, text: str, words: str) -> None:
    assert problem_of(csv, text).startswith(words)


def test_only_columns_that_are_used_need_a_name_of_their_own(csv: Path) -> None:
    text = "length,,width,,species\n1,x,2,,a\n"
    assert read(csv, text).inputs.values.tolist() == [[1, 2]]


def test_a_table_that_would_take_too_much_memory_is_refused(
    csv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_NUMBERS", 12)
    assert len(read(csv, FLOWERS).inputs.values) == 3
    words = "row 5: too much data (at most 12 numbers)"
    assert problem_of(csv, FLOWERS + "7,70,b\n") == words
