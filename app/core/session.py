"""A document being looked at: its run, the moment shown, and how both follow every change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum

from app.core.carried import carried
from app.core.checks import check
from app.core.document import Document
from app.core.known_data import KnownData
from app.core.player import Player, place_of, playhead_at, step_target
from app.core.project import Project
from app.core.refusals import REFUSED, reason
from app.core.run import Run, build, engine_edit
from app.core.timing import Timing
from engine.step_plan import Granularity
from engine.trouble import Trouble, not_finite

# How much of a frame may go into computing steps on the way to a far one.
COMPUTING_SECONDS = 0.008


class Effect(Enum):
    """What a change of a part of the project means for the run."""

    KEEP = "nothing is computed anew"
    TRUNCATE = "what follows the first difference is computed anew"
    REBUILD = "everything is computed anew"


EFFECTS = {
    "layout": Effect.KEEP,
    "view": Effect.KEEP,
    "playhead": Effect.KEEP,
    "edits": Effect.TRUNCATE,
    "seed": Effect.REBUILD,
    "dtype": Effect.REBUILD,
    "network": Effect.REBUILD,
    "loss": Effect.REBUILD,
    "optimizer": Effect.REBUILD,
    "regularization": Effect.REBUILD,
    "data": Effect.REBUILD,
    "training": Effect.REBUILD,
}


def effects(old: Project, new: Project) -> set[Effect]:
    """Return what the differences between two projects mean."""
    return {
        effect for field, effect in EFFECTS.items() if getattr(old, field) != getattr(new, field)
    }


class Session:
    """What a window shows: ``document`` holds what can be saved, everything else follows from it.

    Subscribe to the document after the session does, and the run is up to date whenever a
    listener is called.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._data = KnownData()
        self.run: Run = self._built(document.project)
        self.player = Player(self.run.events, speed=document.project.view.speed)
        self.timing = self._timing()
        self.halted: Trouble | None = None
        self._not_finite: Trouble | None = None
        self._destination: float | None = None
        self._listeners: list[Callable[[], None]] = []
        self._hearers: list[Callable[[Sequence[str]], None]] = []
        # A project that is about to be shown, with its run.
        self._tried: tuple[Project, Run] | None = None
        document.subscribe(self._changed)
        self._arrive()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call ``listener()`` after everything that may begin or end playing or computing.

        The document tells of changes of what is shown; this tells of ``player`` and ``progress``.
        """
        self._listeners.append(listener)

    def forget_listeners(self) -> None:
        """Tell nobody any more, of the document neither, but who subscribes from now on."""
        self._listeners.clear()
        self._hearers.clear()
        self.document.forget_listeners()
        self.document.subscribe(self._changed)

    def hear(self, hearer: Callable[[Sequence[str]], None]) -> None:
        """Call ``hearer(lines)`` with everything that a person has to be told."""
        self._hearers.append(hearer)

    def say(self, *lines: str) -> None:
        """Tell whoever hears why something cannot be done, or what else has been done."""
        for hearer in self._hearers:
            hearer(lines)

    @property
    def project(self) -> Project:
        """Return the project as it is now."""
        return self.document.project

    @property
    def place(self) -> float:
        """Return the place of the playhead among the events of the run."""
        return place_of(self.project.playhead)

    @property
    def moment(self) -> tuple[int, int]:
        """Return from when on an edit made now holds: the training step and the event in it.

        An event that is under way is computed anew; what is past stays. At the end of the time
        line that is the step that would come next.
        """
        return self.run.plan.locate(int(self.place))

    @property
    def step(self) -> int:
        """Return the training step that is shown."""
        return self.run.plan.locate(self.project.playhead.index)[0]

    @property
    def sample(self) -> int:
        """Return the row in the data of the sample that is shown, after the last one that one."""
        step, offset = self.run.plan.locate(self.project.playhead.index)
        position = self.run.plan.step_plan(step).block_at(offset).position
        rows = self.run.history.batches[step].rows
        return int(rows[-1 if position is None else position])

    @property
    def progress(self) -> float | None:
        """Return how much of the way to a far step is computed, None when nothing is under way."""
        if self._destination is None:
            return None
        wanted = self._step_of(self._destination)
        return 1.0 - self.run.history.distance(wanted) / max(1, wanted)

    def change(self, label: str, project: Project) -> None:
        """Make a change in one move; raise ``Problem`` or ``OSError`` where it cannot be shown."""
        self._try(project)
        self.document.change(label, project)

    def attempt(self, label: str, project: Project) -> bool:
        """Make a change, or say why it cannot be made; return whether it was."""
        try:
            self.change(label, project)
        except REFUSED as error:
            self.say(reason(error))
            return False
        return True

    def preview(self, project: Project) -> None:
        """Show what the change under way would make; raise as ``change`` does."""
        self._try(project)
        self.document.preview(project)

    def _try(self, project: Project) -> None:
        """See to it that there is a run of a project before anything is changed."""
        check(project)
        if Effect.REBUILD in effects(self.project, project):
            self._tried = project, self._built(project)

    def _built(self, project: Project) -> Run:
        return build(project, self._data.of(project))

    def play(self, direction: int) -> None:
        """Let the playhead run, 1 forwards or -1 backwards, until the time line ends.

        Forwards it pauses at the first number that is not finite; ``halted`` says why. From there
        it may be played on.
        """
        self._destination = None
        self.halted = None
        self.player = self.player.towards(direction)
        self._tell()

    def pause(self) -> None:
        """Let the playhead stand still, and give up going to a far step."""
        self._destination = None
        self.player = self.player.paused()
        self._tell()

    def step_by(self, direction: int, timing: Timing | None = None) -> None:
        """Play to the next or the last stop; a press while it is still playing arrives there first.

        ``timing`` may have another granularity than the view's.
        """
        place, self.halted = self.place, None
        if self._destination is not None:
            place = self._destination
        elif self.player.target is not None:
            place = self.player.target
            self._go(place)
        target = step_target(timing or self.timing, place, direction, self.run.events)
        if direction < 0:
            self.pause()
            self._go(target)
        else:
            self.player = self.player.towards(direction, target)
        self._tell()

    def seek(self, place: float) -> None:
        """Show another moment: at once if it is near, else when the way there is computed.

        What plays goes on playing from there, but a step that was under way is over.
        """
        if self.player.target is not None:
            self.player = self.player.paused()
        self._go(place)
        self._tell()

    def _go(self, place: float) -> None:
        place = min(max(place, 0.0), float(self.run.events))
        if self.run.history.advance(self._step_of(place), COMPUTING_SECONDS):
            self._destination = None
            self._show(self._halt(place))
        else:
            self._destination = place

    def _halt(self, place: float) -> float:
        """Return where the way to a place ends: what plays pauses where a number is not finite."""
        history, step = self.run.history, self._step_of(place)
        if self.player.direction <= 0 or place <= self.place:
            return place
        history.record(step)  # which is about to be shown
        if history.first_not_finite not in range(self._step_of(self.place) - 1, step + 1):
            return place
        # It stays the first until something is changed; to look for it takes time.
        trouble = self._not_finite = self._not_finite or not_finite(history)
        if trouble is None or trouble.event is None:
            return place
        end = float(trouble.event.index + 1)
        if not self.place < end <= place:
            return place
        self.halted = trouble
        self.player = self.player.paused()
        return end

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass: the playhead moves, or the way to a far step gets shorter."""
        if not self.busy:
            return
        if self._destination is None:
            self.player, place = self.player.advanced(self.timing, self.place, seconds)
            self._go(place)
        else:
            self._go(self._destination)
        self._tell()

    @property
    def busy(self) -> bool:
        """Return whether time changes anything."""
        return self.player.playing or self._destination is not None

    def timing_at(self, granularity: Granularity) -> Timing:
        """Return the groups of this run at some granularity."""
        return Timing(self.run.plan, granularity)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    def _show(self, place: float) -> None:
        playhead = playhead_at(place, self.run.events)
        if playhead != self.project.playhead:
            self.document.adjust(playhead=playhead)

    def _step_of(self, place: float) -> int:
        return self.run.plan.locate(playhead_at(place, self.run.events).index)[0]

    def _timing(self) -> Timing:
        return self.timing_at(self.project.view.granularity)

    def _changed(self, old: Project, new: Project) -> None:
        found = effects(old, new)
        if Effect.REBUILD in found:
            self._rebuild(new)
        elif Effect.TRUNCATE in found:
            self.run.history.set_edits(engine_edit(edit) for edit in new.edits)
        if old.view != new.view or Effect.REBUILD in found:
            self.timing = self._timing()
            self.player = replace(self.player, end=self.run.events, speed=new.view.speed)
        if found & {Effect.REBUILD, Effect.TRUNCATE}:
            self.halted = self._not_finite = None
            self._arrive()
            self._tell()

    def _rebuild(self, new: Project) -> None:
        """Go on with the run of another project, at the same operation."""
        tried, self._tried = self._tried, None
        before, place = self.run, self.place if self._destination is None else self._destination
        self.run = tried[1] if tried and tried[0] is new else self._built(new)
        self._destination = carried(before.plan, self.run.plan, place, before.events)
        self._forget_target()

    def _forget_target(self) -> None:
        """Forget where a step in the old run would have led."""
        if self.player.target is not None:
            self.player = self.player.paused()

    def _arrive(self) -> None:
        """Show the playhead's moment, or as far as is computed until the way there is."""
        wanted = self.place if self._destination is None else self._destination
        self._go(wanted)
        if self._destination is not None:
            self._show(float(self.run.plan.start(self.run.history.computed)))
