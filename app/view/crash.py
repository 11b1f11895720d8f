"""What happens when the program itself is wrong: one line, exit code 70, never an abort.

Qt prints exceptions of slots, timers and paint events and goes on; here they end the event loop.

One kind is out of reach before Python 3.12: what C code raises there, such as the TypeError of a
call, is no object yet when it leaves a method that Qt calls. Where Qt itself was called by Python,
as by ``show`` or ``resize``, PySide (6.10 to 6.12, ``storePythonOverrideErrorOrPrint``) takes it
for one and writes the method's name into it: a segmentation fault, which names the line that called
Qt instead of the one that is wrong. ``raise`` and ``finally`` make an object of it.
"""

from __future__ import annotations

import os
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

NO_SCREEN = 69
INTERNAL_ERROR = 70
# What Qt says of a screen that has gone, before it ends the program with code 1.
_GONE = "connection broke"

_SILENT = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


class CrashHandler:
    """Ends the program at the first exception."""

    def __init__(self) -> None:
        self._exit_code = 0

    def install(self) -> None:
        """See every exception that nobody caught, and every message of Qt."""
        sys.excepthook = self._on_exception
        qInstallMessageHandler(_on_message)

    def run(self, application: QCoreApplication) -> int:
        """Return the exit code at the end; what has failed by now leaves nothing to be run."""
        return self._exit_code or application.exec() or self._exit_code

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not self._exit_code:
            _say(f"internal error: {kind.__name__}: {error}{_place(trace)}")
        self._exit_code = INTERNAL_ERROR
        QCoreApplication.exit(INTERNAL_ERROR)


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""


def _on_message(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        _say(f"internal error: {text}")
        # Qt aborts as soon as this function returns.
        os._exit(INTERNAL_ERROR)
    if kind not in _SILENT:
        _say(text)
    if _GONE in text:
        os._exit(NO_SCREEN)


def _say(text: str) -> None:
    line = " ".join(text.split())
    print(f"deltastep: {line}", file=sys.stderr, flush=True)  # noqa: T201
