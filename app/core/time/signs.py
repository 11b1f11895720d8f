"""What is marked along the time line: breakpoints, bookmarks, and the part that is repeated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.core.conditions.conditions import read
from app.core.conditions.watch import Way, entered
from app.core.project import Breakpoint, Project
from app.core.run import Run
from app.core.time.instants import place_of_instant, places_of
from app.core.time.lens import Lens
from app.core.time.scope import Scope
from app.core.time.track import MOST_WITH_PHASES

# Of one breakpoint at most so many places are marked.
MOST_PLACES = 100


class Sign(NamedTuple):
    """A mark at a share of a track, and what it says."""

    share: float
    text: str


def breakpoint_signs(run: Run, lens: Lens, wanted: Breakpoint) -> Iterator[Sign | None]:
    """Yield where within what is seen a breakpoint is met; None on the way there.

    Where too many steps are seen to look at each there are none.
    """
    scope = lens.scope
    if scope.length > MOST_WITH_PHASES:
        return
    condition = read(wanted.condition)
    way = Way(run, lens.ruler.place(scope.start), lens.ruler.place(scope.stop))
    for _ in range(MOST_PLACES):
        for sight in entered(way, condition, 0.0):
            at = lens.ruler.at(sight.place)
            yield Sign(scope.share(at), wanted.condition) if sight.found else None
        if not sight.found:
            return
        way = way.rest(sight.place)


def bookmark_signs(project: Project, run: Run, lens: Lens, scope: Scope) -> tuple[Sign, ...]:
    """Return the bookmarks along a scope."""
    found = []
    for bookmark in project.bookmarks:
        at = lens.ruler.at(place_of_instant(bookmark.at, run.plan, run.events))
        if scope.shows(at):
            found.append(Sign(scope.share(at), bookmark.name))
    return tuple(found)


def repeated(project: Project, run: Run, lens: Lens, scope: Scope) -> tuple[float, float] | None:
    """Return between which shares of a scope, 0 to 1, the run is repeated, None for nowhere."""
    if project.view.repeat is None:
        return None
    places = places_of(project.view.repeat, run.plan, run.events)
    start, stop = (min(max(scope.share(lens.ruler.at(place)), 0.0), 1.0) for place in places)
    return (start, stop) if start < stop else None
