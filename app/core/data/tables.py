"""CSV files as observations: chosen columns, numbers as they are, categories one-hot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from app.core.data.csv_rows import Row, csv_rows, row_words
from app.core.data.table_columns import Column, is_missing, new_column
from app.core.errands import Tell, unheard
from app.core.project import Table
from engine.columns import Columns, Observations
from engine.problem import Problem, expected_name
from engine.words.wording import worded

# Bounds the memory that a file can ask for: twice 800 MB of float64 while it is read.
MOST_NUMBERS = 100_000_000
_EXPECTED = worded("a header and at least one sample")
# As texts so many rows are held at a time.
ROWS_AT_ONCE = 1024


def read_table(table: Table, tell: Tell = unheard) -> Observations:
    """Return what is in a CSV file; raise ``Problem`` or ``OSError`` where there is nothing."""
    with closing(csv_rows(Path(table.csv), table.separator, table.decimal, tell)) as rows:
        places = _places(table, next(rows, None))
        complete = _complete(rows, places.values()) if table.missing == "drop" else rows
        columns = _read(table, places, complete)
    return Observations(
        _stacked([columns[name] for name in table.inputs]),
        _stacked([columns[name] for name in table.targets]),
    )


def _places(table: Table, first: Row | None) -> dict[str, int]:
    """Return where the columns that are used stand in each row, from the first row."""
    if first is None:
        raise Problem(row_words(1), worded("the file ends"), _EXPECTED)
    header = [cell.strip() for cell in first.cells]
    places = {}
    for name in (*table.inputs, *table.targets):
        if name not in header:
            what = worded("no column {name!r}", name=name)
            raise Problem(row_words(first.number), what, expected_name(name, header))
        if header.count(name) > 1:
            count = header.count(name)
            what = worded("{count} columns are called {name!r}", count=count, name=name)
            raise Problem(row_words(first.number), what, worded("a name of its own for each"))
        places[name] = header.index(name)
    return places


def _complete(rows: Iterator[Row], places: Collection[int]) -> Iterator[Row]:
    """Yield the rows that miss no value that is used."""
    for row in rows:
        if not any(is_missing(row.cells[place]) for place in places):
            yield row


def _read(table: Table, places: dict[str, int], rows: Iterator[Row]) -> dict[str, Column]:
    """Return the columns that are used, with all their rows."""
    columns: dict[str, Column] = {}
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        numbers, lines = zip(*chunk, strict=True)
        cells = list(zip(*lines, strict=True))
        for name, place in places.items():
            if name not in columns:
                columns[name] = new_column(name, table.decimal, cells[place])
            columns[name].add(numbers, cells[place])
        _check_size([columns[name] for name in (*table.inputs, *table.targets)], numbers[-1])
    if not columns:
        what = worded("the file ends")
        if table.missing == "drop":
            what = worded("no row is complete")
        raise Problem(row_words(2), what, _EXPECTED)
    return columns


def _check_size(columns: Sequence[Column], row: int) -> None:
    if columns[0].rows * sum(len(column.names) for column in columns) > MOST_NUMBERS:
        most = worded("at most {count:,} numbers", count=MOST_NUMBERS)
        raise Problem(row_words(row), worded("too much data"), most)


def _stacked(columns: Sequence[Column]) -> Columns:
    """Return the columns side by side, each category as one of its own."""
    widths = [len(column.names) for column in columns]
    values = np.zeros((columns[0].rows, sum(widths)))
    for column, part in zip(columns, np.split(values, np.cumsum(widths)[:-1], axis=1), strict=True):
        column.write(part)
    numeric = [column.numeric for column in columns for _ in column.names]
    return Columns(values, _names(columns), tuple(numeric))


def _names(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return a name for each number; a category that several columns have is told apart."""
    counts = Counter(name for column in columns for name in column.names)
    return tuple(
        name if counts[name] == 1 else f"{column.name} = {name}"
        for column in columns
        for name in column.names
    )
