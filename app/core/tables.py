"""CSV files as samples: chosen columns, numbers scaled, categories one-hot.

Rows are counted as spreadsheets count them: the header is row 1.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.core.files import read_at_most
from app.core.project import Table
from engine.arrays import Array
from engine.data import Samples
from engine.problem import Problem, expected_name

DELIMITERS = ",;\t"
# A column with more is a name or a remark, and would make as many outputs.
MOST_CATEGORIES = 1000


@dataclass(frozen=True, eq=False)
class NamedSamples(Samples):
    """Samples whose columns have names."""

    input_names: tuple[str, ...]
    target_names: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column: its name, and the row number and text of each of its cells."""

    name: str
    cells: Sequence[tuple[int, str]]

    def place(self, row: int) -> str:
        """Return where a cell stands, for a ``Problem``."""
        return f"row {row}, column {self.name}"


def read_table(table: Table) -> NamedSamples:
    """Return the samples in a CSV file; raise ``Problem`` or ``OSError`` where there are none."""
    columns = _read_columns(Path(table.csv))
    inputs = np.stack([_numbers(_find(columns, name)) for name in table.inputs], axis=1)
    targets = [_target(_find(columns, name)) for name in table.targets]
    if table.scale == "standardize":
        inputs = _standardized(table.inputs, inputs)
    return NamedSamples(
        inputs=inputs,
        targets=np.concatenate([values for _, values in targets], axis=1),
        input_names=table.inputs,
        target_names=tuple(name for names, _ in targets for name in names),
    )


def _read_columns(path: Path) -> dict[str, Column]:
    (_, header), *rows = _read_rows(_read_text(path))
    for row, cells in rows:
        if len(cells) != len(header):
            raise Problem(f"row {row}", f"{len(cells)} columns", f"{len(header)}, as in the header")
    columns = {}
    for index, name in enumerate(header):
        if name in columns:
            raise Problem("row 1", f"two columns are called {name!r}", "a name of its own for each")
        columns[name] = Column(name, [(row, cells[index]) for row, cells in rows])
    return columns


def _read_text(path: Path) -> str:
    try:
        return read_at_most(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        raise Problem(f"row {row}", "not UTF-8", "text in UTF-8") from None


def _read_rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the number and cells of every row that is not empty: a header and some samples."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text), skipinitialspace=True, strict=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if cells]
    except csv.Error as error:
        raise Problem(f"row {reader.line_num}", str(error), "a CSV file") from None
    if len(rows) < 2:
        raise Problem(f"row {len(rows) + 1}", "the file ends", "a header and at least one sample")
    return rows


def _delimiter(text: str) -> str:
    """Return what divides the header into the most columns."""
    header = text.split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def _find(columns: dict[str, Column], name: str) -> Column:
    if name not in columns:
        raise Problem("row 1", f"no column {name!r}", expected_name(name, columns))
    return columns[name]


def _numbers(column: Column) -> Array:
    return np.array([_checked_number(column, row, text) for row, text in column.cells])


def _checked_number(column: Column, row: int, text: str) -> float:
    number = _number(text)
    if number is None:
        what = f"{text!r} is not a number" if text else "no value"
        raise Problem(column.place(row), what, "a number with a decimal point")
    return number


def _number(text: str) -> float | None:
    """Return a finite number, or None; 1_000 and ١٢ are numbers to Python, not in a table."""
    try:
        number = float(text)
    except ValueError:
        return None
    plain = text.isascii() and "_" not in text
    return number if plain and math.isfinite(number) else None


def _target(column: Column) -> tuple[tuple[str, ...], Array]:
    """Return names and values of the outputs for a column: the first cell tells its kind."""
    _, first = column.cells[0]
    if _number(first) is None:
        return _one_hot(column)
    return (column.name,), _numbers(column)[:, np.newaxis]


def _one_hot(column: Column) -> tuple[tuple[str, ...], Array]:
    """Return the categories in the order of their first appearance, and one output for each."""
    numbers: dict[str, int] = {}
    for row, category in column.cells:
        if not category:
            raise Problem(column.place(row), "no value", "a category")
        if numbers.setdefault(category, len(numbers)) >= MOST_CATEGORIES:
            raise Problem(column.place(row), "too many categories", f"at most {MOST_CATEGORIES}")
    which = [numbers[category] for _, category in column.cells]
    return tuple(numbers), np.eye(len(numbers))[which]


def _standardized(names: Sequence[str], values: Array) -> Array:
    """Return columns (samples x columns) with mean 0 and deviation 1.

    The deviation is that of the population; a column that never changes becomes 0.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        mean, deviation = values.mean(axis=0), values.std(axis=0)
    for name, spread in zip(names, deviation, strict=True):
        if not math.isfinite(spread):
            raise Problem(f"column {name}", "numbers too large to standardize", "below 1e150")
    standardized: Array = (values - mean) / np.where(deviation == 0.0, 1.0, deviation)
    return standardized
