"""Operations of the worked example, and moments at them: what tests of moments share."""

from __future__ import annotations

from msgspec.structs import replace

from app.core.changes import moment
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.navigation import bookmarks
from app.core.project import Edit, Instant, OptimizerEdit
from app.core.session import Session
from engine.plan.events import Address, Kind, Phase
from tests.app.core.sessions import arrive

HIDDEN = Address(Phase.FORWARD, Kind.ACTIVATION, 0, 1, 1)
SCORE = Address(Phase.FORWARD, Kind.ACTIVATION, 0, 2, 1)
OUTPUT = Address(Phase.BACKWARD, Kind.DELTA, 0, 2, 1)


def session_at(address: Address, step: int = 2, fraction: float = 0.5) -> Session:
    session = Session(Document(open_example("two-two-two")))
    session.seek(session.run.plan.index(step, address) + fraction)
    arrive(session)
    return session


def after(session: Session, step: int, address: Address) -> Instant:
    """Return the moment at which an operation has just happened."""
    return step, session.run.plan.step_plan(step).offset(address) + 1


def marked_at(address: Address, step: int = 2) -> Session:
    session = session_at(address, step, 1.0)
    bookmarks.toggle(session, "mark")
    return session


def replace_edits(session: Session, at: Instant) -> tuple[Edit, ...]:
    """Edit a number at a moment, and return the edits of the project."""
    edit = OptimizerEdit(*at, "learning_rate", 0.25)
    session.change("Rate", replace(session.project, edits=(edit,)))
    return session.project.edits


def edits(session: Session) -> list[Instant]:
    return [moment(edit) for edit in session.project.edits]


def marks(session: Session) -> list[Instant]:
    return [bookmark.at for bookmark in session.project.bookmarks]
