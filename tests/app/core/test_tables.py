from pathlib import Path

import numpy as np
import pytest

from app.core.project import Table
from app.core.tables import MOST_CATEGORIES, NamedSamples, read_table
from engine.problem import Problem

FLOWERS = "length,width,species\n1,10,b\n2,20,a\n6,10,b\n"


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    return tmp_path / "flowers.csv"


def read(
    csv: Path,
    text: str | bytes,
    inputs: tuple[str, ...] = ("length", "width"),
    targets: tuple[str, ...] = ("species",),
    **options: str,
) -> NamedSamples:
    csv.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(Table(str(csv), inputs, targets, **options))  # type: ignore[arg-type]


def problem_of(csv: Path, text: str | bytes) -> str:
    with pytest.raises(Problem) as caught:
        read(csv, text)
    return str(caught.value)


def test_categories_become_one_output_each_in_the_order_of_appearance(csv: Path) -> None:
    samples = read(csv, FLOWERS)
    assert samples.inputs.tolist() == [[1, 10], [2, 20], [6, 10]]
    assert samples.targets.tolist() == [[1, 0], [0, 1], [1, 0]]
    assert samples.input_names == ("length", "width")
    assert samples.target_names == ("b", "a")


def test_columns_come_in_the_order_asked_for(csv: Path) -> None:
    samples = read(csv, FLOWERS, inputs=("width",), targets=("length", "species"))
    assert samples.inputs.tolist() == [[10], [20], [10]]
    assert samples.targets.tolist() == [[1, 1, 0], [2, 0, 1], [6, 1, 0]]
    assert samples.target_names == ("length", "b", "a")


def test_standardised_inputs_have_mean_0_and_deviation_1(csv: Path) -> None:
    samples = read(csv, FLOWERS, scale="standardize")
    np.testing.assert_allclose(samples.inputs.mean(axis=0), 0.0, atol=1e-15)
    np.testing.assert_allclose(samples.inputs.std(axis=0), 1.0)
    slope, start = np.polyfit([1.0, 2.0, 6.0], samples.inputs[:, 0], 1)
    assert -start / slope == pytest.approx(3.0)
    assert 1.0 / slope == pytest.approx(np.std([1.0, 2.0, 6.0]))


def test_a_column_that_never_changes_becomes_0(csv: Path) -> None:
    samples = read(csv, "length,width,species\n5,1,a\n5,2,a\n", scale="standardize")
    assert samples.inputs[:, 0].tolist() == [0.0, 0.0]


def test_what_overflows_cannot_be_standardised(csv: Path) -> None:
    with pytest.raises(Problem, match=r"column width: .*\(below 1e150\)"):
        read(csv, "length,width,species\n1,1e308,a\n2,-1e308,b\n", scale="standardize")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_common_dialects_read_the_same(
    csv: Path, delimiter: str, line_end: str, mark: bytes
) -> None:
    text = FLOWERS.replace(",", delimiter).replace("\n", line_end)
    assert read(csv, mark + text.encode()).targets.tolist() == [[1, 0], [0, 1], [1, 0]]


def test_quotes_spaces_and_empty_lines_are_understood(csv: Path) -> None:
    text = '"length", width ,species\n"1",2,"iris, blue"\n\n3, 4 ,"a ""b"""\n'
    samples = read(csv, text)
    assert samples.inputs.tolist() == [[1, 2], [3, 4]]
    assert samples.target_names == ("iris, blue", 'a "b"')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FLOWERS.replace("20", ""), "row 3, column width: no value"),
        (FLOWERS.replace("20", "wide"), "row 3, column width: 'wide' is not a number"),
        (FLOWERS.replace("20", "nan"), "row 3, column width: 'nan' is not a number"),
        (FLOWERS.replace("20", "1e999"), "row 3, column width: '1e999' is not a number"),
        (FLOWERS.replace("20", "1_0"), "row 3, column width: '1_0' is not a number"),
        (FLOWERS.replace("20", "٢٠"), "row 3, column width: '٢٠' is not a number"),
        (FLOWERS.replace("20", '"2,0"'), "row 3, column width: '2,0' is not a number"),
        (FLOWERS.replace("20,a", "20,"), "row 3, column species: no value (a category)"),
        (FLOWERS.replace("20,a", "20"), "row 3: 2 columns (3, as in the header)"),
        (FLOWERS.replace("\n2", "\n\n\n2").replace("20", "?"), "row 5, column width"),
        (FLOWERS.replace("width", "height"), "row 1: no column 'width' (one of length, height, sp"),
        (FLOWERS.replace("width", "length"), "row 1: two columns are called 'length'"),
        ("length,width,species\n1,2,3\n1,2,b\n", "row 3, column species: 'b' is not a number"),
        ("length,width,species\n", "row 2: the file ends (a header and at least one sample)"),
        ("", "row 1: the file ends"),
        (FLOWERS.replace("20", '"20'), "row 4: unexpected end of data"),
        (FLOWERS.encode().replace(b"20", b"\xfc"), "row 3: not UTF-8"),
        (FLOWERS.replace("20", "2" * 200_000), "row 3: field larger than field limit"),
    ],
)
def test_every_mistake_has_its_row(csv: Path, text: str | bytes, words: str) -> None:
    assert problem_of(csv, text).startswith(words)


def test_a_column_of_remarks_is_no_target(csv: Path) -> None:
    rows = "".join(f"1,2,remark {row}\n" for row in range(MOST_CATEGORIES + 1))
    place = f"row {MOST_CATEGORIES + 2}, column species: too many categories"
    assert problem_of(csv, "length,width,species\n" + rows).startswith(place)


def test_a_missing_file_is_an_os_error(csv: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"flowers\.csv"):
        read_table(Table(str(csv), ("a",), ("b",)))
