"""The open project: what it is now, what it was, and where it is saved.

How a run is looked at (``view``, ``playhead``) belongs to the project but is no change of it:
it makes no undo entry, and undo and redo leave it as it is. What it is compared with (``base``) is
no part of the project, but undo and redo bring it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from app.core.claims import Claim
from app.core.effects import same_events
from app.core.file_format.project_file import load, save_claimed
from app.core.project import Playhead, Project, View

Listener = Callable[[Project, Project], None]


@dataclass(frozen=True)
class Entry:
    """What undo or redo goes back to, and the name of the change that it takes back."""

    label: str
    project: Project
    base: Project | None


class Document:
    """One project with its undo list; every difference is told as ``listener(old, new)``.

    That there is one more change to be undone is told as well, with the same project twice.
    """

    def __init__(self, project: Project, path: Path | None = None) -> None:
        self.path = path
        self._claim: Claim | None = None
        self._project = project
        self._saved = project
        self._base: Project | None = None
        self._undo: list[Entry] = []
        self._redo: list[Entry] = []
        # The change that a drag is in the middle of, with the project from before it.
        self._begun: Entry | None = None
        self._listeners: list[Listener] = []

    @classmethod
    def open(cls, path: Path) -> Document:
        """Return the document of a file; raise what ``load`` raises."""
        return cls(load(path), path)

    @property
    def project(self) -> Project:
        """Return the project as it is now, in the middle of a drag too."""
        return self._project

    @property
    def base(self) -> Project | None:
        """Return what the project is compared with: what it was before a "what if"."""
        return self._base

    @property
    def saved(self) -> Project:
        """Return the project as it is in its file, or as it was when it was opened."""
        return self._saved

    @property
    def changing(self) -> bool:
        """Return whether a change in many moves is under way."""
        return self._begun is not None

    @property
    def before(self) -> Project:
        """Return the project as it was before the change under way, or else as it is now."""
        return self._project if self._begun is None else self._begun.project

    @property
    def modified(self) -> bool:
        """Return whether there is something to save."""
        return self.differs_from(self._saved)

    def differs_from(self, project: Project) -> bool:
        """Return whether another project is more than another look at this one."""
        return not same_content(self._project, project)

    @property
    def undone(self) -> Project:
        """Return what ``undo`` makes of the project."""
        return self._after(self._undo)

    @property
    def redone(self) -> Project:
        """Return what ``redo`` makes of the project."""
        return self._after(self._redo)

    @property
    def undo_label(self) -> str | None:
        """Return the name of the change that ``undo`` takes back, None if there is none."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """Return the name of the change that ``redo`` makes again, None if there is none."""
        return self._redo[-1].label if self._redo else None

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener(old, new)`` after every change."""
        self._listeners.append(listener)

    def forget_listeners(self) -> None:
        """Tell nobody any more but who subscribes from now on."""
        self._listeners.clear()

    def take_over(self, other: Document | None = None) -> None:
        """Claim the file that is open, in place of ``other``, which keeps none.

        Raise ``Locked``, and leave ``other`` what it has, where another window has the file.
        """
        keeper = self if other is None else other
        claim = None if self.path is None else keeper._claim_of(self.path)
        keeper._keep(claim)
        keeper._claim = None
        self._claim = claim

    def save(self, path: Path) -> None:
        """Write the project to ``path``, which is its place from then on."""
        claim = self._claim_of(path)
        save_claimed(claim, self._project)
        self._keep(claim)
        self.path = path
        self._saved = self._project

    def _claim_of(self, path: Path) -> Claim:
        """Return the claim on a file, a new one unless it is the one that is kept."""
        kept = self._claim
        return kept if kept is not None and kept.holds(path) else Claim(path)

    def _keep(self, claim: Claim | None) -> None:
        if self._claim is not None and self._claim is not claim:
            self._claim.release()
        self._claim = claim

    def begin(self, label: str) -> None:
        """Start a change in many moves, such as a drag; one that is under way is committed."""
        self.commit()
        self._begun = Entry(label, self._project, self._base)

    def preview(self, project: Project) -> None:
        """Show what the change under way would make of the project.

        Without one nothing happens: after Escape the mouse still moves before it is released.
        """
        if self._begun is not None:
            self._set(project, self._base)

    def commit(self) -> None:
        """End the change under way; it is one undo entry if it made a difference.

        Listeners are called once more, for those that do not follow every move.
        """
        begun, self._begun = self._begun, None
        if begun is not None and self._differs_from(begun):
            self._remember(begun)
            self._tell(self._project)

    def _remember(self, entry: Entry) -> None:
        self._undo.append(entry)
        self._redo.clear()

    def _differs_from(self, entry: Entry) -> bool:
        return entry.base is not self._base or not same_content(entry.project, self._project)

    def cancel(self) -> None:
        """Take back the change under way, as if it had never begun."""
        begun, self._begun = self._begun, None
        if begun is not None:
            self._set(_looked_at_like(self._project, begun.project), begun.base)

    def change(self, label: str, project: Project) -> None:
        """Make a change in one move."""
        self._make(label, project, self._base)

    def compare(self, label: str, base: Project | None) -> None:
        """Compare the project with another from now on, or with none where it is None."""
        self._make(label, self._project, base)

    def go_back(self, label: str) -> None:
        """Make the project again what it is compared with, and compare it no more."""
        self._make(label, _looked_at_like(self._project, self._base or self._project), None)

    def _make(self, label: str, project: Project, base: Project | None) -> None:
        self.commit()
        entry = Entry(label, self._project, self._base)
        if base is not entry.base or not same_content(entry.project, project):
            self._remember(entry)
        self._set(project, base)

    def adjust(self, *, view: View | None = None, playhead: Playhead | None = None) -> None:
        """Look at the project in another way or at another moment, without an undo entry."""
        self._set(
            replace(
                self._project,
                view=view or self._project.view,
                playhead=playhead or self._project.playhead,
            ),
            self._base,
        )

    def undo(self) -> None:
        """Take back the change under way, or else the last one made."""
        self._travel(self._undo, self._redo)

    def redo(self) -> None:
        """Take back the change under way, or else make the last one undone again."""
        self._travel(self._redo, self._undo)

    def _after(self, source: list[Entry]) -> Project:
        entry = self._begun or (source[-1] if source else None)
        return self._project if entry is None else entry.project

    def _travel(self, source: list[Entry], destination: list[Entry]) -> None:
        if self._begun is not None:
            self.cancel()
        elif source:
            entry = source.pop()
            destination.append(Entry(entry.label, self._project, self._base))
            self._set(_looked_at_like(self._project, entry.project), entry.base)

    def _set(self, project: Project, base: Project | None) -> None:
        before, self._base = self._base, base
        old, self._project = self._project, project
        if old != project or before is not base:
            self._tell(old)

    def _tell(self, old: Project) -> None:
        for listener in self._listeners:
            listener(old, self._project)


def _looked_at_like(model: Project, project: Project) -> Project:
    """Return ``project`` with the view and playhead of ``model``.

    What the view names of a run of other events it names as when they were those of the project.
    """
    selected = model.view.selected
    view = model.view
    if selected is not None and not project.network.has_unit(*selected):
        view = replace(view, selected=None)
    if not same_events(model, project):
        view = replace(view, repeat=project.view.repeat)
    return replace(project, view=view, playhead=model.playhead)


def same_content(one: Project, other: Project) -> bool:
    """Return whether two projects differ at most in how they are looked at."""
    return one == replace(other, view=one.view, playhead=one.playhead)
