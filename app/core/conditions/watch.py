"""Conditions on a run: where the next event is that satisfies one, from any place, either way.

A condition asks for events, in the words of a search, or for how training stands at the end of an
epoch, in those of a training that waits for something. Nothing here takes long: whoever asks gets
an answer in slices.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import NamedTuple

from app.core.conditions.conditions import MEASURED, of_events, read
from app.core.conditions.standing import standing
from app.core.project import Breakpoint
from app.core.run import Run
from engine.plan.step_plan import Span
from engine.search.predicates import Condition, Not
from engine.search.search import find


class Sight(NamedTuple):
    """How far has been looked, as a place of the run, and whether something is found there.

    What satisfies a condition is found at the place where it has just happened.
    """

    place: float
    found: bool


class Way(NamedTuple):
    """From a place of a run to another, which may lie before it."""

    run: Run
    place: float
    limit: float

    @property
    def direction(self) -> int:
        """Return 1 for a way forwards, -1 for one backwards."""
        return 1 if self.limit >= self.place else -1

    def rest(self, place: float) -> Way:
        """Return what is still ahead at a place of the way."""
        return self._replace(place=place)


def looked(way: Way, condition: Condition, seconds: float) -> Iterator[Sight]:
    """Look for what first satisfies a condition on a way.

    Gives how far it has come about every ``seconds``, and at the end what is found, or the end of
    the way.
    """
    look = _events if of_events(condition) else _epochs
    return look(way, condition, seconds)


def entered(way: Way, condition: Condition, seconds: float) -> Iterator[Sight]:
    """Look for what first satisfies a condition that did not hold before it, as ``looked`` does.

    Of a phase that is its first event, and of a loss that stays low the first epoch.
    """
    if _holds(way, condition):
        for sight in looked(way, Not(condition), seconds):
            yield Sight(sight.place, False)
            way = way.rest(sight.place)
    yield from looked(way, condition, seconds)


class Watch:
    """What is known of a way through a run: how far it may be gone before a breakpoint is met."""

    def __init__(self, way: Way, breakpoints: Iterable[Breakpoint]) -> None:
        self.way = way
        self._looks = [_Look(way, each) for each in breakpoints if each.on]

    @property
    def frontier(self) -> float:
        """Return as far as which no breakpoint is met before it."""
        ends = [look.sight.place for look in self._looks]
        return self._nearest(ends) if ends else self.way.limit

    def leads(self, way: Way) -> bool:
        """Return whether a way begins where this one has been looked at, and goes on like it."""
        direction = self.way.direction
        passed, left = way.place - self.way.place, self.frontier - way.place
        within = passed * direction >= 0.0 and left * direction >= 0.0
        return within and way.direction == direction and self.met(way.place) is None

    def free(self, place: float, seconds: float) -> float:
        """Look as far as ``place``, for so long; return how far one may go towards it."""
        due = perf_counter() + seconds
        for look in self._looks:
            look.towards(place, due)
        return self._nearest([place, self.frontier])

    def met(self, place: float) -> Breakpoint | None:
        """Return the breakpoint that is met at a place."""
        sights = (look for look in self._looks if look.sight == (place, True))
        return next((look.breakpoint for look in sights), None)

    def _nearest(self, places: Iterable[float]) -> float:
        return min(places) if self.way.direction > 0 else max(places)


class _Look:
    """How far has been looked for one breakpoint."""

    def __init__(self, way: Way, breakpoint: Breakpoint) -> None:
        self.breakpoint = breakpoint
        self.sight = Sight(way.place, False)
        self._direction = way.direction
        self._sights = entered(way, read(breakpoint.condition), 0.0)

    def towards(self, place: float, due: float) -> None:
        """Look on towards a place until time is up, and a little in any case."""
        while not self.sight.found and (place - self.sight.place) * self._direction > 0.0:
            self.sight = next(self._sights, self.sight)
            if perf_counter() >= due:
                return


def _events(way: Way, condition: Condition, seconds: float) -> Iterator[Sight]:
    """Look among operations: those still to be finished, or those finished before the last."""
    plan, backwards = way.run.plan, way.direction < 0
    ends = (way.limit, math.ceil(way.place) - 1) if backwards else (way.place, way.limit)
    events = Span(math.floor(ends[0]), math.ceil(ends[1]))
    if events.start < events.stop:
        first, last = (plan.locate(index)[0] for index in (events.start, events.stop - 1))
        for steps, index in find(way.run.history, condition, events, backwards, seconds):
            if index is not None:
                yield Sight(index + 1.0, True)
                return
            if backwards:
                passed = max(way.limit, plan.start(last + 1 - steps) + 1.0)
                yield Sight(min(way.place, passed), False)
            else:
                passed = min(way.limit, float(plan.start(first + steps)))
                yield Sight(max(way.place, passed), False)
    yield Sight(way.limit, False)


def _epochs(way: Way, condition: Condition, seconds: float) -> Iterator[Sight]:
    """Look at how training stands at the ends of epochs, and at that of the run."""
    run, place = way.run, way.place
    for steps in _ends_of_epochs(way):
        while condition.fields & {*MEASURED} and not run.history.advance(steps, seconds):
            yield Sight(place, False)
        place = float(run.plan.start(steps))
        found = bool(condition.holds(standing(run, steps, condition.fields)))
        yield Sight(place, found)
        if found:
            return
    yield Sight(way.limit, False)


def _ends_of_epochs(way: Way) -> Iterator[int]:
    """Yield how many steps are done wherever an epoch ends on a way, and at the end of the run."""
    plan, size = way.run.plan, way.run.plan.steps_per_epoch
    if way.direction > 0:
        after, last = plan.locate(math.floor(way.place))[0], plan.locate(math.floor(way.limit))[0]
        yield from range((after // size + 1) * size, last + 1, size)
        if way.limit == way.run.events and last % size and after < last:
            yield last
    else:
        before, first = (plan.locate(math.ceil(place) - 1)[0] for place in (way.place, way.limit))
        yield from range(before // size * size, max(0, first), -size)


def _holds(way: Way, condition: Condition) -> bool:
    """Return whether a condition holds where a way begins."""
    run = way.run
    if of_events(condition):
        index = (math.ceil(way.place) if way.direction < 0 else math.floor(way.place)) - 1
        if index < 0:
            return False
        *_, sight = find(run.history, condition, Span(index, index + 1), False, math.inf)
        return sight.found is not None
    size = run.plan.steps_per_epoch
    steps = run.plan.locate(math.floor(way.place))[0] // size * size
    return bool(condition.holds(standing(run, steps, condition.fields)))
