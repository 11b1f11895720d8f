from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from app.core.color import Color
from app.core.frame import Pixels
from app.core.heat import SHADES, Heat, class_colors, painted, shade_colors, winners
from app.core.plane import chosen_inputs, ground_of, plane
from app.core.project import Layer, Project, View
from app.core.run import build
from app.core.theme import Theme, theme
from tests.app.core.contrast import EVERY_THEME, contrast
from tests.app.core.everything import hidden, output, project


def colors_of(pixels: Pixels) -> list[list[int]]:
    rows = np.frombuffer(pixels.colors, np.uint32).reshape(pixels.height, pixels.width)
    return [[int(color) for color in row] for row in rows]


def heat(made: Project) -> Heat:
    run = build(made)
    ground = ground_of(run.data, chosen_inputs(View(), run.network.inputs))
    found = plane(
        run.history.first_model, run.history.state(0).parameters, ground, run.data.inputs[0]
    )
    return Heat(found, run.network, run.data, theme("light"))


def is_blue(color: Color) -> bool:
    return color & 0xFF > color >> 16 & 0xFF


def nearest(color: Color, *hues: Color) -> Color:
    """Return which of some hues a colour is a tint of, by how its channels differ."""

    def chroma(color: Color) -> list[float]:
        channels = [color >> shift & 0xFF for shift in (16, 8, 0)]
        spread = max(channels) - min(channels)
        return [(channel - min(channels)) / spread for channel in channels]

    return min(hues, key=lambda hue: np.abs(np.subtract(chroma(color), chroma(hue))).sum())


@pytest.mark.parametrize("colors", EVERY_THEME, ids=lambda colors: colors.name)
def test_low_is_orange_high_is_blue_and_the_middle_neither(colors: Theme) -> None:
    pixels = painted(np.array([[-9.0, -1.0, 0.0, 1.0, 9.0]]), -1.0, 1.0, colors)
    ((lowest, low, middle, high, highest),) = colors_of(pixels)
    assert (lowest, high) == (low, highest)
    assert is_blue(high)
    assert not is_blue(low)
    assert middle == colors.background


@pytest.mark.parametrize("colors", EVERY_THEME, ids=lambda colors: colors.name)
def test_the_further_from_the_middle_the_more_a_shade_stands_out(colors: Theme) -> None:
    shades = [int(shade) for shade in shade_colors(colors)[:SHADES]]
    far = [contrast(shade, colors.background) for shade in shades]
    middle = SHADES // 2
    assert far[: middle + 1] == sorted(far[: middle + 1], reverse=True)
    assert far[middle:] == sorted(far[middle:])
    assert min(far[0], far[-1]) > 3.0


def test_what_is_no_number_has_a_colour_of_its_own() -> None:
    answers = np.array([[np.nan, np.inf, -np.inf, 0.5]])
    ((nothing, high, low, middle),) = colors_of(painted(answers, 0.0, 1.0, theme("dark")))
    table = shade_colors(theme("dark")).tolist()
    assert (nothing, high, low) == (table[-1], table[SHADES - 1], table[0])
    assert middle not in (nothing, high, low)


def test_ends_are_the_targets_of_outputs_and_the_bounds_of_hidden_units() -> None:
    made = project(hidden("tanh"), output("sigmoid", 1))
    found = heat(replace(made, data=replace(made.data, targets=((0.1,), (0.7,)))))
    assert found.ends(1, 0) == (-1.0, 1.0)
    assert found.ends(2, 0) == (0.1, 0.7)
    assert found.common_ends() is None


def test_targets_that_are_all_alike_say_nothing() -> None:
    made = project(hidden("sigmoid"), output("sigmoid", 1))
    found = heat(replace(made, data=replace(made.data, targets=((0.4,), (0.4,)))))
    assert found.ends(2, 0) == (0.0, 1.0) == found.common_ends()


def test_without_bounds_zero_is_in_the_middle() -> None:
    found = heat(project(Layer(3, "relu", init="he_normal"), output(fan_in=3)))
    low, high = found.ends(1, 2)
    assert low == -high < 0.0
    assert high == max(found.plane.answers(1, unit).max() for unit in range(3))


def test_an_input_is_orange_where_it_is_low() -> None:
    found = heat(project(output()))
    first, *_, last = colors_of(found.pixels(0, 0))[0]
    assert is_blue(last)
    assert not is_blue(first)
    assert colors_of(found.pixels(0, 1))[0][0] == last


def test_the_winner_gives_the_hue_and_its_lead_the_strength() -> None:
    answers = np.array([[[0.9, 0.0, 0.1], [0.5, 0.4, 0.1], [0.2, 0.2, 0.8], [np.nan, 0.0, 1.0]]])
    colors = theme("light")
    ((sure, unsure, other, _),) = colors_of(winners(answers, 1.0, colors))
    assert contrast(sure, colors.background) > contrast(unsure, colors.background)
    blue, _, teal = class_colors(colors, 3)
    assert [nearest(color, blue, teal) for color in (sure, unsure, other)] == [blue, blue, teal]


def test_each_class_has_a_colour_as_long_as_there_are() -> None:
    assert len(set(class_colors(theme("dark"), 12))) == 12
    assert class_colors(theme("dark"), 13)[12] == class_colors(theme("dark"), 13)[0]
