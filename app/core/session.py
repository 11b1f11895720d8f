"""A document being looked at: its run, the moment shown, and how both follow every change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.changes.following import Descent, by_place, sizes
from app.core.changes.kin import descent
from app.core.data.known_data import Known, KnownData
from app.core.data.samples import NamedSamples
from app.core.document import Document
from app.core.effects import Effect, effects, same_course
from app.core.errands import Errand, Runner, Tell, run_at_once, unheard
from app.core.file_format.checks import check
from app.core.ghost import Ghost
from app.core.hovered import Hovered
from app.core.names import data_name
from app.core.project import Data, Project, Split
from app.core.refusals import REFUSED, reason
from app.core.run import Run, build, engine_edit
from app.core.time.carried import Passage, lost_moments, with_moments, with_moments_of
from app.core.time.playing import Playing
from engine.plan.plan import Plan

# How much of a frame may go into computing the ghost's way to what is shown.
GHOST_SECONDS = 0.004


class Session(Playing):
    """What a window shows: ``document`` holds what can be saved, everything else follows from it.

    Subscribe to the document after the session does, and the run is up to date whenever a
    listener is called. ``hovered`` is what is pointed at.
    """

    def __init__(self, document: Document, tell: Tell = unheard) -> None:
        """Read what the project learns from; ``tell`` hears how far that has come."""
        self._data = KnownData()
        # Fetches what takes long to read.
        self.runner: Runner = run_at_once
        project = document.project
        super().__init__(document, build(project, self._data.of(project, tell)))
        self._hearers: list[Callable[[Sequence[str]], None]] = []
        self.hovered = Hovered()
        # A project that is about to be shown, with its run.
        self._tried: tuple[Project, Run] | None = None
        # The order of events from before the change under way.
        self._plan_before = self.run.plan
        # Who the parts of the network are whose run is shown.
        self._kin = document.kin
        # The course that the project is compared with, and whether this one is another by now.
        self._kept: Ghost | None = None
        self._apart = False
        document.subscribe(self._changed)
        self._arrive()

    def forget_listeners(self) -> None:
        """Tell nobody any more, of the document neither, but who subscribes from now on."""
        self._listeners.clear()
        self._hearers.clear()
        self.hovered.forget_listeners()
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
    def ghost(self) -> Ghost | None:
        """Return the course that this one is compared with, None where there is no other one."""
        return self._kept if self._apart else None

    def ghost_shown(self) -> Run | None:
        """Return the run of the ghost, None as long as it is on its way to the step shown."""
        ghost = self.ghost
        return ghost.run if ghost is not None and ghost.reached == self.step else None

    def change(
        self, label: str, project: Project, also: Sequence[str] = (), came: Descent | None = None
    ) -> None:
        """Make a change in one move, and say what goes with it, and ``also`` what else.

        ``came`` is which parts of the network those of the new one are; by their places if not
        given. Raise ``Problem`` or ``OSError`` where it cannot be shown.
        """
        came = came or by_place(self.project.network, sizes(project.network))
        made = self._tried_out(project, self.run.plan, came)
        self.document.change(label, made, came)
        lines = (*also, *lost_moments(project, made))
        if lines:
            self.say(*lines)

    def attempt(
        self, label: str, project: Project, also: Sequence[str] = (), came: Descent | None = None
    ) -> bool:
        """Make a change, or say why it cannot be made; return whether it was."""
        try:
            self.change(label, project, also, came)
        except REFUSED as error:
            self._refuse(error)
            return False
        return True

    def undo(self) -> None:
        """Take back the change under way, or else the last one made."""
        self._travel(lambda: self.document.undone, self.document.undo)

    def redo(self) -> None:
        """Take back the change under way, or else make the last one undone again."""
        self._travel(lambda: self.document.redone, self.document.redo)

    def _travel(self, ahead: Callable[[], Project], travel: Callable[[], None]) -> None:
        """Go where undo or redo leads, unless it leads elsewhere once the data are there."""
        goal = ahead()

        def arrive(_: NamedSamples) -> None:
            if ahead() is goal:
                travel()

        self.fetch(goal.data, goal.training.split, arrive, self._refuse)

    def fetch(
        self,
        data: Data,
        split: Split | None,
        then: Callable[[NamedSamples], object],
        refused: Callable[[Exception], object],
    ) -> Callable[[], None]:
        """Call ``then(samples)`` when data are at hand, or ``refused(error)`` if they cannot be.

        That is now if it does not take long, else when ``runner`` has fetched them. Returns what
        gives up.
        """
        known = self._data

        def keep(found: Known) -> None:
            known.keep(found)
            then(found.samples)

        run = run_at_once if known.is_quick(data, split) else self.runner
        return run(
            Errand(data_name(data), lambda tell: self._read(data, split, tell), keep, refused)
        )

    def _read(self, data: Data, split: Split | None, tell: Tell) -> Known:
        """Read data, and find the order of the first epoch, which takes long, while one waits."""
        found, project = self._data.read(data, split, tell), self.project
        if project.training.shuffle:
            found.samples.orders.shuffled(project.seed, 0)
        return found

    def _refuse(self, error: Exception) -> None:
        self.say(reason(error))

    def preview(self, project: Project) -> None:
        """Show what the change under way would make; raise as ``change`` does."""
        before = self.document.before
        if same_course(before, self.project):
            self._plan_before = self.run.plan
        if Effect.REBUILD in effects(self.project, project):
            project = with_moments_of(project, before)
        came = by_place(before.network, sizes(project.network))
        self.document.preview(self._tried_out(project, self._plan_before, came))

    def _tried_out(self, project: Project, plan: Plan, came: Descent) -> Project:
        """See to it that there is a run of a project before anything is changed.

        Return the project with its moments, which were those of ``plan``, taken to that run.
        """
        check(project)
        if Effect.REBUILD not in effects(self.project, project):
            return project
        run = self._built(project)
        project = with_moments(project, Passage(plan, run.plan, came))
        self._tried = project, run
        return project

    def _built(self, project: Project) -> Run:
        return build(project, self._data.of(project))

    def _changed(self, old: Project, new: Project) -> None:
        found, before = effects(old, new), self._under_way
        anew = bool(found & {Effect.REBUILD, Effect.TRUNCATE})
        if anew or self._base_is_new():
            self._keep_course(old)
            self._apart = self._kept is not None and not same_course(self._kept.project, new)
        if Effect.REBUILD in found:
            self._rebuild(old, new)
        elif Effect.TRUNCATE in found:
            self.run.history.set_edits(engine_edit(edit) for edit in new.edits)
        self._fit(old, new, anew)
        if anew:
            self._arrive()
        if self._under_way != before:
            self._tell()

    def _base_is_new(self) -> bool:
        kept = self._kept.project if self._kept else None
        return self.document.base is not kept

    def _keep_course(self, old: Project) -> None:
        """Keep the course to compare with: the one shown until now if that is it."""
        base = self.document.base
        if base is None:
            self._kept = None
        elif same_course(base, old) and not self._ahead(base):
            self._kept = Ghost(base, self.run.branch())
        elif self._base_is_new():
            self._kept = Ghost(base, self._built(base))

    def _ahead(self, base: Project) -> bool:
        """Return whether more is known of the course of ``base`` than of the one shown."""
        kept = self._kept
        if kept is None or kept.project is not base:
            return False
        return kept.run.history.computed >= self.run.history.computed

    def _rebuild(self, old: Project, new: Project) -> None:
        """Go on with the run of another project, at the same operation."""
        tried, self._tried = self._tried, None
        before, place = self.run, self.place if self._destination is None else self._destination
        self.run = tried[1] if tried and tried[0] is new else self._built(new)
        kin, self._kin = self._kin, self.document.kin
        way = Passage(before.plan, self.run.plan, descent(old.network, kin, self._kin))
        self._destination = way.place(place, before.events)
        self._forget_target()

    def _show(self, place: float) -> None:
        """Show a moment, beside it the ghost's if there is time to get there."""
        if self.ghost is not None:
            self.ghost.work(self._step_of(place), GHOST_SECONDS)
        super()._show(place)

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
