"""The same operation in another run: where a moment goes when the network changes."""

from __future__ import annotations

import math

from msgspec.structs import replace

from app.core.project import Instant, Project, View
from app.core.time.player import playhead_at
from engine.plan.events import Address
from engine.plan.plan import Plan
from engine.words.wording import Wording, plural, worded


def carried(old: Plan, new: Plan, place: float, events: int) -> float:
    """Return where a place among the ``events`` of the old run is in the new one.

    The training step stays. So does the operation, the outputs counted as outputs, with as much
    of it done; where there is no such operation any more it is the same share of the step.
    """
    playhead = playhead_at(place, events)
    step, offset = old.locate(playhead.index)
    same = _same(old, new, step, offset)
    if same is not None:
        return _begun(new.start(step) + same, playhead.fraction)
    share = (offset + playhead.fraction) / old.step_plan(step).events
    return new.start(step) + share * new.step_plan(step).events


def with_moments(project: Project, old: Plan, new: Plan) -> Project:
    """Return a project of the new run whose bookmarks and repeated part are of the old one.

    A bookmark stays with the operation that has just happened there, the part that is repeated
    with its first and its last one; the borders of a step stay its borders. What belongs to an
    operation that there is no more goes.
    """
    moved = ((_after(old, new, each.at), each) for each in project.bookmarks)
    marks = {at: replace(each, at=at) for at, each in moved if at is not None}
    bookmarks = tuple(marks[at] for at in sorted(marks))
    return replace(project, bookmarks=bookmarks, view=_with_repeat(project.view, old, new))


def lost_moments(before: Project, after: Project) -> tuple[Wording, ...]:
    """Return lines for people where moments are gone with their operations, or none."""
    lines = []
    count = len(before.bookmarks) - len(after.bookmarks)
    if count:
        lines.append(
            plural(
                count,
                "A bookmark is gone with its operation.",
                "{count} bookmarks are gone with their operations.",
            )
        )
    if before.view.repeat is not None and after.view.repeat is None:
        lines.append(worded("What was repeated is gone with its operations."))
    return tuple(lines)


def _with_repeat(view: View, old: Plan, new: Plan) -> View:
    if view.repeat is None:
        return view
    first, last = sorted(view.repeat)
    start, stop = _before(old, new, first), _after(old, new, last)
    repeat = None if start is None or stop is None else (start, stop)
    return replace(view, repeat=repeat)


def _before(old: Plan, new: Plan, instant: Instant) -> Instant | None:
    """Return the moment before the same operation, None where that is gone."""
    step, passed = instant
    border = _border(old, new, instant)
    same = _same(old, new, step, passed) if border is None else border
    return None if same is None else (step, same)


def _after(old: Plan, new: Plan, instant: Instant) -> Instant | None:
    """Return the moment after the same operation, None where that is gone."""
    step, passed = instant
    border = _border(old, new, instant)
    if border is not None:
        return step, border
    same = _same(old, new, step, passed - 1)
    return None if same is None else (step, same + 1)


def _border(old: Plan, new: Plan, instant: Instant) -> int | None:
    """Return how many events have happened where a step begins or ends, None between the two."""
    step, passed = instant
    if passed == 0:
        return 0
    return new.step_plan(step).events if passed >= old.step_plan(step).events else None


def _same(old: Plan, new: Plan, step: int, offset: int) -> int | None:
    """Return the place in its step of an operation of the old run, None where it is gone."""
    before, after = old.step_plan(step), new.step_plan(step)
    address = _carried(before.address(offset), before.network.depth, after.network.depth)
    try:
        return after.offset(address)
    except KeyError:
        return None


def _begun(start: int, fraction: float) -> float:
    """Return so much of an event; one that has only just begun is not lost by rounding."""
    place = start + fraction
    return place if place > start or fraction <= 0.0 else math.nextafter(start, math.inf)


def _carried(address: Address, depth: int, new_depth: int) -> Address:
    return address._replace(layer=new_depth) if address.layer == depth else address
