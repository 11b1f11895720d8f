from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.hands_on.controls import LEARNING_RATE, NEURON_SPACING, parameter_control
from app.core.hands_on.pulling import Pull

WEIGHT = parameter_control("w", 1, 0, 0)


def test_the_range_of_a_slider_is_four_hundred_pixels() -> None:
    assert Pull(WEIGHT, -2.0).by(400.0) == 2.0
    assert Pull(LEARNING_RATE, 0.0).by(400.0) == 2.0


def test_numbers_stay_round() -> None:
    pull = Pull(WEIGHT, 0.1)
    assert [pull.by(1.0) for _ in range(3)] == [0.11, 0.12, 0.13]


@pytest.mark.parametrize(("value", "step"), [(1.0, 0.01), (-30.0, 0.1), (250.0, 1.0)])
def test_larger_numbers_change_faster(value: float, step: float) -> None:
    assert Pull(WEIGHT, value).by(1.0) == pytest.approx(value + step)


def test_what_is_typed_only_changes_by_a_share_of_itself() -> None:
    tiny = replace(WEIGHT, slides=False)
    assert Pull(tiny, 1e-8).by(50.0) == pytest.approx(1.5e-8, rel=0.01, abs=1e-11)
    count = replace(WEIGHT, slides=False, whole=True)
    assert Pull(count, 200.0).by(3.0) == 206.0
    assert Pull(count, 0.0).by(120.0) == 1.0


def test_it_stays_within_what_is_possible() -> None:
    assert Pull(LEARNING_RATE, 0.1).by(-1000.0) == 0.0
    assert Pull(NEURON_SPACING, 100.0).by(-1e9) == 1.0
