"""What comes of a change of one thing."""

from __future__ import annotations

from typing import NamedTuple

from app.core.changes.following import Descent
from app.core.project import Project
from engine.words.wording import Wording


class Fitted(NamedTuple):
    """A changed project, and what else was changed so that it fits.

    ``descent`` is which parts of the network its parts were; by their places if not given.
    """

    project: Project
    lines: tuple[Wording, ...] = ()
    descent: Descent | None = None
