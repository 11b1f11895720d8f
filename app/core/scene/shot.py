"""Everything that a frame depends on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.project import Layout, Playhead, View
from app.core.run import Run
from app.core.session import Session
from app.core.time.timing import Timing
from engine.words.terms import Mark


@dataclass(frozen=True, eq=False)
class Shot:
    """A run at a moment, and how it is looked at; ``width`` and ``height`` are in pixels.

    ``hovered`` are the quantities that are lit up, on the stage and on the card, ``ghost`` is the
    run that this one is compared with. While it is ``playing``, what has been seen fades and is
    not gone at once.
    """

    run: Run
    timing: Timing
    playhead: Playhead
    layout: Layout
    view: View
    width: int
    height: int
    hovered: tuple[Mark, ...] = ()
    ghost: Run | None = None
    playing: bool = False

    def seen(self, layout: Layout, view: View) -> Shot:
        """Return the same moment laid out and looked at in another way."""
        return replace(self, layout=layout, view=view)


def shot_of(session: Session, width: int = 0, height: int = 0) -> Shot:
    """Return what a session shows; views beside the stage look at it without a size."""
    project = session.project
    return Shot(
        session.run, session.timing, project.playhead, project.layout, project.view, width, height,
        ghost=session.ghost_shown(), playing=session.player.playing,
    )  # fmt: skip
