from __future__ import annotations

import pytest

from app.core.frame import MONO_ADVANCE, Disc, Image, Polyline, Text
from app.core.heat import class_colors
from app.core.theme import theme
from app.core.views.legend import WIDTH, Legend

DARK = theme("dark")


def test_a_scale_shows_its_ends_and_all_shades_between() -> None:
    legend = Legend(-1.0, 0.25)
    texts = [item.text for item in legend.items(WIDTH, DARK) if isinstance(item, Text)]
    assert texts == ["−1", "0.25"]
    assert legend.words == "−1, 0.25"
    assert any(isinstance(item, Image) for item in legend.items(WIDTH, DARK))


def test_each_class_has_its_hue_and_name() -> None:
    legend = Legend(0.0, 1.0, ("setosa", "versicolor", "virginica"))
    items = legend.items(WIDTH, DARK)
    assert tuple(item.fill for item in items if isinstance(item, Disc)) == class_colors(DARK, 3)
    assert legend.words == "setosa, versicolor, virginica"


@pytest.mark.parametrize("classes", [(), ("a", "b"), ("a very long name of a class",) * 10])
def test_nothing_stands_beside_or_below_a_legend(classes: tuple[str, ...]) -> None:
    legend = Legend(-1234.5, 0.001234, classes, ("training", "test"))
    items = legend.items(WIDTH, DARK)
    for item in items:
        if isinstance(item, Text):
            assert item.x >= 0.0
            assert item.x + len(item.text) * item.size * MONO_ADVANCE <= WIDTH + 12.0
            assert item.y + item.size / 2.0 <= legend.height
    marks = [item for item in items if isinstance(item, (Disc, Polyline))]
    assert len(marks) == len(classes) + 2
