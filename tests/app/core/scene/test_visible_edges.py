from __future__ import annotations

import numpy as np
import pytest

from app.core.scene.context import Context
from app.core.scene.visible_edges import MOST_EDGES, MOST_PIXEL_EDGES
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, shot


def context(name: str, place: float, granularity: str = "neuron") -> Context:
    return Context(shot(name, place, granularity))


def test_all_edges_of_a_small_network_are_drawn() -> None:
    edges = context("two-two-two", 0.5).visible_edges
    assert (edges.drawn, edges.total) == (8, 8)
    assert set(edges.active) == {(1, 0, 0), (1, 0, 1)}
    assert len(edges.all) == 8


def test_the_same_edges_are_one_object() -> None:
    assert context("iris", 0.2).visible_edges is context("iris", 0.7).visible_edges


def test_edges_going_back_take_part_with_their_receivers() -> None:
    place = place_of("two-two-two", Kind.CONTRIBUTION, 0.5, layer=1, unit=1)
    assert set(context("two-two-two", place).active_edges) == {(2, 0, 1), (2, 1, 1)}


def test_of_very_many_the_strongest_are_drawn() -> None:
    shown = context("many edges", 0.0)
    edges = shown.visible_edges
    assert edges.total > MOST_EDGES
    assert 0.95 * MOST_EDGES < edges.drawn <= MOST_EDGES + len(edges.active)
    units, sources = edges.pairs(2, active=False)
    weights = np.abs(shown.weights(2))
    drawn = np.zeros_like(weights, dtype=bool)
    drawn[units, sources] = True
    assert weights[drawn].min() >= weights[~drawn].max()


def test_those_that_take_part_are_drawn_however_weak() -> None:
    shown = context("many edges", place_of("many edges", Kind.PRODUCT, 0.5, layer=2))
    assert len(shown.active_edges) == shown.network.sizes[1]


@pytest.mark.parametrize(("granularity", "most"), [("product", 1), ("neuron", MOST_PIXEL_EDGES)])
def test_from_a_picture_edges_are_drawn_only_where_they_take_part(
    granularity: str, most: int
) -> None:
    shown = context("digits", place_of("digits", Kind.PRODUCT, 0.5, unit=2), granularity)
    assert not len(shown.visible_edges.pairs(1, active=False).units)
    assert 0 < len(shown.active_edges) <= most


def test_of_a_picture_those_that_carry_most_are_drawn() -> None:
    shown = context("digits", place_of("digits", Kind.PRODUCT, 0.5, unit=2))
    inputs = shown.moment.reader.record.forward.sent[0][shown.moment.position]
    carried = np.abs(shown.weights(1)[2] * inputs)
    drawn = [source for _, _, source in shown.active_edges]
    assert carried[drawn].min() >= np.delete(carried, drawn).max()


def test_edges_are_found_once_while_the_same_neuron_is_at_work() -> None:
    start = place_of("xor", Kind.WEIGHTED_SUM, 0.0)
    one, other = (Context(shot("xor", start - back)).visible_edges for back in (0.5, 1.5))
    assert one is other
