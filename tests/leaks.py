"""What a test must not leave behind: running timers and threads, windows."""

from __future__ import annotations

import gc
import sys
import threading
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def found() -> set[str]:
    """Everything there is now, in words."""
    return _python_threads() | (_qt_objects() if _uses_widgets() else set())


def _python_threads() -> set[str]:
    return {f"thread {thread.name}" for thread in threading.enumerate() if not thread.daemon}


def _uses_widgets() -> bool:
    """Whether this process has an application with widgets; asks without importing them."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets is not None and widgets.QApplication.instance() is not None


def _qt_objects() -> set[str]:
    """Active timers, running threads and windows that still exist."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    alive = _alive((QTimer, QThread))
    timers = {f"timer {item}" for item in alive if isinstance(item, QTimer) and item.isActive()}
    threads = {f"thread {item}" for item in alive if isinstance(item, QThread) and item.isRunning()}
    windows = {f"window {window}" for window in QApplication.topLevelWidgets() if _is_ours(window)}
    return timers | threads | windows


def _is_ours(window: QWidget) -> bool:
    """Whether the program made it: tool tips come and go with Qt's own timers."""
    from PySide6.QtCore import Qt

    return window.windowType() != Qt.WindowType.ToolTip


def _alive(kinds: tuple[type, ...]) -> list[object]:
    """Python's wrappers of objects of Qt classes that Qt has not deleted."""
    from shiboken6 import isValid

    objects = gc.get_objects()  # so many that Python had better not look at each of them
    classes = list(map(type, objects))
    wanted = {each for each in set(classes) if issubclass(each, kinds)}
    found = compress(objects, map(wanted.__contains__, classes))
    return [item for item in found if isValid(item)]
