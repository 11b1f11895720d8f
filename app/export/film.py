"""A film: which moment each of its pictures shows, and the picture itself.

Picture i shows the time i / fps, computed from the whole number i: a film of any length does not
drift, and the last picture shows the end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QImage

from app.core.project import Layout, Playhead, View
from app.core.run import Run
from app.core.scene import Shot, compose
from app.core.time.player import playhead_at
from app.core.time.timing import Group, Timing
from app.paint import StillPicture, to_image
from engine.plan.step_plan import Span

# Takes a picture; what it returns gives something now and then until the picture is taken.
Add = Callable[[QImage], Iterable[object]]

# Sums of seconds are off by some rounding, which must not become a picture of its own.
ROUNDING = 1e-6


@dataclass(frozen=True)
class Film:
    """The events of ``span``, which are those of whole steps, at ``fps`` pictures a second.

    What plays together takes ``seconds`` if given, else as long as on the stage at speed 1.
    ``width`` and ``height`` are in pixels; ``ghost`` is the run that it is compared with.
    """

    run: Run
    timing: Timing
    span: Span
    fps: int
    seconds: float | None
    layout: Layout
    view: View
    width: int
    height: int
    ghost: Run | None = None

    def __len__(self) -> int:
        """Return the number of pictures."""
        return pictures(self.timing, self._steps, self.fps, self.seconds)

    def advance(self, step: int, seconds: float) -> bool:
        """Compute both runs towards a step for so long; return whether they are there."""
        runs = (self.run,) if self.ghost is None else (self.run, self.ghost)
        return all(run.history.advance(step, seconds) for run in runs)

    @property
    def _steps(self) -> range:
        start, stop = (self.run.plan.locate(border)[0] for border in self.span)
        return range(start, stop)

    @cached_property
    def _still(self) -> StillPicture:
        return StillPicture()

    def __iter__(self) -> Iterator[Playhead]:
        """Iterate over the moments that the pictures show."""
        last, number, began = len(self) - 1, 0, 0.0
        for group in self.groups():
            ended = began + self._seconds(group)
            while number < last and number / self.fps <= ended:
                yield self._playhead(group, (number / self.fps - began) / (ended - began))
                number += 1
            began = ended
        yield Playhead(self.span.stop - 1, 1.0)

    def picture(self, playhead: Playhead) -> QImage:
        """Return the picture of a moment."""
        shot = Shot(
            self.run, self.timing, playhead, self.layout, self.view, self.width, self.height,
            ghost=self.ghost, playing=True,
        )  # fmt: skip
        return to_image(compose(shot), still=self._still)

    def groups(self) -> Iterator[Group]:
        """Iterate over what plays together, in order."""
        index = self.span.start
        while index < self.span.stop:
            group = self.timing.group(index)
            yield group
            index = group.span.stop

    def _seconds(self, group: Group) -> float:
        return group.seconds if self.seconds is None else self.seconds

    def _playhead(self, group: Group, share: float) -> Playhead:
        """Return the moment at which a share of a group's time has passed."""
        passed, ended = share * group.seconds, 0.0
        for stage in group.stages:
            began, ended = ended, ended + stage.seconds
            if passed <= ended:
                break
        of_stage = min(1.0, (passed - began) / stage.seconds)
        if of_stage == 0.0:  # the beginning is shown, not the end of what came before
            return Playhead(stage.span.start, 0.0)
        events = stage.span.stop - stage.span.start
        return playhead_at(stage.span.start + of_stage * events, self.run.events)


def pictures(timing: Timing, steps: range, fps: int, seconds: float | None = None) -> int:
    """Return how many pictures a film of training steps has, at ``fps`` a second.

    What plays together takes ``seconds`` if given, else as long as on the stage at speed 1.
    """
    tally = timing.tally(steps)
    length = tally.seconds if seconds is None else tally.groups * seconds
    return math.ceil(length * fps - ROUNDING) + 1
