"""What if: to keep the course as it is beside the one that comes of changes, and to end that."""

from __future__ import annotations

from app.core.session import Session
from engine.words.wording import worded


def comparing(session: Session) -> bool:
    """Return whether the course is compared with how it was."""
    return session.document.base is not None


def begin(session: Session) -> None:
    """Keep the project as it is now to compare with what becomes of it."""
    session.document.compare(worded("What if"), session.project)


def keep(session: Session) -> None:
    """Go on with the new course alone."""
    session.document.compare(worded("Keep the new course"), None)


def go_back(session: Session) -> None:
    """Go on with the old course alone."""
    session.pause()
    session.document.go_back(worded("Back to the old course"))
