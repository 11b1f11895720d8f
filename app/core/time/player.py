"""Playing: how the playhead moves as time passes, in either direction.

The player asks nobody for the time and draws nothing: whoever owns it passes the seconds that
have gone by, so that a slow picture drops frames but never slows time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from app.core.project import Playhead
from app.core.time.timing import Timing


def playhead_at(place: float, end: int) -> Playhead:
    """Return a place of the run as event and fraction.

    Exactly between two events it is the one that has just happened, so that a playhead at rest
    shows a finished operation; only at the very start nothing has happened yet.
    """
    place = min(max(place, 0.0), float(end))
    index = max(0, math.ceil(place) - 1)
    return Playhead(index, place - index)


def place_of(playhead: Playhead) -> float:
    """Return the place of a playhead among the events of the run."""
    return playhead.index + playhead.fraction


@dataclass(frozen=True)
class Player:
    """Where the playhead is going: ``direction`` 1, -1 or 0, as far as ``target`` if there is one.

    ``end`` is the number of events of the time line. ``repeat`` are the places between which
    playing without a target goes round and round.
    """

    end: int
    direction: int = 0
    speed: float = 1.0
    target: float | None = None
    repeat: tuple[float, float] | None = None

    @property
    def playing(self) -> bool:
        """Return whether the playhead moves."""
        return self.direction != 0

    def towards(self, direction: int, target: float | None = None) -> Player:
        """Return a player that moves in ``direction``, as far as ``target``."""
        return replace(self, direction=direction, target=target)

    def paused(self) -> Player:
        """Return a player that stands still."""
        return replace(self, direction=0, target=None)

    def from_there(self, place: float) -> float:
        """Return where playing goes on from a place: not from outside of what is repeated."""
        if self.repeat is None or self.target is not None:
            return place
        start, stop = self.repeat
        if self.direction > 0:
            return place if start <= place < stop else start
        return place if start < place <= stop else stop

    def advanced(self, timing: Timing, place: float, seconds: float) -> tuple[Player, float]:
        """Return the player and the place of the playhead ``seconds`` later."""
        if not self.playing:
            return self, place
        left = seconds * self.speed
        while left > 0.0 and place != self.limit:
            place, left = _pass_stage(timing, place, left, self.direction, self.limit)
        return self.arrived(place), place

    def arrived(self, place: float) -> Player:
        """Return the player at a place: one that has nowhere else to go stands still."""
        repeats = self.repeat is not None and self.target is None
        return self.paused() if place == self.limit and not repeats else self

    @property
    def limit(self) -> float:
        """Return the place as far as which the playhead goes."""
        if self.target is not None:
            return self.target
        start, stop = self.repeat or (0.0, float(self.end))
        return stop if self.direction > 0 else start


def _pass_stage(
    timing: Timing, place: float, left: float, direction: int, limit: float
) -> tuple[float, float]:
    """Move within one stage, at most to its end; return the place and the seconds that remain."""
    group = timing.group(_event_ahead(place, direction))
    for stage in group.stages:
        if stage.span.start <= _event_ahead(place, direction) < stage.span.stop:
            break
    events_per_second = (stage.span.stop - stage.span.start) / stage.seconds
    border = float(stage.span.stop if direction > 0 else stage.span.start)
    if (limit - border) * direction < 0.0:
        border = limit
    needed = abs(border - place) / events_per_second
    if needed <= left:
        return border, left - needed
    return place + direction * left * events_per_second, 0.0


def _event_ahead(place: float, direction: int) -> int:
    """Return the event that is entered next."""
    if direction < 0 and place == int(place):
        return int(place) - 1
    return int(place)


def step_target(timing: Timing, place: float, direction: int, end: int) -> float:
    """Return where one press of a step key leads: the end of this group, or of the one before.

    A playhead at rest stands at the end of what has just happened.
    """
    if direction > 0:
        ahead = min(int(place), end - 1)
        return float(min(end, timing.stop(ahead).stop))
    if place <= 0.0:
        return 0.0
    return float(timing.stop(_event_ahead(place, -1)).start)
