"""The open project: what it is now, what it was, and where it is saved.

How a run is looked at (``view``, ``playhead``) belongs to the project but is no change of it:
it makes no undo entry, and undo and redo leave it as it is. What it is compared with (``base``) is
no part of the project, but undo and redo bring it back.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from app.core.changes.following import Descent, by_place, sizes
from app.core.changes.kin import Kin, founders, heirs
from app.core.claims import Claim
from app.core.file_format.project_file import load, save_claimed
from app.core.files import stamp
from app.core.project import Playhead, Project, View
from app.core.state import State, differ, looked_at_like, same_content
from engine.words.wording import worded

Listener = Callable[[Project, Project], None]


class Entry(NamedTuple):
    """What undo or redo goes back to, and the name of the change that it takes back."""

    label: str
    state: State


class Document:
    """One project with its undo list; every difference is told as ``listener(old, new)``.

    That there is one more change to be undone is told as well, with the same project twice.
    """

    def __init__(self, project: Project, path: Path | None = None) -> None:
        self.path = path
        self._claim: Claim | None = None
        self._state = State(project, founders(project.network))
        self._file = stamp(path)
        self._saved = project
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
        return self._state.project

    @property
    def kin(self) -> Kin:
        """Return who the parts of the project's network are."""
        return self._state.kin

    @property
    def base(self) -> Project | None:
        """Return what the project is compared with: what it was before a "what if"."""
        return self._state.compared

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
        return self.project if self._begun is None else self._begun.state.project

    @property
    def modified(self) -> bool:
        """Return whether there is something to save."""
        return self.differs_from(self._saved)

    def differs_from(self, project: Project) -> bool:
        """Return whether another project is more than another look at this one."""
        return not same_content(self.project, project)

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
        save_claimed(claim, self.project)
        self._keep(claim)
        self.path = path
        self._saved = self.project
        self._file = stamp(path)

    def save_again(self) -> None:
        """Write the project to the file that it is in.

        Raise ``OSError`` where another program has changed that: only who names a file anew
        replaces what nobody here has seen.
        """
        assert self.path is not None
        if stamp(self.path) not in (None, self._file):
            what = worded("changed by another program (open it anew, or save under another name)")
            raise OSError(errno.ESTALE, what, str(self.path))
        self.save(self.path)

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
        self._begun = Entry(label, self._state)

    def preview(self, project: Project) -> None:
        """Show what the change under way would make of the project.

        Without one nothing happens: after Escape the mouse still moves before it is released.
        """
        if self._begun is not None:
            self._set(self._made(project))

    def commit(self) -> None:
        """End the change under way; it is one undo entry if it made a difference.

        Listeners are called once more, for those that do not follow every move.
        """
        begun, self._begun = self._begun, None
        if begun is not None and differ(begun.state, self._state):
            self._remember(begun)
            self._tell(self.project)

    def _remember(self, entry: Entry) -> None:
        self._undo.append(entry)
        self._redo.clear()

    def cancel(self) -> None:
        """Take back the change under way, as if it had never begun."""
        begun, self._begun = self._begun, None
        if begun is not None:
            self._set(looked_at_like(self._state, begun.state))

    def change(self, label: str, project: Project, came: Descent | None = None) -> None:
        """Make a change in one move.

        ``came`` is which parts of the network those of the new one are; by their places if not
        given.
        """
        self._make(label, self._made(project, came))

    def compare(self, label: str, base: Project | None) -> None:
        """Compare the project with another from now on, or with none where it is None."""
        kept = None if base is None else self._made(base)._replace(base=None)
        self._make(label, self._state._replace(base=kept))

    def go_back(self, label: str) -> None:
        """Make the project again what it is compared with, and compare it no more."""
        goal = self._state.base or self._state
        self._make(label, looked_at_like(self._state, goal)._replace(base=None))

    def _made(self, project: Project, came: Descent | None = None) -> State:
        """Return the state after a change."""
        now = self._state
        came = came or by_place(now.project.network, sizes(project.network))
        return State(project, heirs(now.kin, came.origins), now.base)

    def _make(self, label: str, state: State) -> None:
        self.commit()
        if differ(self._state, state):
            self._remember(Entry(label, self._state))
        self._set(state)

    def adjust(self, *, view: View | None = None, playhead: Playhead | None = None) -> None:
        """Look at the project in another way or at another moment, without an undo entry."""
        project = replace(
            self.project,
            view=view or self.project.view,
            playhead=playhead or self.project.playhead,
        )
        self._set(self._state._replace(project=project))

    def undo(self) -> None:
        """Take back the change under way, or else the last one made."""
        self._travel(self._undo, self._redo)

    def redo(self) -> None:
        """Take back the change under way, or else make the last one undone again."""
        self._travel(self._redo, self._undo)

    def _after(self, source: list[Entry]) -> Project:
        entry = self._begun or (source[-1] if source else None)
        return self.project if entry is None else entry.state.project

    def _travel(self, source: list[Entry], destination: list[Entry]) -> None:
        if self._begun is not None:
            self.cancel()
        elif source:
            entry = source.pop()
            destination.append(Entry(entry.label, self._state))
            self._set(looked_at_like(self._state, entry.state))

    def _set(self, state: State) -> None:
        old, self._state = self._state, state
        if old.project != state.project or old.compared is not state.compared:
            self._tell(old.project)

    def _tell(self, old: Project) -> None:
        for listener in self._listeners:
            listener(old, self.project)
