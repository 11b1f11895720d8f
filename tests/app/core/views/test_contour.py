from __future__ import annotations

import numpy as np
import pytest

from app.core.views.contour import borders, contour, lines

SIDE = 40
MIDDLES = (np.arange(SIDE) + 0.5) / SIDE
Y, X = np.meshgrid(MIDDLES, MIDDLES, indexing="ij")


def test_a_slope_is_passed_on_a_straight_line() -> None:
    line = contour(X + 2.0 * Y, 1.3)
    np.testing.assert_allclose(line[:, 0] + 2.0 * line[:, 1], 1.3)
    np.testing.assert_allclose(line[:, 2] + 2.0 * line[:, 3], 1.3)


def test_a_hill_is_passed_in_a_closed_circle() -> None:
    line = contour(np.hypot(X - 0.5, Y - 0.5), 0.3)
    radii = np.hypot(line[:, ::2] - 0.5, line[:, 1::2] - 0.5)
    np.testing.assert_allclose(radii, 0.3, atol=0.002)
    length = np.hypot(line[:, 2] - line[:, 0], line[:, 3] - line[:, 1]).sum()
    assert length == pytest.approx(2.0 * np.pi * 0.3, rel=0.01)
    ends = np.round(line.reshape(-1, 2), 9)
    _, counts = np.unique(ends, axis=0, return_counts=True)
    assert np.all(counts % 2 == 0)


@pytest.mark.parametrize("level", [-1.0, 3.0])
def test_a_level_that_is_not_passed_has_no_line(level: float) -> None:
    assert contour(X + Y, level).shape == (0, 4)


def test_there_is_no_line_around_what_is_not_finite() -> None:
    values = X.copy()
    values[:20] = np.nan
    values[25] = np.inf
    line = contour(values, 0.5)
    assert len(line) > 0
    assert np.isfinite(line).all()
    assert line[:, 1].min() > 0.5


def test_pieces_are_joined_to_lines() -> None:
    (circle,) = lines(contour(np.hypot(X - 0.5, Y - 0.5), 0.3))
    assert circle[0] == circle[-1]
    slopes = lines(np.concatenate([contour(X + 2.0 * Y, 0.7), contour(X + 2.0 * Y, 1.3)]))
    assert len(slopes) == 2
    for line in slopes:
        away = [x + 2.0 * y for x, y in line]
        np.testing.assert_allclose(away, away[0], atol=1e-8)
        assert line == tuple(sorted(line)) or line == tuple(sorted(line, reverse=True))


def test_borders_are_where_another_number_becomes_the_largest() -> None:
    thirds = np.stack([-np.abs(X - middle) for middle in (0.2, 0.5, 0.8)], axis=2)
    found = borders(thirds)
    places = found[:, ::2].ravel()
    assert set(np.round(places, 2)) == {0.35, 0.65}
    assert len(lines(found)) == 2
