"""The part of a run that the upper track of the time line shows, from one event to all of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Scope:
    """``length`` training steps from ``start`` on, of a run of ``steps``.

    ``start`` and ``length`` need not be whole: places are those of ``Ruler``.
    """

    start: float
    length: float
    steps: int

    @property
    def stop(self) -> float:
        """Return where it ends."""
        return self.start + self.length

    @property
    def touched(self) -> range:
        """Return the steps that it shows some of."""
        first = min(math.floor(self.start), self.steps - 1)
        return range(first, max(first + 1, math.ceil(self.stop)))

    def share(self, at: float) -> float:
        """Return how far along the scope a place of the ruler is, 0 to 1 for what it shows."""
        return (at - self.start) / self.length

    def at(self, share: float) -> float:
        """Return the place of the ruler at a share of the scope."""
        return self.start + share * self.length

    def shows(self, at: float) -> bool:
        """Return whether a place of the ruler is within it."""
        return self.start <= at <= self.stop

    def moved_to(self, start: float) -> Scope:
        """Return the same length of the run from another place on, within the run."""
        return replace(self, start=min(max(start, 0.0), self.steps - self.length))

    def paged_to(self, at: float) -> Scope:
        """Return the scope, as many lengths further on or back as it takes to show a place."""
        if self.shows(at):
            return self
        return self.moved_to(self.start + math.floor(self.share(at)) * self.length)

    def zoomed(self, factor: float, about: float, least: float) -> Scope:
        """Return a scope so many times as long, with the place ``about`` where it was.

        It is no shorter than ``least``, no longer than the run, and within it.
        """
        length = min(max(self.length * factor, least), float(self.steps))
        start = about - self.share(about) * length
        return replace(self, length=length).moved_to(start)


def whole(steps: int) -> Scope:
    """Return all of a run."""
    return Scope(0.0, float(steps), steps)


def single(step: int, steps: int) -> Scope:
    """Return one step of a run."""
    return Scope(float(step), 1.0, steps)
