"""Moments of a run with a name: setting, renaming and finding them, one undo entry each change."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from app.core.project import Bookmark, Instant, Project
from app.core.session import Session
from app.core.time.instants import instant_at, place_of_instant
from app.core.time.track import operation_text
from engine.plan.events import Address
from engine.plan.step_plan import Granularity
from engine.words.wording import Wording, worded

ADDED, REMOVED = worded("Add a bookmark"), worded("Remove a bookmark")
RENAMED = worded("Rename a bookmark")


def toggle(session: Session, name: str) -> None:
    """Give the moment shown a name; one that is there already is removed."""
    toggle_at(session, _here(session), name)


def toggle_at(session: Session, at: Instant, name: str) -> None:
    """Give a moment a name; one that is there already is removed."""
    if has(session.project, at):
        remove(session, at)
    else:
        bookmarks = (*session.project.bookmarks, Bookmark(name, at))
        _change(session, ADDED, sorted(bookmarks, key=lambda bookmark: bookmark.at))


def has(project: Project, at: Instant) -> bool:
    """Return whether a moment has a name."""
    return any(bookmark.at == at for bookmark in project.bookmarks)


def has_here(session: Session) -> bool:
    """Return whether the moment shown has a name."""
    return has(session.project, _here(session))


def remove(session: Session, at: Instant) -> None:
    """Forget the bookmark of a moment."""
    _change(session, REMOVED, (each for each in session.project.bookmarks if each.at != at))


def rename(session: Session, at: Instant, name: str) -> None:
    """Give the bookmark of a moment another name."""
    bookmarks = (
        replace(each, name=name) if each.at == at else each for each in session.project.bookmarks
    )
    _change(session, RENAMED, bookmarks)


def go_to(session: Session, at: Instant) -> None:
    """Show the moment of a bookmark."""
    session.pause()
    session.seek(place_of_instant(at, session.run.plan, session.run.events))


def go_on(session: Session, direction: int) -> None:
    """Go to the next bookmark, or to the one before where ``direction`` is -1."""
    ahead = [
        bookmark.at
        for bookmark in session.project.bookmarks
        if (_place(session, bookmark) - session.place) * direction > 0.0
    ]
    if ahead:
        go_to(session, min(ahead) if direction > 0 else max(ahead))


def usual_name(session: Session) -> Wording:
    """Return what the moment shown is called if nobody gives it another name."""
    step, address = session.run.plan.address(session.project.playhead.index)
    if session.timing.granularity in (Granularity.STEP, Granularity.EPOCH):
        return worded("Step {step:,}", step=step + 1)
    return operation_name(session, step, address, whole=True)


def operation_name(session: Session, step: int, address: Address, whole: bool) -> Wording:
    """Return what an operation of a step is called, as one or as a ``whole`` group of them."""
    operation = operation_text(session.run.network, address, whole)
    return worded("Step {step:,} · {operation}", step=step + 1, operation=operation)


def _here(session: Session) -> Instant:
    return instant_at(session.place, session.run.plan)


def _place(session: Session, bookmark: Bookmark) -> float:
    return place_of_instant(bookmark.at, session.run.plan, session.run.events)


def _change(session: Session, label: Wording, bookmarks: Iterable[Bookmark]) -> None:
    session.change(label, replace(session.project, bookmarks=tuple(bookmarks)))
