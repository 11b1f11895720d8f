"""The one clock of a window: it measures time and passes it on, and stands still when it can."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from app.core.session import Session
from app.view.parts.spare import Spare

# A little under the 16.7 ms of a 60 Hz screen: the screen, not the clock, sets the pace.
INTERVAL_MS = 15


class Clock(QObject):
    """Lets time pass for a session as long as that changes anything.

    What a tick has changed is painted before the next one, and whoever waits has a turn between.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._painted = Spare(self)
        session.subscribe(self.follow)
        self.follow()

    @property
    def running(self) -> bool:
        """Return whether time passes."""
        return self._timer.isActive() or self._painted.due

    def follow(self) -> None:
        """Run while the session is busy, stop when it is not."""
        if self._session.busy and not self.running:
            self._elapsed.start()
            self._timer.start(INTERVAL_MS)
        elif self.running and not self._session.busy:
            self.stop()

    def stop(self) -> None:
        """Let no more time pass."""
        self._timer.stop()
        self._painted.drop()

    def _tick(self) -> None:
        seconds = self._elapsed.nsecsElapsed() / 1e9
        # What the tick itself takes counts as well.
        self._elapsed.restart()
        self._painted.put(self._wait)
        self._session.tick(seconds)

    def _wait(self) -> None:
        self._timer.start(max(1, INTERVAL_MS - self._elapsed.elapsed()))
