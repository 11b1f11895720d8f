"""Which columns of a CSV file are to be fed in, and which are to be learned."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Literal

from app.core.changes.fitting import with_data
from app.core.data.csv_rows import csv_rows
from app.core.data.samples import NamedSamples
from app.core.errands import nothing
from app.core.project import Table
from app.core.refusals import REFUSED
from app.core.session import Session
from engine.problem import Problem
from engine.words.wording import worded

# A number with a decimal comma.
_COMMA = re.compile(r"\s*[-+]?\d+,\d+(e[-+]?\d+)?\s*", re.IGNORECASE)


def columns(path: Path, separator: str | None = None, decimal: str = ".") -> tuple[str, ...]:
    """Return the names of the columns; raise ``Problem`` or ``OSError`` where there are none."""
    with closing(csv_rows(path, separator, decimal)) as rows:
        first = next(rows, None)
    if first is None:
        what = worded("the file ends")
        raise Problem(f"{path.name}: ", what, worded("a header and at least one sample"))
    return tuple(cell.strip() for cell in first.cells)


def suggested(path: Path, names: Sequence[str]) -> Table:
    """Return the choice that most tables are made for: the last column from all others."""
    inputs, decimal = tuple(names[:-1]) or tuple(names), _decimal(path, names)
    return Table(
        os.path.abspath(path), inputs, tuple(names[-1:]), scale="standardize", decimal=decimal
    )


def _decimal(path: Path, names: Sequence[str]) -> Literal[".", ","]:
    """Return what the first sample writes its decimals after, as far as that can be told."""
    try:
        with closing(csv_rows(path, None, ",")) as rows:
            header, first = islice(rows, 2)
    except (*REFUSED, ValueError):  # fewer than two rows, or a sample that cannot be read so
        return "."
    as_before = [cell.strip() for cell in header.cells] == [*names]
    return "," if as_before and any(map(_COMMA.fullmatch, first.cells)) else "."


def use(
    session: Session,
    table: Table,
    then: Callable[[], object],
    refused: Callable[[Exception], object],
) -> Callable[[], None]:
    """Let the session learn from a table, as soon as it is read, and go on with ``then``.

    ``refused`` takes the ``Problem`` or ``OSError`` where it cannot. Returns what gives up.
    """
    name = Path(table.csv).name
    if not table.inputs or not table.targets:
        which = worded("no target") if table.inputs else worded("no input")
        refused(Problem(name, which, worded("at least one of each")))
        return nothing

    def change(samples: NamedSamples) -> None:
        fitted = with_data(session.project, table, samples)
        try:
            label = worded("Data from {name}", name=name)
            session.change(label, *fitted)
        except REFUSED as error:
            refused(error)
            return
        then()

    return session.fetch(table, session.project.training.split, change, refused)
