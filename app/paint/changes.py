"""What of a picture has to be painted again, if most of it is as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.core.frame import Item
from app.core.layout import Area
from app.paint.extents import extent

# Where a larger share of the items has changed, the whole picture is painted again.
_MUCH = 0.25


class Placed(NamedTuple):
    """An item of a picture, and outside of which area it paints nothing."""

    item: Item
    extent: Area


def placed_after(before: Sequence[Placed] | None, items: Sequence[Item]) -> list[Placed]:
    """Return where ``items`` are; what is as it was ``before``, in the same order, is the same."""
    if before is None or len(before) != len(items):
        return [Placed(item, extent(item)) for item in items]
    return [
        old if old.item == item else Placed(item, extent(item))
        for old, item in zip(before, items, strict=True)
    ]


def changed_areas(
    before: Sequence[Placed] | None, now: Sequence[Placed], whole: Area
) -> list[Area]:
    """Return the parts of a picture where it is not as it was ``before``, all parts if unknown."""
    if before is None or len(before) != len(now):
        return [whole]
    changed = [pair for pair in zip(before, now, strict=True) if pair[0] is not pair[1]]
    much = len(changed) > _MUCH * len(now)
    return [whole] if much else [placed.extent for pair in changed for placed in pair]
