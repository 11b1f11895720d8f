"""Looking for trouble while nobody waits: in small pieces, once the shown step has been still."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.notes import Notes, noted
from app.core.run import Run
from app.core.session import Session

# A step is looked at when it has been shown for so long; while playing, one now and then.
STILL_MS, PLAYING_MS = 300, 2000
# The work is done in slices with time between them in which the window gets its turn.
SLICE_SECONDS, PAUSE_MS = 0.003, 12


class Watch(QObject):
    """Keeps the notes on the step that a session shows; ``changed`` comes when they are others."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: tuple[Run, object, int] | None = None
        self._looked: object = None
        self._work: Iterator[Notes | None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self.notes: Notes = ()

    def follow(self) -> None:
        """Look at the step that is shown, some time later, if it is another one."""
        asked = self._shown()
        if asked == self._asked:
            return
        if self._asked is not None and asked[0] is not self._asked[0]:
            self._work = None
            self._tell(())  # these were about another network
        self._asked = asked
        if not self._session.player.playing:
            self._work = None
            self._timer.start(STILL_MS)
        elif not self._timer.isActive():
            self._timer.start(PLAYING_MS)

    def _shown(self) -> tuple[Run, object, int]:
        session = self._session
        return session.run, session.project.edits, session.step

    def _go_on(self) -> None:
        if self._work is None:
            self._looked = self._shown()
            self._work = noted(self._session.run, self._session.step)
        end = perf_counter() + SLICE_SECONDS
        for found in self._work:
            if found is not None:
                self._end(found)
                return
            if perf_counter() >= end:
                break
        self._timer.start(PAUSE_MS)

    def _end(self, found: Notes) -> None:
        self._work = None
        self._tell(found)
        if self._looked != self._shown():  # it has been played on meanwhile
            self._timer.start(PLAYING_MS)

    def _tell(self, notes: Notes) -> None:
        if notes != self.notes:
            self.notes = notes
            self.changed.emit()
