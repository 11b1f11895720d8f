from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.file_format.examples import open_example
from app.core.run import Run, build
from app.core.views.path import Path, slice_along
from engine.arrays import Array
from engine.edits import ParameterEdit


def run_of(name: str, steps: int) -> Run:
    run = build(open_example(name))
    run.history.advance(steps, 60.0)
    return run


def found(run: Run) -> Path:
    path = Path(run.history)
    while path.work():
        pass
    return path


def drawn(points: int, parameters: int, seed: int) -> Array:
    return np.random.default_rng(seed).normal(size=(points, parameters))


def test_a_path_has_the_parameters_before_its_steps() -> None:
    run = run_of("iris", 500)
    path = found(run)
    assert path.steps[0] == 0
    assert 32 <= len(path.steps) <= 64
    assert path.steps[-1] > 500 - 2 * path.steps[1]
    for step, point in zip(path.steps, path.points, strict=True):
        np.testing.assert_array_equal(point, run.history.state(step).parameters)


def test_a_path_is_of_its_run_until_something_is_changed() -> None:
    run = run_of("xor", 10)
    path = Path(run.history)
    assert path.is_of(run.history)
    run.history.set_edits([ParameterEdit(5, 0, 1, 0, 0, 1.0)])
    assert not path.is_of(run.history)
    assert not Path(run_of("xor", 10).history).is_of(run.history)


@given(st.integers(3, 20), st.integers(2, 30), st.integers(0, 99))
def test_axes_are_at_right_angles_and_hold_the_share_that_is_told(
    points: int, parameters: int, seed: int
) -> None:
    path = drawn(points, parameters, seed)
    cut = slice_along(path)
    assert cut is not None
    np.testing.assert_allclose(cut.axes @ cut.axes.T, np.eye(2), atol=1e-9)
    ways = path - path.mean(axis=0)
    values = np.linalg.svd(ways, compute_uv=False) ** 2
    assert cut.share == pytest.approx(values[:2].sum() / values.sum())
    in_plane = np.square(ways @ cut.axes.T).sum() / np.square(ways).sum()
    assert in_plane == pytest.approx(cut.share)


def test_the_path_is_within_what_is_shown_and_ends_at_the_right() -> None:
    path = drawn(12, 5, 3).cumsum(axis=0)
    cut = slice_along(path)
    assert cut is not None
    shares = cut.shares(path)
    assert shares.min() > 0.0
    assert shares.max() < 1.0
    assert shares[0, 0] < shares[-1, 0]
    corners = cut.origin + np.stack((cut.low, cut.high)) @ cut.axes
    np.testing.assert_allclose(cut.shares(corners), [[0.0, 1.0], [1.0, 0.0]], atol=1e-9)


def test_a_straight_path_still_spans_a_plane() -> None:
    cut = slice_along(np.outer(np.arange(5.0), [3.0, 0.0, 4.0]))
    assert cut is not None
    np.testing.assert_allclose(cut.axes[0], [0.6, 0.0, 0.8])
    np.testing.assert_allclose(cut.axes @ cut.axes.T, np.eye(2), atol=1e-12)
    assert cut.share == pytest.approx(1.0)


def test_of_one_parameter_nothing_changes_from_the_bottom_up() -> None:
    cut = slice_along(np.array([[1.0], [2.0], [4.0]]))
    assert cut is not None
    np.testing.assert_array_equal(cut.axes, [[1.0], [0.0]])
    assert (cut.high > cut.low).all()


@pytest.mark.parametrize(
    "path", [np.ones((4, 3)), np.full((4, 3), np.nan), np.array([[1e308], [-1e308]])]
)
def test_what_does_not_move_or_is_too_large_spans_nothing(path: Array) -> None:
    assert slice_along(path) is None


def test_what_is_not_finite_does_not_count() -> None:
    path = drawn(6, 4, 1)
    one, other = slice_along(path), slice_along(np.concatenate((path, [[np.inf] * 4])))
    assert one is not None
    assert other is not None
    np.testing.assert_array_equal(one.axes, other.axes)
