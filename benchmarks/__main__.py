"""``python3 -m benchmarks [TOPIC...]``: measure, and print a table."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from datetime import date

TOPICS = ("engine", "seeking", "sweep", "stage", "start")


def main() -> None:
    """Measure the topics named on the command line, or all of them."""
    # numpy's threads would race the two contestants differently.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, "
          f"Python {platform.python_version()}\n")  # fmt: skip
    print("| what | measured | should be | | |\n|---|---|---|---|---|")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    for topic in sys.argv[1:] or TOPICS:
        for result in importlib.import_module(f"benchmarks.{topic}").results():
            print(result, flush=True)
    application.quit()


if __name__ == "__main__":
    main()
