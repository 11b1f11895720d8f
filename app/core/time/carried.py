"""The same operation in another run: where a moment goes when the network changes."""

from __future__ import annotations

import math
from typing import NamedTuple

from msgspec.structs import replace

from app.core.changes import moment
from app.core.changes.following import Descent
from app.core.project import Edit, Instant, Project, SlopeEdit, View
from app.core.time.player import playhead_at
from engine.plan.plan import Plan
from engine.words.wording import Wording, plural, worded


class Passage(NamedTuple):
    """The way from one run to another: the plans of both, and which parts of the network stay."""

    old: Plan
    new: Plan
    descent: Descent

    def place(self, place: float, events: int) -> float:
        """Return where a place among the ``events`` of the old run is in the new one.

        The training step stays. So does the operation, with as much of it done; where there is
        none such any more it is the end of the nearest one before.
        """
        playhead = playhead_at(place, events)
        step, offset = self.old.locate(playhead.index)
        same = self._same(step, offset)
        if same is not None:
            return _begun(self.new.start(step) + same, playhead.fraction)
        return float(self.new.start(step) + self._nearest(step, offset))

    def before(self, instant: Instant) -> Instant | None:
        """Return the moment before the same operation, None where that is gone."""
        step, passed = instant
        border = self._border(instant)
        same = self._same(step, passed) if border is None else border
        return None if same is None else (step, same)

    def after(self, instant: Instant) -> Instant | None:
        """Return the moment after the same operation, None where that is gone."""
        step, passed = instant
        border = self._border(instant)
        if border is not None:
            return step, border
        same = self._same(step, passed - 1)
        return None if same is None else (step, same + 1)

    def edit(self, edit: Edit) -> Edit:
        """Return an edit at the moment after the same operation, or after the nearest before."""
        if isinstance(edit, SlopeEdit):
            return edit
        step, passed = moment(edit)
        _, event = self.after((step, passed)) or (step, self._nearest(step, passed - 1))
        return replace(edit, event=event)

    def _border(self, instant: Instant) -> int | None:
        """Return how many events have happened where a step begins or ends, else None."""
        step, passed = instant
        if passed == 0:
            return 0
        ended = passed >= self.old.step_plan(step).events
        return self.new.step_plan(step).events if ended else None

    def _same(self, step: int, offset: int) -> int | None:
        """Return the place in its step of an operation of the old run, None where it is gone."""
        address = self.descent.address(self.old.step_plan(step).address(offset))
        if address is None:
            return None
        try:
            return self.new.step_plan(step).offset(address)
        except KeyError:
            return None

    def _nearest(self, step: int, offset: int) -> int:
        """Return how much of a step has happened after the last operation that is still there.

        What is looked for stood at ``offset`` in the step or before it.
        """
        plan, same = self.old.step_plan(step), None
        while same is None and offset >= 0:
            placed = plan.block_at(offset)
            layer = placed.block.layer
            if layer is not None and self.descent.layer(layer) is None:
                offset = placed.start - 1
                continue
            same = self._same(step, offset)
            offset -= 1
        return 0 if same is None else same + 1


def with_moments(project: Project, way: Passage) -> Project:
    """Return a project of the new run whose moments are those of the old one.

    A bookmark stays with the operation that has just happened there, the part that is repeated
    with its first and its last one; the borders of a step stay its borders. What belongs to an
    operation that there is no more goes, but an edit holds from the one before it on.
    """
    moved = ((way.after(each.at), each) for each in project.bookmarks)
    marks = {at: replace(each, at=at) for at, each in moved if at is not None}
    return replace(
        project,
        bookmarks=tuple(marks[at] for at in sorted(marks)),
        edits=tuple(sorted(map(way.edit, project.edits), key=moment)),
        view=_with_repeat(project.view, way),
    )


def with_moments_of(project: Project, before: Project) -> Project:
    """Return a project that a drag makes with all that is at moments as it was ``before`` it."""
    said = {_what(edit) for edit in project.edits}
    return replace(
        project,
        bookmarks=before.bookmarks,
        edits=tuple(edit for edit in before.edits if _what(edit) in said),
        view=replace(project.view, repeat=before.view.repeat),
    )


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


def _with_repeat(view: View, way: Passage) -> View:
    if view.repeat is None:
        return view
    first, last = sorted(view.repeat)
    start, stop = way.before(first), way.after(last)
    return replace(view, repeat=None if start is None or stop is None else (start, stop))


def _what(edit: Edit) -> object:
    return edit.target, edit.value


def _begun(start: int, fraction: float) -> float:
    """Return so much of an event; one that has only just begun is not lost by rounding."""
    place = start + fraction
    return place if place > start or fraction <= 0.0 else math.nextafter(start, math.inf)
