from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.scene.context import Context
from app.core.views.histogram import BINS, common_reach, histogram, layer_histograms
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, run_of, shot

ANY = st.floats(allow_nan=True, allow_infinity=True)


@given(st.lists(ANY, max_size=60))
def test_every_number_is_counted_once(values: list[float]) -> None:
    array = np.array(values, dtype=np.float64)
    reach = common_reach([array])
    found = histogram(array, reach)
    assert sum(found.counts) + found.nans + found.infinities == found.total == len(values)
    assert found.zeros == values.count(0.0)
    assert len(found.counts) == BINS


def test_numbers_are_in_the_bins_of_their_size() -> None:
    found = histogram(np.array([-1.0, -0.99, 0.0, 0.01, 0.5, 1.0]), 1.0)
    assert (found.counts[0], found.counts[BINS // 2], found.counts[-1]) == (2, 2, 1)
    assert found.counts[int(0.75 * BINS)] == 1


@pytest.mark.parametrize(
    ("largest", "reach"), [(0.0, 1.0), (0.013, 0.02), (1.0, 1.0), (2.3, 5.0), (60.0, 100.0)]
)
def test_a_reach_is_a_round_number(largest: float, reach: float) -> None:
    assert common_reach([np.array([-largest, np.nan]), np.array([])]) == pytest.approx(reach)


def test_layers_have_the_same_bins() -> None:
    context = Context(shot("iris", 3.0))
    layers = layer_histograms(context.moment, context.parameters)
    assert [layer.layer for layer in layers] == [1, 2]
    assert [layer.weights.total for layer in layers] == [24, 18]
    assert len({layer.weights.reach for layer in layers}) == 1


def test_a_gradient_is_that_of_the_step_once_it_is_known_and_before_that_of_the_last() -> None:
    last = place_of("xor", Kind.GRADIENT, position=3, layer=2, unit=0, source=3)
    start = float(run_of("xor")[1].plan.start(1))
    steps = []
    for place in (3.0, last, last + 4.0, start, start + 3.0):
        context = Context(shot("xor", place, "product"))
        steps.append([layer.step for layer in layer_histograms(context.moment, context.parameters)])
    assert steps == [[None, None], [None, 0], [None, 0], [0, 0], [0, 0]]


def test_layers_that_use_the_weights_of_others_have_none_of_their_own() -> None:
    context = Context(shot("shared weights", 3.0))
    layers = layer_histograms(context.moment, context.parameters)
    assert [layer.layer for layer in layers] == list(context.network.owners)
