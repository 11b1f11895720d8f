"""What a change of a project means for what has been computed of its run."""

from __future__ import annotations

from enum import Enum

from app.core.project import Project


class Effect(Enum):
    """What a change of a part of the project means for the run."""

    KEEP = "nothing is computed anew"
    TRUNCATE = "what follows the first difference is computed anew"
    REBUILD = "everything is computed anew"


EFFECTS = {
    "layout": Effect.KEEP,
    "view": Effect.KEEP,
    "playhead": Effect.KEEP,
    "breakpoints": Effect.KEEP,
    "bookmarks": Effect.KEEP,
    "edits": Effect.TRUNCATE,
    "seed": Effect.REBUILD,
    "dtype": Effect.REBUILD,
    "network": Effect.REBUILD,
    "loss": Effect.REBUILD,
    "optimizer": Effect.REBUILD,
    "regularization": Effect.REBUILD,
    "data": Effect.REBUILD,
    "training": Effect.REBUILD,
}


def effects(old: Project, new: Project) -> set[Effect]:
    """Return what the differences between two projects mean."""
    return {
        effect for field, effect in EFFECTS.items() if getattr(old, field) != getattr(new, field)
    }


def same_course(one: Project, other: Project) -> bool:
    """Return whether the runs of two projects are the same."""
    return effects(one, other) <= {Effect.KEEP}
