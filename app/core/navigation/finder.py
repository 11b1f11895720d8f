"""Looking for what satisfies a condition, from the playhead on, a little at a time."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from time import perf_counter

from app.core.conditions.conditions import read
from app.core.conditions.watch import Sight, Way, looked
from app.core.session import Session


class Outcome(Enum):
    """How a search stands."""

    NONE = "nothing has been looked for"
    LOOKING = "it goes on"
    FOUND = "the playhead is there"
    NOT_FOUND = "there is none ahead"


class Finder:
    """Looks through the run of a session; ``share`` is how much of the way it has come, 0 to 1."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sights: Iterator[Sight] = iter(())
        self._way, self._edits = Way(session.run, 0.0, 0.0), session.project.edits
        self.outcome = Outcome.NONE
        self.share = 0.0

    @property
    def direction(self) -> int:
        """Return 1 if it looks forwards, -1 if backwards."""
        return self._way.direction

    def start(self, text: str, direction: int) -> None:
        """Look on from the playhead, or back where ``direction`` is -1.

        Raise ``Problem`` where the text says no condition.
        """
        session, condition = self._session, read(text)
        session.pause()
        limit = float(session.run.events) if direction > 0 else 0.0
        self._way, self._edits = Way(session.run, session.place, limit), session.project.edits
        self._sights = looked(self._way, condition, 0.0)
        self.outcome, self.share = Outcome.LOOKING, 0.0

    def work(self, seconds: float) -> None:
        """Look on for so long; go to what is found."""
        due = perf_counter() + seconds
        while self.outcome is Outcome.LOOKING:
            if not self._same_run:
                self.cancel()
                return
            self._see(next(self._sights, Sight(self._way.limit, False)))
            if perf_counter() >= due:
                return

    def cancel(self) -> None:
        """Give up looking."""
        if self.outcome is Outcome.LOOKING:
            self.outcome = Outcome.NONE

    @property
    def _same_run(self) -> bool:
        session = self._session
        return self._way.run is session.run and self._edits == session.project.edits

    def _see(self, sight: Sight) -> None:
        way = abs(self._way.limit - self._way.place)
        self.share = abs(sight.place - self._way.place) / way if way else 1.0
        if sight.found:
            self.outcome = Outcome.FOUND
            self._session.seek(sight.place)
        elif sight.place == self._way.limit:
            self.outcome = Outcome.NOT_FOUND
