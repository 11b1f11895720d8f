"""From the command to the first window, against the least that has to be done for any window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Result, compared

BARE = """
import os
import numpy
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1440, 900)
window.show()
application.processEvents()
os._exit(0)
"""
FIRST = """
import os
from app.core.settings import SettingsFile
from app.view.main import fill, first_window, settings_path, start
settings = SettingsFile(settings_path())
application = start(settings.now)
window = first_window(settings.now)
"""
LEAVE = "os._exit(0)"
FURNISHED = """
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
session = Session(Document(open_example("two-two-two")))
fill(application, window, settings, session, "two-two-two")
window.repaint()
"""


def results() -> Iterator[Result]:
    """Yield the ratio of whole processes."""
    whole, bare = compared(lambda: _run(FIRST + FURNISHED + LEAVE), lambda: _run(BARE), rounds=11)
    furnished = f"{whole * 1e3:.0f} ms until everything is in it"
    first, bare = compared(lambda: _run(FIRST + LEAVE), lambda: _run(BARE), rounds=11)
    remark = f"{first * 1e3:.0f} ms against {bare * 1e3:.0f} ms; {furnished}"
    yield Result("start to the first window", first / bare, 1.3, remark=remark)


def _run(code: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Compiled once, as in every installation and from the second start of a checkout on.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, cwd=_checkout())


def _checkout() -> Path:
    return Path(__file__).parent.parent
