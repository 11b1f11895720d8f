"""A run being played: where its playhead is and goes, and what it pauses at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from app.core.document import Document
from app.core.project import Project
from app.core.run import Run
from app.core.time.halts import Halt, Halts
from app.core.time.instants import places_of
from app.core.time.lens import Lens
from app.core.time.player import Player, place_of, playhead_at, step_target
from app.core.time.scope import Scope
from app.core.time.timing import Timing
from engine.arrays import Array
from engine.plan.step_plan import Granularity

# How much of a frame may go into computing steps on the way to a far one.
COMPUTING_SECONDS = 0.008


class Playing:
    """The run of a document's project with its playhead; time passes when ``tick`` is called.

    ``lens`` is the part of the run that the time line shows, ``halted`` what playing paused at by
    itself the last time.
    """

    def __init__(self, document: Document, run: Run) -> None:
        self.document = document
        self.run = run
        self.player = self._fitted(Player(run.events))
        self.halted: Halt | None = None
        self._halts = Halts(run, document.project.breakpoints)
        self._timings: dict[Granularity, Timing] = {}
        self._destination: float | None = None
        self._listeners: list[Callable[[], None]] = []
        self.lens = Lens(
            run.plan, run.trace.steps, self.timing.granularity, document.project.playhead
        )

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call ``listener()`` after everything that may begin or end playing or computing.

        The document tells of changes of what is shown; this tells of ``player`` and ``progress``.
        """
        self._listeners.append(listener)

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
    def parameters(self) -> Array:
        """Return all parameters as they are at the moment of ``moment``; do not change them."""
        step, event = self.moment
        return self.run.trace.reader(step).parameters_at(event)

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

    @property
    def following(self) -> bool:
        """Return whether training goes on as fast as it can, and what is shown with it."""
        player = self.player
        return self.project.view.follow and player.direction > 0 and player.target is None

    @property
    def timing(self) -> Timing:
        """Return what plays together: as the view says, but no less than a step while following."""
        size = self.project.view.granularity
        if self.following and size is not Granularity.EPOCH:
            size = Granularity.STEP
        return self.timing_at(size)

    def play(self, direction: int) -> None:
        """Let the playhead run, 1 forwards or -1 backwards, until the time line ends.

        It pauses at breakpoints, and forwards at the first number that is not finite; ``halted``
        says why. From there it may be played on.
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
        self.halted = None
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
        """Return where the way to a place ends, and pause there if something is the matter."""
        halt: Halt | None = None
        if self.player.direction > 0 and place > self.place:
            found = self._halts.trouble(self.place, place)
            if found is not None:
                place, halt = found
        if self.player.target is None and self.player.playing:
            halt = halt or self._halts.met(place)
        if halt is not None:
            self.halted = halt
            self.player = self.player.paused()
        return place

    def tick(self, seconds: float) -> None:
        """Let ``seconds`` pass: the playhead moves, or the way to a far step gets shorter."""
        if not self.busy:
            return
        start = self.player.from_there(self.place)
        if self._destination is not None:
            self._go(self._destination)
        elif start != self.place:
            self._go(start)
        elif self.following:
            self._train()
        else:
            self._play(seconds)
        self._tell()

    def _play(self, seconds: float) -> None:
        """Move the playhead on in its time, as far as it is known that nothing stops it."""
        player, place = self.player.advanced(self.timing, self.place, seconds)
        if self.player.target is None:
            free = self._halts.free(self.place, place, COMPUTING_SECONDS)
            place, player = free, player if free == place else self.player
        self._go(place)
        if not self.halted:
            self.player = player

    def _train(self) -> None:
        """Take as many steps as there is time for, as far as it is known that nothing stops it."""
        plan, limit = self.run.plan, self.player.limit
        due = perf_counter() + COMPUTING_SECONDS
        free = self._halts.free(self.place, limit, COMPUTING_SECONDS / 2.0)
        left = due - perf_counter()
        reached = self.run.history.onward(self.moment[0], self._step_of(free), left)
        place = min(free, float(plan.start(reached + 1)))
        self._go(place)
        if not self.halted:
            self.player = self.player.arrived(place)

    @property
    def busy(self) -> bool:
        """Return whether time changes anything."""
        return self.player.playing or self._destination is not None

    def timing_at(self, granularity: Granularity) -> Timing:
        """Return the groups of this run at some granularity."""
        known = self._timings.get(granularity)
        if known is None or known.plan is not self.run.plan:
            known = self._timings[granularity] = Timing(self.run.plan, granularity)
        return known

    def look(self, scope: Scope) -> None:
        """Let the time line show another part of the run."""
        self.lens.scope = scope
        self._tell()

    @property
    def _under_way(self) -> tuple[Player, float | None, Halt | None]:
        """Return what listeners are told of."""
        return self.player, self._destination, self.halted

    def _tell(self) -> None:
        self._suit_lens()
        for listener in self._listeners:
            listener()

    def _show(self, place: float) -> None:
        playhead = playhead_at(place, self.run.events)
        if playhead != self.project.playhead:
            self.document.adjust(playhead=playhead)

    def _step_of(self, place: float) -> int:
        return self.run.plan.locate(playhead_at(place, self.run.events).index)[0]

    def _fit(self, old: Project, new: Project, anew: bool) -> None:
        """Go on with another project; ``anew`` says that some of its run is computed anew."""
        if anew or old.view != new.view:
            self.player = self._fitted(self.player)
        if anew or old.breakpoints != new.breakpoints:
            self._halts = Halts(self.run, new.breakpoints)
        if anew:
            self.halted = None
        self._suit_lens()
        if old.playhead != new.playhead:
            self.lens.follow(old.playhead, new.playhead, self.player.playing)

    def _fitted(self, player: Player) -> Player:
        """Return a player with the speed of the view and the ends of the run."""
        view, plan, events = self.project.view, self.run.plan, self.run.events
        repeat = None if view.repeat is None else places_of(view.repeat, plan, events)
        return replace(player, end=events, speed=view.speed, repeat=repeat)

    def _suit_lens(self) -> None:
        run, size = self.run, self.timing.granularity
        self.lens.suit(run.plan, run.trace.steps, size, self.project.playhead)
