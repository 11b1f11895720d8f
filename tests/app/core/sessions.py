"""What tests of sessions share."""

from msgspec.structs import replace

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.project import Playhead
from app.core.session import Session


def session_of(name: str = "two-two-two", **view: object) -> Session:
    project = open_example(name)
    return Session(Document(replace(project, view=replace(project.view, **view))))


def arrive(session: Session) -> None:
    """Let time pass until nothing moves any more."""
    for _ in range(20_000):
        if not session.busy:
            return
        session.tick(0.1)
    raise AssertionError("never arrives")


def stepped(session: Session, direction: int) -> Playhead:
    session.step_by(direction)
    arrive(session)
    return session.project.playhead
