"""Moments of a run: where it stands, where it pauses, and those that were given a name."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from app.core.project.values import Instant, Natural, Strict


class Breakpoint(Strict, frozen=True):
    """Where playing pauses: where a condition (see ``docs/conditions.md``) begins to hold."""

    condition: Annotated[str, Meta(min_length=1)]
    on: bool = True


class Bookmark(Strict, frozen=True):
    """A moment of the run with a name."""

    name: str
    at: Instant


class Playhead(Strict, frozen=True):
    """A moment of the run: an event, counted over all steps, and how much of it has passed."""

    index: Natural = 0
    fraction: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0
