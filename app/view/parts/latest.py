"""Moves of the mouse that come faster than pictures: within a tick only the last one counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Latest(QTimer):
    """Calls the last function it was given, once everything that has arrived by then is read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call: Callable[[], object] | None = None
        self.setSingleShot(True)
        self.timeout.connect(self._come)

    @property
    def due(self) -> bool:
        """Return whether something has been put that has not been called yet."""
        return self._call is not None

    def put(self, call: Callable[[], object]) -> None:
        """Call ``call`` soon, in place of any other that has not been called yet."""
        waits, self._call = self.due, call
        if not waits:
            self.start()

    def _come(self) -> None:
        self.flush()

    def flush(self) -> None:
        """Call now what would be called soon."""
        call, self._call = self._call, None
        self.stop()
        if call is not None:
            call()

    def drop(self) -> None:
        """Call nothing any more."""
        self._call = None
        self.stop()
