from __future__ import annotations

from itertools import combinations

import pytest

from app.core.frame import Image, Text
from app.core.layout import Area
from app.core.scene.context import Context
from app.core.views.heat_grid import NAME, HeatGrid, Section
from tests.app.core.scene.shots import shot

SECTIONS = (Section(0, "inputs", (0, 1)), Section(1, "hidden", (0, 1, 2, 3)), Section(2, "o", (0,)))


@pytest.mark.parametrize("width", [10.0, 130.0, 260.0, 900.0])
def test_maps_have_places_of_their_own(width: float) -> None:
    grid = HeatGrid(SECTIONS, width)
    cells = grid.cells
    assert list(cells) == [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (1, 3), (2, 0)]
    assert not any(one.meets(other) for one, other in combinations(cells.values(), 2))
    assert all(area.bottom + NAME <= grid.height for area in cells.values())
    for neuron, area in cells.items():
        assert grid.at(*area.center) == neuron
    assert grid.at(width + 500.0, 5.0) is None


def test_only_what_is_seen_is_drawn() -> None:
    context, grid = Context(shot("xor", 3.0)), HeatGrid(SECTIONS, 260.0)
    everything = Area(0.0, 0.0, 260.0, grid.height)
    drawn = list(grid.items(context.heat, context.notation, everything, (1, 1)))
    images = [item for item in drawn if isinstance(item, Image)]
    assert [image.pixels for image in images] == [context.heat.pixels(*cell) for cell in grid.cells]
    assert [item.text for item in drawn if isinstance(item, Text)] == ["inputs", "hidden", "o"]
    first = Area(0.0, 0.0, 260.0, 30.0)
    seen = list(grid.items(context.heat, context.notation, first, None))
    assert len([item for item in seen if isinstance(item, Image)]) == 2
