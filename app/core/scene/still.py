"""What the still part of a picture depends on."""

from __future__ import annotations

from collections.abc import Hashable

from app.core.scene.context import Context


def still_key(context: Context) -> Hashable:
    """Return what the still part depends on: equal keys, equal pictures.

    The readers stand for all numbers of their steps: a step computed anew has a new one.
    """
    shot, moment = context.shot, context.moment
    return (
        moment.reader,
        moment.ahead,
        context.ghost and (context.ghost.moment.reader, context.ghost.moment.ahead),
        moment.group.span,
        shot.timing.played_as,
        moment.stage_number,
        moment.share >= 1.0,
        shot.layout,
        shot.view.theme,
        shot.view.language,
        shot.view.digits,
        shot.view.fractions,
        shot.view.checked,
        shot.view.selected,
        shot.view.heat_maps,
        shot.view.plane,
        shot.view.camera,
        shot.width,
        shot.height,
    )


class Still:
    """A still part before it is composed: one is as good as another with the same key."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.key = still_key(context)

    def __eq__(self, other: object) -> bool:
        """Return whether both would be the same picture."""
        return isinstance(other, Still) and self.key == other.key

    def __hash__(self) -> int:
        """Return the hash of the key."""
        return hash(self.key)
