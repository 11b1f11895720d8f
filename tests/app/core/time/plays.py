"""Short runs that are played: what tests of playing share."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Breakpoint
from app.core.session import Session
from tests.app.core.sessions import arrive

STEPS = 30
EVENTS = 51


def session_of(*breakpoints: str, name: str = "two-two-two", **view: Any) -> Session:
    project = open_example(name)
    return Session(
        Document(
            replace(
                project,
                training=replace(project.training, steps=STEPS),
                breakpoints=tuple(map(Breakpoint, breakpoints)),
                view=replace(project.view, **view),
            )
        )
    )


def played(session: Session, direction: int = 1) -> float:
    """Return where playing pauses by itself."""
    session.play(direction)
    arrive(session)
    return session.place
