from __future__ import annotations

from typing import Any

import pytest

from app.core.frame import Box, Segments, Text
from app.core.scene import compose
from app.core.scene.context import Context
from app.core.scene.labels.beside import delta_chip
from app.core.scene.motion.above import deltas_above
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_within, shot

SMALL = (456, 445)


def context_of(name: str, kind: Kind, **where: Any) -> Context:
    return Context(shot(name, place_within(name, kind, 0.5, **where), size=SMALL))


@pytest.mark.parametrize("kind", [Kind.GRADIENT, Kind.UPDATE])
def test_a_delta_stands_above_the_edges_that_change(kind: Kind) -> None:
    context = context_of("spiral", kind, layer=3)
    chip = delta_chip(context, 3, 0)
    assert chip is not None
    moving = compose(context.shot).moving
    edges = max(number for number, item in enumerate(moving) if isinstance(item, Segments))
    texts = {item.text: number for number, item in enumerate(moving) if isinstance(item, Text)}
    assert texts[chip.text] > edges


def test_what_no_edge_runs_over_is_not_painted_again() -> None:
    context = context_of("two-two-two", Kind.GRADIENT, layer=1)
    assert delta_chip(context, 2, 0) is not None
    assert not list(deltas_above(context))


def test_where_edges_stand_still_they_are_below_everything_anyway() -> None:
    assert not list(deltas_above(context_of("spiral", Kind.CONTRIBUTION, layer=2)))


def test_a_number_is_marked_once() -> None:
    items = list(deltas_above(context_of("spiral", Kind.GRADIENT, layer=3)))
    assert any(isinstance(item, Box) for item in items)
    assert not any(item.marks for item in items if isinstance(item, Text))
