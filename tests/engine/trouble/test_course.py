from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.edits import ParameterEdit
from engine.trouble import situation
from engine.trouble.course import diverging, plateau
from engine.trouble.definition import Situation
from tests.engine.cases import Case

LINE = Case((1, 1), ("identity",), samples=4, batch=2, rate=0.1)


def with_losses(losses: object, steps_per_epoch: int = 2) -> Situation:
    at = situation(LINE.history(), 0)
    return replace(at, losses=np.asarray(losses, dtype=float), steps_per_epoch=steps_per_epoch)


def test_a_rate_that_is_too_large_diverges_and_a_smaller_one_does_not() -> None:
    large = replace(LINE, rate=8.0).history()
    (trouble,) = diverging(situation(large, 60))
    epochs = np.reshape(large.losses[:60], (-1, 2)).mean(axis=1)
    assert f"is {epochs[-1]:.4g}, of the best one it was {epochs.min():.4g}" in trouble.cause
    assert "a smaller learning rate than 8," in trouble.remedy
    assert not list(diverging(situation(LINE.history(), 60)))


@pytest.mark.parametrize(
    ("losses", "found"),
    [
        ([1.0, 1.0, 0.01, 0.01, 2.0, 2.0], True),
        ([1.0, 1.0, 0.01, 0.01, 0.9, 0.9], False),  # still better than at the beginning
        ([1.0, 1.0, 0.1, 0.1, 2.0, 2.0], False),
        ([1.0, 1.0, 0.01, 0.01, 3.5, 0.001], True),  # an epoch counts, and not one batch
        ([9.0, 1.0, 0.01, 0.01, 9.0, 0.9], False),
        ([1.0, 1.0], False),
        ([1.0], False),
        ([], False),
        ([1.0, 1.0, np.inf, 1.0], False),  # which is told by another detector
    ],
)
def test_a_loss_diverges_when_it_is_far_above_its_best_and_above_its_start(
    losses: list[float], found: bool
) -> None:
    assert bool(list(diverging(with_losses(losses)))) == found


def test_what_was_done_by_hand_is_no_divergence() -> None:
    edit = ParameterEdit(40, 0, 1, 0, 0, 1e4)
    case = replace(LINE, rate=0.0, edits=(edit,))
    at = situation(case.history(), 60)
    assert case.history().record(40).loss > 1e3 * case.history().record(39).loss
    assert len(at.losses) == 60 - 41
    assert not list(diverging(at))


def test_a_rate_of_zero_is_a_plateau_and_learning_is_none() -> None:
    still = replace(LINE, rate=0.0).history()
    assert not list(plateau(situation(still, 999)))
    (trouble,) = plateau(situation(still, 1000))
    assert "in the last 500 epochs" in trouble.cause
    assert not list(plateau(situation(LINE.history(), 100)))


@pytest.mark.parametrize(
    ("last", "found"),
    [(1.0, True), (0.991, True), (0.97, False), (1.1, False)],
)
def test_a_plateau_hardly_changes(last: float, found: bool) -> None:
    at = with_losses(np.linspace(1.0, 2.0 * last - 1.0, 1000))
    assert bool(list(plateau(at))) == found


@pytest.mark.parametrize(("share", "found"), [(1.0, True), (0.3, True), (0.2, False)])
def test_a_loss_that_is_small_is_no_plateau(share: float, found: bool) -> None:
    at = with_losses([1.0] * 1000)
    targets = at.targets[:, 0]
    constant = 0.5 * float(np.var(targets))
    at = replace(at, losses=np.full(1000, share * constant))
    assert bool(list(plateau(at))) == found


def test_where_all_targets_are_the_same_nothing_is_said() -> None:
    at = with_losses([1.0] * 1000)
    assert not list(plateau(replace(at, targets=np.ones_like(at.targets))))
