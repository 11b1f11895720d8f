"""Where breakpoints are met within what the time line shows, looked for when it stands still."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.session import Session
from app.core.time.signs import Sign, breakpoint_signs

# What is seen has to stay the same for so long before it is looked at,
REST_MS = 60
# and that for so long at a time.
SLICE_SECONDS = 0.003


class BreakpointMarks(QObject):
    """Finds the places of breakpoints within what is seen; ``changed`` comes with each change."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.signs: tuple[Sign, ...] = ()
        self._session = session
        self._looked_at: object = None
        self._work: Iterator[Sign | None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def refresh(self) -> None:
        """Begin anew if something else is seen, or something else is looked for."""
        session = self._session
        key = session.run, session.project.edits, session.project.breakpoints, session.lens.scope
        if key != self._looked_at:
            self._looked_at = key
            before, self.signs, self._work = self.signs, (), self._signs()
            self._timer.start(REST_MS)
            if before:
                self.changed.emit()

    def _signs(self) -> Iterator[Sign | None]:
        """Yield what is found, None in between."""
        session = self._session
        for each in session.project.breakpoints:
            if each.on:
                yield from breakpoint_signs(session.run, session.lens, each)

    def _look(self) -> None:
        due = perf_counter() + SLICE_SECONDS
        while perf_counter() < due:
            try:
                sign = next(self._work)
            except StopIteration:
                return
            if sign is not None:
                self.signs = (*self.signs, sign)
                self.changed.emit()
        self._timer.start(0)
