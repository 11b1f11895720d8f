"""What a change of a project means for what has been computed of its run."""

from __future__ import annotations

from enum import Enum

from msgspec.structs import replace

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


def same_events(one: Project, other: Project) -> bool:
    """Return whether a moment of the run of one project is the same in that of the other."""
    return _events(one) == _events(other)


def _events(project: Project) -> tuple[object, ...]:
    """Return what the operations of a step depend on: the network's shape, and the batch."""
    network, training = project.network, project.training
    layers = [replace(each, weights=None, biases=None, init=None) for each in network.layers]
    clipped = training.clipping is not None
    batch = project.data, training.batch_size, training.split
    return network.inputs, layers, training.update, clipped, batch
