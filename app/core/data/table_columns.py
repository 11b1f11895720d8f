"""Columns of a CSV file on their way from texts to numbers, a few rows at a time."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence

import msgspec
import numpy as np

from engine.arrays import Array, Rows
from engine.problem import Problem
from engine.words.wording import worded

# In lower case, what says that there is no value.
MISSING = ("", "na", "n/a", "nan", "null", "?")
# A column with more is a name or a remark, and would make as many inputs or outputs.
MOST_CATEGORIES = 1000
LARGEST = sys.float_info.max

_WITH_COMMA = str.maketrans({",": ".", ".": "_"})


class NumberColumn:
    """A column of numbers."""

    numeric = True

    def __init__(self, name: str, decimal: str) -> None:
        self.name = name
        self.names: tuple[str, ...] = (name,)
        self.rows = 0
        self._decimal = decimal
        self._parts: list[Array] = []

    def add(self, rows: Sequence[int], cells: Sequence[str]) -> None:
        """Take the cells of some more rows; raise ``Problem`` for one that is no number."""
        numbers = _numbers(cells, self._decimal)
        if numbers is None:
            numbers = np.array([self._number(*cell) for cell in zip(rows, cells, strict=True)])
        self._parts.append(numbers)
        self.rows += len(rows)

    def write(self, out: Array) -> None:
        """Put all numbers into ``out``, samples x 1."""
        np.concatenate(self._parts, out=out[:, 0])

    def _number(self, row: int, cell: str) -> float:
        number = _number(cell.strip(), self._decimal)
        if number is None:
            refuse_missing(cell, self.name, row)
            what = worded("{value!r} is not a number", value=cell)
            expected = worded("a number with a decimal point")
            if self._decimal == ",":
                expected = worded("a number with a decimal comma")
            raise Problem(place(self.name, row), what, expected)
        if math.isinf(number):
            what = worded("{value!r} is too large", value=cell)
            raise Problem(
                place(self.name, row), what, worded("at most {largest:.2g}", largest=LARGEST)
            )
        return number


class CategoryColumn:
    """A column of categories, in the order of their first appearance."""

    numeric = False

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = 0
        self._numbers: dict[str, int] = {}
        self._parts: list[Rows] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the categories met until now."""
        return tuple(self._numbers)

    def add(self, rows: Sequence[int], cells: Sequence[str]) -> None:
        """Take the cells of some more rows; raise ``Problem`` where there is no category."""
        found = [self._category(*cell) for cell in zip(rows, cells, strict=True)]
        self._parts.append(np.array(found))
        self.rows += len(rows)

    def write(self, out: Array) -> None:
        """Put a 1 for each row into ``out``, samples x categories of zeros."""
        categories = np.concatenate(self._parts)
        out[np.arange(len(categories)), categories] = 1.0

    def _category(self, row: int, cell: str) -> int:
        text = cell.strip()
        if text in self._numbers:
            return self._numbers[text]
        refuse_missing(text, self.name, row)
        if len(self._numbers) == MOST_CATEGORIES:
            most = worded("at most {count}", count=MOST_CATEGORIES)
            raise Problem(place(self.name, row), worded("too many categories"), most)
        return self._numbers.setdefault(text, len(self._numbers))


Column = NumberColumn | CategoryColumn


def new_column(name: str, decimal: str, cells: Sequence[str]) -> Column:
    """Return an empty column of the kind that most of its first cells are of."""
    numbers = sum(map(_looks_numeric, cells))
    return NumberColumn(name, decimal) if 2 * numbers >= len(cells) else CategoryColumn(name)


def _looks_numeric(cell: str) -> bool:
    """Return whether a cell is a number, if only to others: infinities, 1_000, 2,5 or 2.5."""
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True


def place(name: str, row: int) -> str:
    """Return where a cell stands, for a ``Problem``."""
    return worded("row {row}, column {name}", row=row, name=name)


def is_missing(cell: str) -> bool:
    """Return whether a cell says that there is no value."""
    return cell.strip().lower() in MISSING


def refuse_missing(cell: str, name: str, row: int) -> None:
    """Raise ``Problem`` where a cell says that there is no value."""
    if is_missing(cell):
        what = worded("no value")
        if cell.strip():
            what = worded("no value but {text!r}", text=cell.strip())
        raise Problem(place(name, row), what, worded('a value, or "missing": "drop"'))


def _with_point(text: str, decimal: str) -> str:
    """Return a number as Python and JSON write it, or what neither can read."""
    return text.translate(_WITH_COMMA) if decimal == "," else text


def _number(text: str, decimal: str) -> float | None:
    """Return a number, infinite if it is too large, or None.

    1_000, ١٢ and inf are numbers to Python, not in a table.
    """
    plain = _with_point(text, decimal)
    try:
        number = float(plain)
    except ValueError:
        return None
    written = plain.isascii() and "_" not in plain and any(map(str.isdigit, plain))
    return number if written else None


def _numbers(cells: Sequence[str], decimal: str) -> Array | None:
    """Return what ``_number`` gives for each cell, or None where they are not as in JSON.

    Of a table without surprises that takes a third of the time of a float for each cell.
    """
    plain = [_with_point(cell, decimal) for cell in cells] if decimal == "," else cells
    try:
        numbers = _JSON.decode(f"[{','.join(plain)}]")
    except msgspec.DecodeError:
        return None
    return np.array(numbers) if len(numbers) == len(cells) else None


_JSON = msgspec.json.Decoder(list[float])
