"""The table of a run, on the screen and in the README beside this file."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Result

README = Path(__file__).with_name("README.md")
# What follows this line in the README is the table of the last whole run.
MARK = "<!-- The rest is written by python3 -m benchmarks. -->"


def lines(results: Iterable[Result]) -> Iterator[str]:
    """Give the lines of the table as they are measured, the first of which says when and where."""
    where = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    yield f"{date.today()}, {where}, numpy {version('numpy')}"
    yield ""
    yield "| what | measured | should be |  | remark |"
    yield "|---|---|---|---|---|"
    yield from map(str, results)


def write(table: Iterable[str]) -> None:
    """Put a table in the place of the one in the README."""
    text = README.read_text(encoding="utf-8")
    kept = text[: text.index(MARK) + len(MARK)]
    README.write_text("\n".join([kept, "", *table, ""]), encoding="utf-8")
