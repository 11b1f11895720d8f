from __future__ import annotations

import numpy as np
import pytest

from app.core.frame import Box, Image, Item, Text
from app.core.project import Layout
from app.core.scene.context import Context
from app.core.scene.network.picture import picture
from app.core.theme import theme
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, shot

Part = frozenset[tuple[int, int]]


def items(part: Part = frozenset(), selected: tuple[int, int] | None = None) -> list[Item]:
    return list(picture(Context(shot("digits", 0.0, selected=selected)), part))


def colors(image: Item) -> np.ndarray:
    assert isinstance(image, Image)
    return np.frombuffer(image.pixels.colors, dtype=np.uint32)


def test_pixels_are_as_bright_as_their_inputs() -> None:
    shown = Context(shot("digits", 0.0))
    inputs = shown.moment.reader.record.forward.activations[0][0]
    order = np.argsort(inputs, kind="stable")
    bright = (colors(items()[0]) & 0xFF)[order]
    assert (np.diff(bright.astype(int)) >= 0).all()
    assert colors(items()[0])[order[0]] == theme("dark").panel
    assert colors(items()[0])[order[-1]] == theme("dark").strong


def test_those_that_take_part_and_the_chosen_one_are_outlined() -> None:
    def outlines(part: Part = frozenset(), selected: tuple[int, int] | None = None) -> int:
        return sum(isinstance(item, Box) for item in items(part, selected))

    assert outlines(frozenset({(0, 3), (0, 9), (1, 2)})) == outlines() + 2
    assert outlines(selected=(0, 5)) == outlines() + 1


def test_there_are_numbers_where_they_can_be_read() -> None:
    def numbers(size: tuple[int, int]) -> list[str]:
        context = Context(shot("digits", 0.0, size=size))
        return [item.text for item in picture(context, ()) if isinstance(item, Text)]

    assert numbers((360, 300)) == []
    assert len(numbers((880, 680))) == 64


def test_without_a_picture_there_is_none() -> None:
    assert list(picture(Context(shot("iris", 0.0)), ())) == []
    made = shot("digits", 0.0)
    plain = made.seen(Layout(image=False), made.view)
    assert list(picture(Context(plain), ())) == []


@pytest.mark.parametrize("granularity", ["product", "neuron", "layer"])
def test_pulses_start_at_their_pixels(granularity: str) -> None:
    context = Context(shot("digits", place_of("digits", Kind.PRODUCT, 0.0, unit=2), granularity))
    for (layer, _, source), way in context.active_edges.items():
        x, y = context.places.neurons[layer - 1, source]
        assert abs(way.start[0] - x) <= context.places.radius_of(0) + 1e-6
        assert abs(way.start[1] - y) <= context.places.radius_of(0) + 1e-6
