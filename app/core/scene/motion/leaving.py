"""What was to be seen of the operation before fades while the next one begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from app.core.color import faded
from app.core.frame import Item
from app.core.project import Playhead
from app.core.scene.context import Context
from app.core.time.choreography import LEAVING

# What happens on more edges than this goes at once: it could not be told apart anyway.
MOST_EDGES = 24
# Nearly all of an operation: what comes next in the same moment begins at its end.
NEARLY = 1.0 - 1e-6
_COLORS = ("color", "fill", "stroke", "level_color")


def before(context: Context) -> Context | None:
    """Return the end of the operation before, as long as something of it is to be seen.

    Where nothing plays there is what goes on and nothing else.
    """
    moment = context.moment
    start = moment.stage.span.start
    over = moment.share == 0.0 or LEAVING.passed(moment.share) >= 1.0
    if over or start == 0 or not context.shot.playing:
        return None
    end = Playhead(start - 1, NEARLY if moment.stage_number else 1.0)
    then = Context(replace(context.shot, playhead=end))
    return then if len(then.active_edges) <= MOST_EDGES else None


def fainter(context: Context, items: Iterable[Item]) -> list[Item]:
    """Return what stood there at the end of the operation before, as faint as it is by now."""
    left = 1.0 - LEAVING.passed(context.moment.share)
    return [_fainter(item, left) for item in items]


def _fainter(item: Item, opacity: float) -> Item:
    names = {field.name for field in fields(item)}.intersection(_COLORS)
    colors: dict[str, Any] = {name: faded(getattr(item, name), opacity) for name in names}
    return replace(item, **colors)
