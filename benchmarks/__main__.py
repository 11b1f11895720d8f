"""``python3 -m benchmarks [TOPIC...]``: measure, and print a table."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Iterator

from benchmarks.measure import Result
from benchmarks.report import lines, write

TOPICS = ("engine", "peers", "seeking", "searching", "sweep", "stage", "start", "window")


def main() -> None:
    """Measure the topics named on the command line; or all of them, and write that down."""
    # numpy's threads would race the two contestants differently.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    table = []
    for line in lines(_results(sys.argv[1:] or TOPICS)):
        print(line, flush=True)
        table.append(line)
    if not sys.argv[1:]:
        write(table)
    application.quit()


def _results(topics: Iterable[str]) -> Iterator[Result]:
    for topic in topics:
        yield from importlib.import_module(f"benchmarks.{topic}").results()


if __name__ == "__main__":
    main()
