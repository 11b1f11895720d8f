"""The rows of a CSV file, one after another: however long it is, one line is held at a time.

Rows are counted as text editors count lines: the header is row 1, unless empty lines come first.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Generator, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TextIO

from app.core.errands import Tell, unheard
from app.core.files import naming, open_to_read
from engine.problem import Problem
from engine.words.wording import plural, worded

SEPARATORS = ",;\t"
# Bound what a file without an end, or without a line break, can ask for.
MOST_LETTERS = 4 * 1024**3
LONGEST_LINE = 16 * 1024**2
MOST_EMPTY_LINES = 100
# How far reading has come is told after so many lines.
LINES_BETWEEN = 1000


class Row(NamedTuple):
    """A row by its number."""

    number: int
    cells: list[str]


def csv_rows(
    path: Path, separator: str | None = None, decimal: str = ".", tell: Tell = unheard
) -> Generator[Row, None, None]:
    """Yield every row that is not empty, all as wide as the first one, which is the header.

    Without ``separator`` it is guessed from the header; it is never what divides decimals.
    ``Problem`` or ``OSError`` where a row cannot be read. ``tell`` hears how far it has come.
    """
    # What is not UTF-8 becomes surrogates, so that the line it stands in is known.
    with (
        naming(path),
        open_to_read(path) as file,
        io.TextIOWrapper(file, "utf-8-sig", "surrogateescape", newline="") as text,
    ):
        size = max(1, os.fstat(file.fileno()).st_size)
        lines = _lines(text, lambda letters: tell(min(1.0, letters / size)))
        opening = _opening(lines)
        yield from _rows(chain(opening, lines), separator or _guess("".join(opening), decimal))


def _opening(lines: Iterator[str]) -> list[str]:
    """Return the lines up to the first one with something in it, if that comes soon."""
    opening = []
    for line in islice(lines, MOST_EMPTY_LINES):
        opening.append(line)
        if line.strip():
            break
    return opening


def _guess(header: str, decimal: str) -> str:
    """Return what divides the header into the most columns; quoted names may hold anything."""
    bare = re.sub('"[^"]*"', "", header)
    return max(SEPARATORS.replace(decimal, ""), key=bare.count)


def _rows(lines: Iterator[str], separator: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
    number, width = 1, 0
    try:
        for cells in reader:
            if cells:
                width = width or len(cells)
                if len(cells) != width:
                    what = plural(len(cells), "{count} column", "{count} columns")
                    expected = worded("{count}, as in the header", count=width)
                    raise Problem(row_words(number), what, expected)
                yield Row(number, cells)
            number = reader.line_num + 1
    except csv.Error as error:
        expected = worded("CSV with every quote closed")
        raise Problem(row_words(number), str(error), expected) from None


def _lines(text: TextIO, tell: Callable[[int], None]) -> Iterator[str]:
    """Yield the lines of a text, once each is known to be of a size and of letters.

    ``tell`` hears how many letters there were until now.
    """
    letters = 0
    for row, line in enumerate(iter(partial(text.readline, LONGEST_LINE), ""), start=1):
        letters += len(line)
        if len(line) == LONGEST_LINE or letters > MOST_LETTERS:
            what = worded("the file is too large")
            raise Problem(row_words(row), what, worded("shorter rows, or fewer"))
        if "\0" in line or not (line.isascii() or _SURROGATE.search(line) is None):
            raise Problem(row_words(row), worded("not UTF-8"), worded("text in UTF-8"))
        if row % LINES_BETWEEN == 0:
            tell(letters)
        yield line


def row_words(number: int) -> str:
    """Return what to call a row of a table, for a ``Problem``."""
    return worded("row {number}", number=number)


_SURROGATE = re.compile("[\ud800-\udfff]")
