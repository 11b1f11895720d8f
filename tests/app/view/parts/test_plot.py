from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from app.core.theme import theme
from app.core.views.loss_chart import GHOST, MAIN, OTHER, Chart, Curve, Look, Reading
from app.view.parts.plot import DOT, Plot
from app.view.style import dress
from tests.app.view.hosting import show


def curve(*values: float, look: Look = MAIN) -> Curve:
    steps = np.arange(1.0, len(values) + 1.0)
    return Curve("train", steps, np.array(values), look, lambda colors: colors.loss)


def chart(
    *curves: Curve, last: float = 100.0, log_steps: bool = False, log_values: bool = False
) -> Chart:
    return Chart(curves, last, 0.1, 1.0, log_steps, log_values, str)


def plot_of(qtbot: QtBot, shown: Chart, width: int = 260, height: int = 140) -> Plot:
    plot = Plot("Chart")
    show(qtbot, plot, width, height)
    plot.show_chart(shown, theme("dark"))
    plot.show_step(0, [None] * len(shown.curves))
    return plot


def test_another_theme_has_another_ground(qtbot: QtBot) -> None:
    plot = plot_of(qtbot, chart(curve(0.5)))
    for name in ("dark", "light", "dark"):
        dress(plot, name)
        plot.show_chart(chart(curve(0.5)), theme(name))
        ground = plot.grab().toImage().pixelColor(6, 6).rgba()
        assert ground == theme(name).background


@pytest.mark.parametrize("log_steps", [False, True])
def test_the_step_at_the_place_of_a_step_is_the_step(qtbot: QtBot, log_steps: bool) -> None:
    plot = plot_of(qtbot, chart(curve(0.5), last=20.0, log_steps=log_steps), width=640)
    assert [plot.step_at(plot.x_of(step)) for step in range(20)] == [*range(20)]
    assert (plot.step_at(-50.0), plot.step_at(9_999.0)) == (0, 19)


@pytest.mark.parametrize("log_steps", [False, True])
def test_a_page_goes_on_by_a_step_at_least(qtbot: QtBot, log_steps: bool) -> None:
    shown = chart(curve(0.5), log_steps=log_steps)
    plot = plot_of(qtbot, shown)
    told: list[int] = []
    plot.picked.connect(told.append)
    for step in (0, 1, 50, 98):
        plot.show_step(step, [None])
        qtbot.keyClick(plot, Qt.Key.Key_PageDown)
        assert told[-1] > step
        plot.show_step(step + 1, [None])
        qtbot.keyClick(plot, Qt.Key.Key_PageUp)
        assert told[-1] < step + 1


def test_what_is_read_has_a_dot_on_its_curve_if_there_is_a_place_for_it(qtbot: QtBot) -> None:
    plot = plot_of(qtbot, chart(curve(0.2, 0.4), curve(0.3), curve(0.4), log_values=True))
    plot.show_step(1, [Reading(1, 0.4, ""), None, Reading(1, 0.0, "")])
    first, *others = plot._dots
    assert (first.x(), first.y()) == (2.0, pytest.approx(np.log10(0.4)))
    assert first.isVisible()
    assert not any(dot.isVisible() for dot in others)


def test_there_are_as_many_lines_as_curves(qtbot: QtBot) -> None:
    plot = plot_of(qtbot, chart(curve(0.2), curve(0.3, look=OTHER), curve(0.4, look=GHOST)))
    pens = [line.opts["pen"] for line in plot._lines]
    assert [pen.widthF() for pen in pens] == [2.0, 1.5, 1.5]
    assert [pen.style() is Qt.PenStyle.DashLine for pen in pens] == [False, True, False]
    plot.show_chart(chart(curve(0.5)), theme("light"))
    assert len(plot._lines) == len(plot._dots) == len(plot.curves) == 1
    assert plot._lines[0].opts["pen"].color().rgba() == theme("light").loss


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (3e-7, 4e5), (1.0, 1e6), (0.31, 0.32)])
@pytest.mark.parametrize("size", [30.0, 120.0, 600.0])
@pytest.mark.parametrize("logarithmic", [False, True])
def test_numbers_beside_an_axis_have_room(
    qtbot: QtBot, low: float, high: float, size: float, logarithmic: bool
) -> None:
    plot = plot_of(qtbot, chart(curve(0.5)))
    plot._values.setLogMode(logarithmic)
    ends = np.log10([max(low, 1e-9), high]) if logarithmic else np.array([low, high])
    ((_, places),) = plot._values.tickValues(*ends.tolist(), size)
    gaps = [(after - before) * size / np.ptp(ends) for before, after in pairwise(places)]
    assert all(gap > 14.9 for gap in gaps)
    assert size < 100.0 or len(places) >= 2


def test_numbers_are_written_as_the_chart_says(qtbot: QtBot) -> None:
    plot = plot_of(qtbot, chart(curve(0.5), last=1e6, log_steps=True))
    assert plot._steps.tickStrings([-1.0, 0.0, 3.0, 6.0], 1.0, 1.0) == [
        "",
        "1",
        "1,000",
        "1,000,000",
    ]
    assert plot._values.tickStrings([0.25], 1.0, 1.0) == ["0.25"]


@pytest.mark.parametrize("last", [12.0, 1_000.0, 1_000_000.0])
@pytest.mark.parametrize("size", [120.0, 180.0, 600.0])
def test_numbers_of_steps_do_not_touch_each_other(qtbot: QtBot, last: float, size: float) -> None:
    plot = plot_of(qtbot, chart(curve(0.5), last=last))
    ((_, places),) = plot._steps.tickValues(1.0, last, size)
    widest = 6.0 * len(f"{places[-1]:,.0f}")
    gaps = [(after - before) * size / (last - 1.0) for before, after in pairwise(places)]
    assert places
    assert all(gap > widest + 4.0 for gap in gaps)


@pytest.mark.parametrize("height", [70, 140, 300])
def test_a_dot_at_an_end_of_a_chart_is_whole(qtbot: QtBot, height: int) -> None:
    plot = plot_of(qtbot, chart(curve(1.0)), height=200)
    plot.resize(260, height)
    box, (first, _) = plot._box, plot._ends
    dot = box.mapFromView(QPointF(first, 1.0))
    assert dot.y() > DOT / 2.0
    assert dot.x() > DOT / 2.0
