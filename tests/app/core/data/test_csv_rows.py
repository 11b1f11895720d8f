import sys
from pathlib import Path

import pytest

from app.core.data import csv_rows as module
from app.core.data.csv_rows import LINES_BETWEEN, LONGEST_LINE, csv_rows
from engine.problem import Problem

TEXT = 'a,b\n1,"x, y"\n2,z\n'


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    return tmp_path / "x.csv"


def rows(
    csv: Path, text: str | bytes, separator: str | None = None, decimal: str = "."
) -> list[tuple[int, list[str]]]:
    csv.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(row.number, row.cells) for row in csv_rows(csv, separator, decimal)]


def test_how_far_reading_has_come_is_told(csv: Path) -> None:
    csv.write_text("a,b\n" * 5 * LINES_BETWEEN)
    told = list[float]()
    list(csv_rows(csv, tell=told.append))
    assert told == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0], abs=1e-3)


def problem_of(csv: Path, text: str | bytes) -> str:
    with pytest.raises(Problem) as caught:
        rows(csv, text)
    return str(caught.value)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_and_marks_make_no_difference(
    csv: Path, line_end: str, mark: bytes, last: str
) -> None:
    text = (TEXT.rstrip() + last).replace("\n", line_end)
    assert rows(csv, mark + text.encode()) == [
        (1, ["a", "b"]),
        (2, ["1", "x, y"]),
        (3, ["2", "z"]),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_guessed_from_the_header(csv: Path, separator: str) -> None:
    text = f'a{separator}"b, or; c\t"{separator}d\n1{separator}2,5;{separator}3\n'
    text = text.replace("2,5;", '"2,5;"')
    assert rows(csv, text)[1] == (2, ["1", "2,5;", "3"])


def test_the_header_may_come_after_empty_lines(csv: Path) -> None:
    assert rows(csv, "\n\n\na;b\n\n1;2\n") == [(4, ["a", "b"]), (6, ["1", "2"])]


def test_a_header_that_comes_late_is_still_found(csv: Path) -> None:
    assert rows(csv, "\n" * 1000 + "a,b\n") == [(1001, ["a", "b"])]


def test_a_separator_can_be_given(csv: Path) -> None:
    assert rows(csv, "a;b,c\n1,2\n", separator=",") == [(1, ["a;b", "c"]), (2, ["1", "2"])]


def test_what_divides_decimals_does_not_divide_columns(csv: Path) -> None:
    assert rows(csv, "a,b,c;d\n1,5;2\n", decimal=",")[1] == (2, ["1,5", "2"])


def test_a_cell_of_several_lines_counts_as_the_row_it_starts_in(csv: Path) -> None:
    assert rows(csv, 'a,b\n1,"x\ny"\n2,z\n')[1:] == [(2, ["1", "x\ny"]), (4, ["2", "z"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n3\n", "row 3: 1 column (2, as in the header)"),
        ("a,b\n1,2,3\n", "row 2: 3 columns (2, as in the header)"),
        ('a,b\n1,2\n"3,4\n5,6\n', "row 3: unexpected end of data (CSV with every quote closed)"),
        ('a,b\n"1"x,2\n', "row 2: ',' expected after"),
        ("a,b\n1," + "2" * 200_000, "row 2: field larger than field limit"),
        (TEXT.encode().replace(b"z", b"\xfc"), "row 3: not UTF-8 (text in UTF-8)"),
        ("é,b\n1,ü\n".encode("latin-1"), "row 1: not UTF-8"),
        (TEXT.encode("utf-16"), "row 1: not UTF-8"),
        (TEXT.replace("z", "\0"), "row 3: not UTF-8"),
        ("1" * (LONGEST_LINE + 1), "row 1: the file is too large"),
    ],
)
def test_every_mistake_has_its_row(csv: Path, text: str | bytes, words: str) -> None:
    assert problem_of(csv, text).startswith(words)


def test_letters_beyond_ascii_are_text(csv: Path) -> None:
    assert rows(csv, "größe,π\n1,😀\n")[0] == (1, ["größe", "π"])


def test_a_file_without_an_end_has_one_here(csv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LETTERS", len(TEXT) - 1)
    assert problem_of(csv, TEXT).startswith("row 3: the file is too large")
    assert problem_of(csv, "\n" * len(TEXT)).startswith(f"row {len(TEXT)}: the file is too large")


def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(Problem, match="row 1: the file is too large"):
        list(csv_rows(Path("/dev/zero")))


def test_an_empty_file_has_no_rows(csv: Path) -> None:
    assert rows(csv, "") == []
    assert rows(csv, "\n\n") == []


def test_what_is_no_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.csv"):
        list(csv_rows(tmp_path / "missing.csv"))
    with pytest.raises(IsADirectoryError, match=tmp_path.name):
        list(csv_rows(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has files that fail when they are read")
def test_what_fails_while_it_is_read_is_named() -> None:
    with pytest.raises(OSError, match="/proc/self/mem"):
        list(csv_rows(Path("/proc/self/mem")))
