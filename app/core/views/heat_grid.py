"""The maps of all neurons, layer by layer, as a grid of small pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from app.core.color import mixed
from app.core.frame import TRANSPARENT, Anchor, Box, Image, Item, Math, Text
from app.core.heat import Heat
from app.core.layout import Area
from app.core.theme import Theme
from engine.notation import Notation

# The side of a map, the gaps between maps, the room for a name, and that for the name of a layer.
SIDE, GAP, NAME, HEADING = 54.0, 10.0, 18.0, 22.0
HEADING_SIZE, NAME_SIZE = 12.0, 13.0
# Of a larger layer the units that pass most on are shown.
MOST_UNITS = 40


class Section(NamedTuple):
    """One layer: its number, what it is called, and the units that are shown."""

    layer: int
    title: str
    units: tuple[int, ...]


@dataclass(frozen=True)
class HeatGrid:
    """Sections under each other in some width; ``cells`` are the places of the maps."""

    sections: tuple[Section, ...]
    width: float

    @cached_property
    def cells(self) -> dict[tuple[int, int], Area]:
        """Return the place of each map, by (layer, unit)."""
        columns, found, top = self._columns, {}, 0.0
        for section in self.sections:
            top += HEADING
            for number, unit in enumerate(section.units):
                row, column = divmod(number, columns)
                x, y = column * (SIDE + GAP), top + row * (SIDE + NAME + GAP)
                found[section.layer, unit] = Area(x, y, SIDE, SIDE)
            top += -(-len(section.units) // columns) * (SIDE + NAME + GAP)
        return found

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return max(area.bottom for area in self.cells.values()) + NAME

    @property
    def _columns(self) -> int:
        return max(1, int((self.width + GAP) // (SIDE + GAP)))

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the neuron whose map is at a place."""
        return next(
            (
                neuron
                for neuron, area in self.cells.items()
                if area.x <= x < area.right and area.y <= y < area.bottom + NAME
            ),
            None,
        )

    def items(
        self, heat: Heat, notation: Notation, seen: Area, chosen: tuple[int, int] | None
    ) -> Iterator[Item]:
        """Yield what there is within the part that is ``seen``."""
        theme = heat.theme
        for neuron, area in self.cells.items():
            room = Area(area.x, area.y - HEADING, SIDE, SIDE + NAME + HEADING)
            if room.meets(seen):
                yield from _cell(heat, notation, neuron, area, chosen == neuron)
        for section in self.sections:
            y = self.cells[section.layer, section.units[0]].y - HEADING / 2.0
            yield Text(0.0, y, section.title, HEADING_SIZE, theme.muted)


def _cell(
    heat: Heat, notation: Notation, neuron: tuple[int, int], area: Area, chosen: bool
) -> Iterator[Item]:
    theme: Theme = heat.theme
    yield Image(area.x, area.y, area.width, area.height, heat.pixels(*neuron))
    hue, width = (theme.strong, 2.0) if chosen else (theme.border, 1.0)
    side = SIDE - width
    yield Box(area.x + width / 2.0, area.y + width / 2.0, side, side, 1.0, TRANSPARENT, hue, width)
    color = theme.strong if chosen else mixed(theme.muted, theme.text, 0.5)
    name = notation.unit(*neuron)
    yield Math(
        area.center[0], area.bottom + NAME / 2.0, name, NAME_SIZE, color, 4, (), Anchor.MIDDLE
    )
