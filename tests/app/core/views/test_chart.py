from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.frame import Disc, Polyline, Segments, Text
from app.core.theme import theme
from app.core.views.axis import Axis
from app.core.views.chart import Chart, Curve, Look, Reading
from app.core.views.extremes import Cells

DARK = theme("dark")


def curve(*values: float, name: str = "train") -> Curve:
    y = np.array(values)
    cells = Cells(np.arange(float(len(y))), y, y)
    return Curve(name, cells, Look.MAIN, lambda colors: colors.loss)


def chart(*curves: Curve, log_steps: bool = False) -> Chart:
    return Chart(260.0, 140.0, curves, Axis(1.0, 100.0, log_steps), Axis(0.0, 1.0), str)


def test_a_curve_goes_from_corner_to_corner() -> None:
    values = np.linspace(1.0, 0.0, 100)
    shown = chart(curve(*values))
    (line,) = [item for item in shown.still(DARK) if isinstance(item, Polyline)]
    area = shown.area
    assert line.points[0] == pytest.approx((area.x, area.y))
    assert line.points[-1] == pytest.approx((area.x + area.width, area.y + area.height))


@given(st.integers(0, 99), st.booleans())
def test_the_step_at_the_playhead_is_the_step(step: int, log_steps: bool) -> None:
    shown = chart(curve(0.5), log_steps=log_steps)
    playhead = shown.moving(step, [None], DARK)[0]
    assert isinstance(playhead, Segments)
    assert shown.step_at(playhead.lines[0][0]) == step


def test_outside_of_the_chart_are_its_ends() -> None:
    shown = chart(curve(0.5))
    assert (shown.step_at(-50.0), shown.step_at(999.0)) == (0, 99)


@given(st.integers(0, 99), st.booleans())
def test_a_page_moves_by_its_share_and_at_least_by_a_step(step: int, log_steps: bool) -> None:
    shown = chart(curve(0.5), log_steps=log_steps)
    assert shown.moved(step, 0.05) > step or step == 99
    assert shown.moved(step, -0.05) < step or step == 0


def test_what_is_read_stands_in_the_legend_and_on_the_curve() -> None:
    shown = chart(curve(0.2, 0.4), curve(0.1, name="test"))
    items = shown.moving(1, [Reading(1, 0.4, "0.4"), None], DARK)
    texts = [item.text for item in items if isinstance(item, Text)]
    assert texts == ["train", "0.4", "test", "…"]
    (dot,) = [item for item in items if isinstance(item, Disc)]
    assert shown.y.share(np.array([0.4]))[0] == pytest.approx(
        1.0 - (dot.y - shown.area.y) / shown.area.height
    )


def test_a_value_that_is_no_number_has_no_dot() -> None:
    items = chart(curve(0.2)).moving(0, [Reading(0, float("nan"), "nan")], DARK)
    assert not [item for item in items if isinstance(item, Disc)]


@pytest.mark.parametrize(
    ("names", "rows"), [(("train",), 1), (("batch", "train"), 1), (("batch", "train", "test"), 2)]
)
def test_the_legend_stands_above_the_curves(names: tuple[str, ...], rows: int) -> None:
    shown = chart(*(curve(1.0, 0.5, name=name) for name in names))
    items = shown.moving(1, [Reading(1, 0.5, "0.51234567")] * len(names), DARK)
    texts = [item for item in items if isinstance(item, Text)]
    assert len({text.y for text in texts}) == rows
    assert all(text.y + text.size / 2.0 < shown.area.y for text in texts)
    assert all(0.0 < text.x < shown.width for text in texts)


def test_the_legend_of_a_low_chart_has_names_alone() -> None:
    curves = [curve(1.0, 0.5, name=name) for name in ("batch", "Training", "test")]
    shown = Chart(244.0, 90.0, (*curves,), Axis(1.0, 100.0), Axis(0.0, 1.0), str)
    items = shown.moving(1, [Reading(1, 0.5, "0.51234567")] * 3, DARK)
    texts = [item for item in items if isinstance(item, Text)]
    assert [item.text for item in texts] == ["batch", "Training", "test"]
    assert len({item.y for item in texts}) == 1


def test_numbers_of_steps_keep_inside() -> None:
    shown = chart(curve(0.5))
    texts = [item for item in shown.still(DARK) if isinstance(item, Text)]
    assert [item.text for item in texts[-2:]] == ["50", "100"]
    assert all(0.0 < item.x < shown.width for item in texts)
