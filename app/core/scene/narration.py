"""What has just happened, told operation by operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from app.core.project import Playhead
from app.core.scene.context import Context
from app.core.scene.shot import Shot
from app.core.scene.words import Told, told
from app.core.time.player import place_of
from engine.plan.step_plan import Span


def recent(shot: Shot, count: int) -> tuple[Told, ...]:
    """Return what goes on in a shot, and up to ``count`` - 1 operations before it, newest first.

    What plays together is told one kind of operation after the other.
    """
    playheads = islice(_back(shot), count)
    return tuple(told(Context(replace(shot, playhead=playhead))) for playhead in playheads)


def stage_of(shot: Shot) -> tuple[Span, int]:
    """Return the events that play together in a shot, and the number of the stage under way."""
    group = shot.timing.group(min(shot.playhead.index, shot.run.events - 1))
    number, _ = group.stage_at(place_of(shot.playhead))
    return group.span, number


def _back(shot: Shot) -> Iterator[Playhead]:
    """Yield a moment within each stage, from the one that is shown back to the start."""
    span, number = stage_of(shot)
    group = shot.timing.group(span.start)
    while True:
        for stage in reversed(group.stages[: number + 1]):
            yield Playhead(stage.span.stop - 1, 0.5)
        if group.span.start == 0:
            return
        group = shot.timing.group(group.span.start - 1)
        number = len(group.stages) - 1
