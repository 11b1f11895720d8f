from __future__ import annotations

from typing import Any

import pytest

from app.core.frame import Frame, Image, Item, Math, Text
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.network.faces import explanation
from tests.app.core.scene.shots import shot


def frame(name: str, place: float, granularity: str = "neuron", **view: Any) -> Frame:
    return compose(shot(name, place, granularity, heat_maps=True, **view))


def images(items: tuple[Item, ...]) -> list[Image]:
    return [item for item in items if isinstance(item, Image)]


def plates(items: tuple[Item, ...], name: str, place: float, granularity: str = "neuron") -> int:
    """Return how many neurons have a number in them."""
    places = Context(shot(name, place, granularity, heat_maps=True)).places
    middles = [
        places.neuron_at(item.x, item.y) for item in items if isinstance(item, Text)
    ]  # fmt: skip
    return len({middle for middle in middles if middle is not None})


@pytest.mark.parametrize("name", ["two-two-two", "xor", "iris", "wide"])
def test_every_neuron_on_the_stage_shows_its_map(name: str) -> None:
    shown = Context(shot(name, 5.0)).places.neurons
    assert len(images(frame(name, 5.0).still)) == len(shown)
    assert images(compose(shot(name, 5.0)).still) == []


def test_maps_of_neurons_differ_and_are_round() -> None:
    found = images(frame("xor", 5.0).still)
    assert len({image.pixels for image in found}) == len(found)
    assert all(image.round for image in found)


def test_maps_move_with_the_weights_while_they_are_updated() -> None:
    start = frame("two-two-two", 45.1, "layer")
    assert images(start.still) == []
    pixels = [images(frame("two-two-two", place, "layer").moving)[-1] for place in (45.1, 49.0)]
    assert pixels[0] != pixels[1]


def test_numbers_stand_in_the_neurons_that_take_part_or_are_chosen() -> None:
    still = frame("xor", 5.5).still
    assert plates(still, "xor", 5.5) == 2
    assert plates(frame("xor", 5.5, selected=(1, 0)).still, "xor", 5.5) == 3
    whole = frame("xor", 30.0, "step")
    assert plates((*whole.still, *whole.moving), "xor", 30.0, "step") == 0


def test_names_stand_below_the_neurons_and_deltas_below_the_names() -> None:
    still = frame("two-two-two", 36.0).still
    places = Context(shot("two-two-two", 36.0, heat_maps=True)).places
    names = [item for item in still if isinstance(item, Math)]
    for x, y in places.neurons.values():
        below = [item.y for item in names if item.x == x and 0.0 < item.y - y - places.radius < 20]
        assert len(below) == 1
        deltas = [
            item.y for item in still
            if isinstance(item, Text) and item.text.startswith("δ") and item.x == x
        ]  # fmt: skip
        assert all(abs(delta - below[0]) > 14.0 for delta in deltas)


def test_the_sentence_says_what_the_ends_are_where_they_are_the_same() -> None:
    alike, different = (
        explanation(Context(shot(name, 5.0, heat_maps=True))).text
        for name in ("two-two-two", "xor")
    )
    assert alike.endswith("blue towards 1, orange towards 0.")
    assert different.endswith("blue is high, orange is low.")


def test_the_sentence_is_said_in_the_language_of_the_picture() -> None:
    sentence = explanation(Context(shot("xor", 5.0, heat_maps=True, language="de"))).text
    assert sentence.startswith("Jedes Neuron zeigt")


@pytest.mark.parametrize("size", [(880, 680), (360, 300), (3840, 2160)])
def test_the_sentence_stands_between_network_and_card(size: tuple[int, int]) -> None:
    context = Context(shot("xor", 5.0, size=size, heat_maps=True))
    sentence = explanation(context)
    half = sentence.size / 2.0
    assert context.network_area.bottom < sentence.y - half
    assert sentence.y + half < context.card_area.y
