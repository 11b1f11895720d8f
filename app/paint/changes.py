"""What of a picture has to be painted again, if most of it is as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.core.frame import Item
from app.core.layout import Area
from app.paint.extents import extent

# Where a larger share of the items has changed, the whole picture is painted again.
_MUCH = 0.25


@dataclass(frozen=True, eq=False)
class Placed:
    """An item of a picture."""

    item: Item

    @cached_property
    def extent(self) -> Area:
        """Return the area outside of which it paints nothing."""
        return extent(self.item)


def placed_after(before: Sequence[Placed] | None, items: Sequence[Item]) -> list[Placed]:
    """Return ``items`` with their places; what is as it was ``before`` is the same."""
    if before is None or len(before) != len(items):
        return [Placed(item) for item in items]
    return [
        old if old.item == item else Placed(item) for old, item in zip(before, items, strict=True)
    ]


def changed_areas(before: Sequence[Placed] | None, now: Sequence[Placed]) -> list[Area] | None:
    """Return the parts of a picture where it is not as it was ``before``, None for all of it."""
    if before is None or len(before) != len(now):
        return None
    changed = [pair for pair in zip(before, now, strict=True) if pair[0] is not pair[1]]
    much = len(changed) > _MUCH * len(now)
    return None if much else [placed.extent for pair in changed for placed in pair]
