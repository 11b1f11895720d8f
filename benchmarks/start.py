"""From the command to the first window, against the least that has to be done for any window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Result, compared

BARE = """
import numpy
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
application.processEvents()
"""
OURS = """
from app.view.main import first_window
first_window()
"""


def results() -> Iterator[Result]:
    """Yield the ratio of whole processes."""
    one, other = compared(lambda: _run(OURS), lambda: _run(BARE), rounds=11)
    remark = f"{one * 1e3:.0f} ms against {other * 1e3:.0f} ms"
    yield Result("start to the first window", one / other, 1.3, remark=remark)


def _run(code: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, cwd=_checkout())


def _checkout() -> Path:
    return Path(__file__).parent.parent
