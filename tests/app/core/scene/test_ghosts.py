from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from app.core.frame import Item, Segments, Text
from app.core.project import ParameterEdit
from app.core.scene import Shot, compose
from app.core.scene.context import Context
from app.core.scene.ghosts import ghost_edges, ghost_numbers
from app.core.scene.motion import covered
from app.core.scene.network.weights import Cover
from tests.app.core.scene.shots import ghost_shot, run_of, shot

WEIGHT = ParameterEdit(0, 0, 1, 0, 0, -1.5)


def numbers(shown: Shot) -> list[Item]:
    context = Context(shown)
    return list(ghost_numbers(context, partial(covered, context)))


def texts(shown: Shot) -> list[str]:
    return [item.text for item in numbers(shown) if isinstance(item, Text)]


def test_without_a_ghost_there_is_nothing_of_one() -> None:
    context = Context(shot("two-two-two", 21.0))
    assert context.ghost is None
    assert not ghost_edges(context)
    assert not numbers(context.shot)


def test_a_ghost_that_is_alike_is_not_seen() -> None:
    plain = shot("two-two-two", 21.0)
    compared = replace(plain, ghost=plain.run)
    assert compose(compared).still == compose(plain).still


def test_only_what_differs_is_shown() -> None:
    shown = ghost_shot("two-two-two", 21.5, WEIGHT)
    # The input has changed nothing of the second hidden neuron, and o1 has its delta already.
    assert texts(shown) == ["was 0.5933", "was 0.7514", "was +0.1385", "was 0.7729", "was 0.15"]
    (edges,) = ghost_edges(Context(shown))
    assert isinstance(edges, Segments)
    assert len(edges.lines) == 1


def test_a_delta_that_comes_about_is_told_on_the_card_alone() -> None:
    shown = ghost_shot("two-two-two", 21.0, WEIGHT)
    assert texts(shown) == ["was 0.5933", "was 0.7514", "was 0.7729", "was 0.15"]


def test_what_is_not_known_yet_is_not_told() -> None:
    assert texts(ghost_shot("two-two-two", 0.5, WEIGHT)) == []
    assert texts(ghost_shot("two-two-two", 3.0, WEIGHT)) == ["was 0.3775"]


def test_a_weight_on_an_edge_says_what_it_was_and_not_while_a_chip_tells_more() -> None:
    assert "was 0.15" in texts(ghost_shot("two-two-two", 9.0, WEIGHT))
    assert "was 0.15" not in texts(ghost_shot("two-two-two", 1.0, WEIGHT))


def test_an_edge_stands_beside_its_ghost() -> None:
    context = Context(ghost_shot("two-two-two", 21.0, WEIGHT))
    (edges,) = ghost_edges(context)
    assert isinstance(edges, Segments)
    ((x1, y1, x2, y2),) = edges.lines
    start, *_, end = context.places.way(1, 0, 0)
    assert (x1, x2) == pytest.approx((start[0], end[0]))
    assert y1 < start[1]
    assert y2 < end[1]


def test_a_mark_shows_how_full_a_neuron_was() -> None:
    shown = ghost_shot("two-two-two", 21.0, ParameterEdit(0, 0, 2, 0, 1, 1.5))
    context = Context(shown)
    _, y = context.places.neurons[2, 0]
    (mark,) = [item for item in numbers(shown) if isinstance(item, Segments)]
    heights = [line[1] for line in mark.lines]
    assert (
        heights == [pytest.approx(y - context.places.radius * (2.0 * 0.7514 - 1.0), abs=0.01)] * 2
    )


def test_numbers_keep_off_what_is_covered() -> None:
    shown = ghost_shot("two-two-two", 21.0, WEIGHT)
    context = Context(shown)
    assert not [
        item
        for item in ghost_numbers(context, lambda: Cover([context.stage_area]))
        if isinstance(item, Text)
    ]


def test_the_card_tells_what_the_result_was() -> None:
    def told(place: float) -> list[str]:
        items = compose(ghost_shot("two-two-two", place, WEIGHT)).still
        return [item.text for item in items if isinstance(item, Text) and item.size > 12.0]

    assert "was 0.1385" in told(21.0)
    assert not any("was" in text for text in told(20.5))


def test_a_run_of_another_shape_has_no_place_on_the_stage() -> None:
    other = run_of("iris")[1]
    assert Context(replace(shot("two-two-two", 21.0), ghost=other)).ghost is None


def test_the_still_part_depends_on_the_ghost() -> None:
    first, second = (
        compose(ghost_shot("two-two-two", 21.0, WEIGHT)), compose(shot("two-two-two", 21.0))
    )  # fmt: skip
    assert first.still_key != second.still_key
