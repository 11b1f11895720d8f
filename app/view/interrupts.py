"""Ctrl+C and termination while the event loop waits: Python sees a signal only when it runs."""

from __future__ import annotations

import signal
import socket
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

SIGNALS = (signal.SIGINT, signal.SIGTERM)
# Shells report a program ended by signal n with this code plus n.
SIGNAL_CODE = 128


class Interrupts(QObject):
    """Ends the event loop with exit code 130 or 143 when one of the signals arrives.

    One that comes before the loop has begun ends it in its first turn.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in SIGNALS:
            signal.signal(number, _leave)

    def _wake(self) -> None:
        """Let Python run, which is when it calls the handler."""
        self._reader.recv(64)


def _leave(number: int, _: object) -> None:
    QTimer.singleShot(0, partial(QCoreApplication.exit, SIGNAL_CODE + number))
