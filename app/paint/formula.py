"""A formula as outlines that only have to be scaled and drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from app.core.layout import Area
from app.paint.parts import Ink, scaled_ink
from engine.words.terms import Mark


class Outlines(NamedTuple):
    """What is kept of a setting: its outlines, with the x and y of each, and what stands where.

    The parts that it was put together from would be many times as many objects.
    """

    width: float
    ascent: float
    descent: float
    inks: tuple[Ink, ...] = ()
    rights: tuple[float, ...] = ()
    downs: tuple[float, ...] = ()
    places: tuple[tuple[Mark, Area], ...] = ()


@dataclass(frozen=True)
class Formula:
    """A formula from the left end of its baseline, in pixels.

    It is set at one size and only scaled for others; its outlines are made when they are drawn.
    """

    outlines: Outlines
    scale: float

    @property
    def width(self) -> float:
        """Return the width."""
        return self.outlines.width * self.scale

    @property
    def ascent(self) -> float:
        """Return how far it reaches above the baseline."""
        return self.outlines.ascent * self.scale

    @property
    def descent(self) -> float:
        """Return how far it reaches below the baseline."""
        return self.outlines.descent * self.scale

    @property
    def inks(self) -> list[tuple[Ink, float, float]]:
        """Return the outlines, each with the place of its origin."""
        return list(zip(*self._scaled, strict=True))

    @cached_property
    def _scaled(self) -> tuple[tuple[Ink, ...], tuple[float, ...], tuple[float, ...]]:
        scale, outlines = self.scale, self.outlines
        return (
            tuple(scaled_ink(ink, scale) for ink in outlines.inks),
            tuple(x * scale for x in outlines.rights),
            tuple(y * scale for y in outlines.downs),
        )

    @property
    def places(self) -> list[tuple[Mark, Area]]:
        """Return where each quantity stands in it, one after the other."""
        scale = self.scale
        return [
            (mark, Area(*(scale * side for side in (area.x, area.y, area.width, area.height))))
            for mark, area in self.outlines.places
        ]


NOTHING = Formula(Outlines(0.0, 0.0, 0.0), 1.0)
