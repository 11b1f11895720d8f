"""What playing pauses at by itself: breakpoints, and the first number that is not finite."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.conditions.watch import Watch, Way
from app.core.project import Breakpoint
from app.core.run import Run
from app.core.time.player import playhead_at
from engine.trouble import Trouble, not_finite


@dataclass(frozen=True)
class Met:
    """A breakpoint whose condition holds at ``place``, and did not before."""

    breakpoint: Breakpoint
    place: float


Halt = Trouble | Met


class Halts:
    """What may stop a run from being played; another run, or other breakpoints, have another."""

    def __init__(self, run: Run, breakpoints: tuple[Breakpoint, ...]) -> None:
        self._run = run
        self._breakpoints = breakpoints
        self._watch: Watch | None = None
        self._not_finite: Trouble | None = None

    def free(self, place: float, goal: float, seconds: float) -> float:
        """Look ahead for so long; return how far one may play from a place towards a goal."""
        end = float(self._run.events) if goal >= place else 0.0
        way = Way(self._run, place, end)
        if self._watch is None or not self._watch.leads(way):
            self._watch = Watch(way, self._breakpoints)
        return self._watch.free(goal, seconds)

    def met(self, place: float) -> Met | None:
        """Return the breakpoint that playing has come to."""
        found = self._watch.met(place) if self._watch is not None else None
        return None if found is None else Met(found, place)

    def trouble(self, place: float, goal: float) -> tuple[float, Trouble] | None:
        """Return where between a place and a goal a number is not finite for the first time."""
        history, step = self._run.history, self._step_of(goal)
        history.record(step)  # which is about to be shown
        if history.first_not_finite not in range(self._step_of(place) - 1, step + 1):
            return None
        # It stays the first until something is changed; to look for it takes time.
        trouble = self._not_finite = self._not_finite or not_finite(history)
        if trouble is None or trouble.event is None:
            return None
        end = float(trouble.event.index + 1)
        return (end, trouble) if place < end <= goal else None

    def _step_of(self, place: float) -> int:
        return self._run.plan.locate(playhead_at(place, self._run.events).index)[0]
