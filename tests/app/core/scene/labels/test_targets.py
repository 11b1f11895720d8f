from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from msgspec import structs

from app.core.frame import Box, Text
from app.core.scene.context import Context
from app.core.scene.labels.targets import error_bar, target_area, targets
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_within, shot


def after_errors(name: str, size: tuple[int, int]) -> Context:
    place = place_within(name, Kind.SLOPE, 0.5)
    return Context(shot(name, place, size=size))


def texts(context: Context, unit: int) -> list[Text]:
    return [item for item in targets(context, unit) if isinstance(item, Text)]


def test_the_bar_reaches_from_the_target_to_the_output() -> None:
    context = Context(shot("two-two-two", 20.0))
    _, y = context.places.neurons[2, 0]
    radius = context.places.radius
    bar, _ = error_bar(context, 0, 1.0)
    assert isinstance(bar, Box)
    # The output is 0.7514 and its target 0.01; a full neuron stands for 1.
    assert bar.y == pytest.approx(y + radius - 2.0 * radius * 0.7514, abs=0.01)
    assert bar.height == pytest.approx(2.0 * radius * 0.7414, abs=0.01)
    growing, _ = error_bar(context, 0, 0.5)
    assert isinstance(growing, Box)
    assert growing.height == pytest.approx(bar.height / 2.0)


@pytest.mark.parametrize("size", [(506, 445), (872, 705)])
def test_outputs_that_are_close_to_each_other_have_target_and_error_on_one_line(
    size: tuple[int, int],
) -> None:
    context = after_errors("digits", size)
    target, error = texts(context, 0)
    assert target.text == "y 1"
    assert error.text.startswith("e \N{MINUS SIGN}0.")
    assert target.y == error.y == pytest.approx(context.places.neurons[2, 0][1])
    assert target.x < error.x
    areas = [target_area(context, unit) for unit in context.places.columns[-1].units]
    assert not any(one.grown(-1.0).meets(other) for one, other in pairwise(areas))
    assert max(area.right for area in areas) <= context.shot.width


def test_as_long_as_there_is_no_error_there_is_room_for_the_word() -> None:
    (target,) = texts(Context(shot("digits", 0.5, size=(506, 445))), 0)
    assert target.text == "target 1"


def test_a_small_output_with_room_has_words_on_two_lines() -> None:
    context = after_errors("spiral", (506, 445))
    target, error = texts(context, 0)
    assert target.text.startswith("target")
    assert error.text.startswith("error")
    assert target.y < error.y


def test_on_a_ring_no_target_stands_on_the_next_output() -> None:
    context = after_errors("digits", (640, 520))
    layout = structs.replace(context.shot.layout, direction="circle")
    ring = Context(replace(context.shot, layout=layout))
    assert texts(context, 0)
    assert not texts(ring, 0)
