from __future__ import annotations

import math
from itertools import chain

import pytest

from app.core.frame import MONO_ADVANCE, Math, Text
from app.core.scene.context import Context
from app.core.scene.network.inscription import LEGIBLE, inscription, short
from engine.plan.events import Kind
from engine.words.terms import Tag
from tests.app.core.scene.shots import place_of, shot

LATE = {"two-two-two": 36.0, "xor": 50.0, "iris": 150.0, "wide": 20000.0}


def lines(name: str, digits: int = 4) -> list[tuple[Context, float, float, Text]]:
    """Return every number within a neuron, with the neuron's middle."""
    context = Context(shot(name, LATE[name], digits=digits))
    return [
        (context, *context.places.neurons[neuron], item)
        for neuron in context.places.neurons
        for item in inscription(context, *neuron)
        if isinstance(item, Text)
    ]


@pytest.mark.parametrize("digits", [3, 4, 9, 17])
@pytest.mark.parametrize("name", LATE)
def test_numbers_stay_within_the_rim_and_can_be_read(name: str, digits: int) -> None:
    found = lines(name, digits=digits)
    assert found
    for context, x, y, text in found:
        half = len(text.text) * text.size * MONO_ADVANCE / 2.0
        corner = math.hypot(text.x - x + half, abs(text.y - y) + 0.35 * text.size)
        assert corner < context.places.radius
        assert text.size >= LEGIBLE


SMALL = (456, 445)


@pytest.mark.parametrize("name", ["xor", "iris", "spiral"])
def test_in_a_small_picture_all_neurons_of_a_layer_have_numbers_or_none(name: str) -> None:
    context = Context(shot(name, place_of(name, Kind.LOSS), size=SMALL))
    for layer, column in enumerate(context.places.columns):
        shown = [list(inscription(context, layer, unit)) for unit in column.units]
        assert len({sum(isinstance(item, Text) for item in items) for items in shown}) == 1
        for item in chain.from_iterable(shown):
            assert item.size >= LEGIBLE  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [SMALL, (880, 680)])
@pytest.mark.parametrize("name", ["xor", "iris", "spiral"])
def test_the_numbers_of_a_layer_are_of_one_size(name: str, size: tuple[int, int]) -> None:
    context = Context(shot(name, place_of(name, Kind.UPDATE), size=size))
    for layer, column in enumerate(context.places.columns):
        sizes: dict[Tag, set[float]] = {}
        for unit in column.units:
            for item in inscription(context, layer, unit):
                if isinstance(item, Text):
                    (mark,) = item.marks
                    assert mark is not None
                    sizes.setdefault(mark.tag, set()).add(item.size)
        assert all(len(found) == 1 for found in sizes.values())


@pytest.mark.parametrize(
    ("value", "letters", "expected"),
    [
        (0.5933, 6, "0.5933"),
        (0.5933, 4, "0.59"),
        (-0.0712, 4, "−0.1"),
        (-0.004, 4, "0.0"),
        (123.4, 4, "123"),
    ],
)
def test_a_number_has_as_many_digits_as_there_is_room_for(
    value: float, letters: int, expected: str
) -> None:
    context = Context(shot("xor", 0.5))
    assert short(context, letters, lambda number: number(value)) == expected


def test_no_neuron_is_without_a_line() -> None:
    for name, place in LATE.items():
        context = Context(shot(name, place))
        for neuron in context.places.neurons:
            assert list(inscription(context, *neuron))


def test_a_name_makes_room_for_the_value_below_it() -> None:
    before, after = (
        list(inscription(Context(shot("two-two-two", place)), 1, 0)) for place in (0.5, 4.0)
    )
    (name,) = before
    moved, value = after
    assert isinstance(name, Math)
    assert isinstance(moved, Math)
    assert isinstance(value, Text)
    assert moved.y < name.y < value.y
    assert value.text == "0.5933"


def test_deltas_stand_in_the_neuron_where_there_is_no_room_below() -> None:
    assert "δ +0.2778" in [text.text for *_, text in lines("xor")]
    assert not any("δ" in text.text for *_, text in lines("two-two-two"))
