"""Parts of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.frame import Point


@dataclass(frozen=True)
class Area:
    """A part of the picture, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> Point:
        """Return the middle."""
        return self.x + self.width / 2.0, self.y + self.height / 2.0

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Area:
        """Return the area of that size whose middle is at (x, y)."""
        return cls(x - width / 2.0, y - height / 2.0, width, height)

    @classmethod
    def beside(
        cls, point: Point, direction: Point, distance: float, width: float, height: float
    ) -> Area:
        """Return the area of that size whose nearest side is ``distance`` pixels off a point.

        ``direction`` is of length 1.
        """
        (x, y), (dx, dy) = point, direction
        away = distance + support(direction, width, height)
        return cls.around(x + dx * away, y + dy * away, width, height)

    @property
    def right(self) -> float:
        """Return the x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower side."""
        return self.y + self.height

    def meets(self, other: Area) -> bool:
        """Return whether two areas have a point in common."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is inside."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def contains(self, other: Area) -> bool:
        """Return whether another area is inside this one."""
        return self.holds(other.x, other.y) and self.holds(other.right, other.bottom)

    def moved(self, dx: float, dy: float) -> Area:
        """Return the area of the same size, further right and further down."""
        return Area(self.x + dx, self.y + dy, self.width, self.height)

    def nearest(self, x: float, y: float, margin: float) -> Point:
        """Return the point nearest to (x, y) that is at least ``margin`` inside."""
        right, bottom = self.right - margin, self.bottom - margin
        return min(max(x, self.x + margin), right), min(max(y, self.y + margin), bottom)

    def grown(self, margin: float) -> Area:
        """Return the area with a margin around it."""
        return Area(
            self.x - margin, self.y - margin, self.width + 2.0 * margin, self.height + 2.0 * margin
        )

    def magnified(self, zoom: float, dx: float, dy: float) -> Area:
        """Return the area ``zoom`` times as large about its middle, then moved."""
        x, y = self.center
        return Area.around(x + dx, y + dy, self.width * zoom, self.height * zoom)


def enclosing(areas: Sequence[Area]) -> Area:
    """Return the smallest area that holds all of ``areas``."""
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    right, bottom = max(area.right for area in areas), max(area.bottom for area in areas)
    return Area(left, top, right - left, bottom - top)


def support(direction: Point, width: float, height: float) -> float:
    """Return how far a box reaches from its middle in a direction of length 1."""
    return (abs(direction[0]) * width + abs(direction[1]) * height) / 2.0
