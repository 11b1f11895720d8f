from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import combinations

import pytest

from app.core.frame import Face, Item, Text
from app.core.layout import Area
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.labels.room import Spot
from app.core.scene.motion import covered
from tests.app.core.scene.shots import run_of, shot

SIZES = [(506, 445), (880, 680), (1280, 720)]
# Where a dozen dozen labels could stand.
MOST_SPOTS = 10_000


def stages(name: str, granularity: str, size: tuple[int, int]) -> Iterator[Context]:
    """Yield the middle of every event of the first step, of a long one not every event."""
    _, run = run_of(name)
    end = run.plan.start(1)
    for place in range(0, end, max(1, end // 60)):
        yield Context(shot(name, place + 0.5, granularity, size))


def neurons(context: Context) -> list[Area]:
    """Return the square within each neuron's circle."""
    side = 2.0**0.5 * context.places.radius
    return [Area.around(x, y, side, side) for x, y in context.places.neurons.values()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("granularity", ["product", "neuron", "layer"])
@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris", "spiral"])
def test_labels_hide_neither_each_other_nor_a_neuron(
    name: str, granularity: str, size: tuple[int, int]
) -> None:
    for context in stages(name, granularity, size):
        areas = covered(context).areas
        assert not any(one.meets(other) for one, other in combinations(areas, 2))
        bodies = neurons(context)
        assert not any(area.meets(body) for area in areas for body in bodies)


@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris", "wide"])
def test_labels_stay_above_the_card(name: str) -> None:
    for context in stages(name, "neuron", SIZES[1]):
        for area in covered(context).areas:
            assert area.bottom <= context.card_area.y
            assert area.x >= 0.0
            assert area.right <= context.shot.width


def mono(items: tuple[Item, ...]) -> list[Text]:
    return [item for item in items if isinstance(item, Text) and item.face is Face.MONO]


def test_weights_are_not_shown_below_a_plot() -> None:
    while_plotted = Context(shot("two-two-two", 3.5, size=(560, 440)))
    (plot,) = covered(while_plotted).areas
    shown = compose(while_plotted.shot).still
    for text in mono(shown):
        assert not plot.meets(Area.around(text.x, text.y, 1.0, 1.0))


@pytest.mark.parametrize("digits", [3, 9, 17])
def test_a_chip_keeps_to_the_room_between_two_columns(digits: int) -> None:
    for context in stages("two-two-two", "neuron", SIZES[1]):
        shown = Context(shot("two-two-two", context.moment.place, "neuron", digits=digits))
        for area in covered(shown).areas:
            assert area.width <= shown.text_room


def test_labels_hide_no_pixel_of_a_picture() -> None:
    contexts = [one for one in stages("digits", "neuron", SIZES[1]) if covered(one).areas]
    assert contexts
    for context in contexts:
        picture = context.places.picture
        assert picture is not None
        assert not any(area.meets(picture.area) for area in covered(context).areas)


def test_of_places_where_labels_could_stand_few_are_kept() -> None:
    for width in range(600, 1000, 2):
        compose(shot("xor", 0.5, "layer", (width, 680)))
    gc.collect()
    assert sum(isinstance(kept, Spot) for kept in gc.get_objects()) < MOST_SPOTS
