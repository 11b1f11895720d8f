"""The library that draws charts: loaded beside the window when a chart is first shown.

Loading takes a good tenth of a second; in a thread of its own it holds nothing up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

# What needs the library, and how often is looked whether it is there.
MODULE = "app.view.parts.plot"
PAUSE_MS = 15


def when_loaded(owner: QObject, then: Callable[[], object]) -> None:
    """Call ``then`` when charts can be made, unless the owner is gone by that time.

    The events that wait come first: a window is painted before anything is loaded.
    """
    timer = QTimer(owner)

    def look() -> None:
        if _loading().is_alive():
            timer.start(PAUSE_MS)
        else:
            timer.deleteLater()
            then()

    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(0)


@cache
def _loading() -> Thread:
    thread = Thread(target=import_module, args=(MODULE,))
    thread.start()
    return thread
