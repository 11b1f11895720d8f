from __future__ import annotations

from dataclasses import fields

import pytest

from app.core.color import Color, mixed
from app.core.project import THEMES
from app.core.theme import NAMES, Theme, theme
from engine.plan.events import Phase
from engine.words.terms import Tag
from tests.app.core.contrast import EVERY_THEME, contrast, needed

SURFACES = ("background", "panel", "raised")
# What stands on what, besides everything that stands on each of the surfaces.
FURTHER = [
    ("strong", "accent"),
    ("text", "accent"),
    ("background", "positive"),  # what is selected in a field
]
SHAPES = ("border", "faint", "track", "positive", "negative", *Phase)


@pytest.fixture(params=EVERY_THEME, ids=lambda colors: colors.name)
def colors(request: pytest.FixtureRequest) -> Theme:
    found: Theme = request.param
    return found


def color(colors: Theme, name: str) -> Color:
    found: Color = getattr(colors, name)
    return found


def test_every_colour_is_opaque(colors: Theme) -> None:
    found = [getattr(colors, field.name) for field in fields(colors) if field.type == "Color"]
    assert len(found) > 15
    assert {value >> 24 for value in found} == {0xFF}


@pytest.mark.parametrize("ground", SURFACES)
def test_every_text_can_be_read_on_every_surface(colors: Theme, ground: str) -> None:
    for name in ("text", "muted", "strong", "negative", "confirmed"):
        assert contrast(color(colors, name), color(colors, ground)) >= needed(colors), name


@pytest.mark.parametrize(("text", "ground"), FURTHER)
def test_texts_can_be_read_where_something_is_chosen(colors: Theme, text: str, ground: str) -> None:
    assert contrast(color(colors, text), color(colors, ground)) >= needed(colors)


def test_hues_are_readable_as_texts_on_the_stage_and_on_the_card(colors: Theme) -> None:
    hues = [colors.phase(phase) for phase in Phase] + [colors.positive, colors.negative]
    for hue in hues:
        assert contrast(hue, colors.background) >= needed(colors)
        assert contrast(hue, colors.panel) >= needed(colors)


@pytest.mark.parametrize("name", SHAPES)
def test_in_high_contrast_every_shape_stands_out(name: str) -> None:
    for colors in EVERY_THEME:
        if needed(colors) == 7.0:
            for ground in (colors.background, colors.panel):
                assert contrast(color(colors, name), ground) >= 3.0, colors.name


def test_in_high_contrast_edges_that_take_no_part_stand_out_too() -> None:
    for colors in EVERY_THEME:
        if needed(colors) == 7.0:
            for hue in (colors.positive, colors.negative):
                resting = mixed(colors.background, hue, colors.resting)
                assert contrast(resting, colors.background) >= 3.0


def test_edges_that_take_no_part_step_back_where_they_are_many(colors: Theme) -> None:
    for hue in (colors.positive, colors.negative):
        one, many = (
            contrast(mixed(colors.background, hue, share), colors.background)
            for share in (colors.resting, colors.crowded)
        )
        assert 1.1 < many < one
        assert many < contrast(hue, colors.background) / 2.0


def test_the_focus_can_be_seen(colors: Theme) -> None:
    for ground in SURFACES:
        assert contrast(colors.positive, color(colors, ground)) >= 3.0


def test_phases_and_signs_have_hues_of_their_own(colors: Theme) -> None:
    hues = {colors.phase(phase) for phase in Phase} | {colors.sign(-1.0), colors.sign(1.0)}
    assert len(hues) == len(Phase) + 2
    assert colors.sign(0.0) == colors.sign(1.0) == colors.positive
    assert colors.sign(-1e-300) == colors.negative


def test_signs_are_blue_and_orange(colors: Theme) -> None:
    """Those two are told apart with every common colour blindness."""
    blue, orange = colors.positive, colors.negative
    assert blue & 0xFF > blue >> 16 & 0xFF
    assert orange >> 16 & 0xFF > orange >> 8 & 0xFF > orange & 0xFF


def test_every_tag_but_plain_has_a_colour(colors: Theme) -> None:
    assert {tag for tag, _ in colors.tags} >= set(Tag) - {Tag.PLAIN}
    assert dict(colors.tags)[Tag.DELTA] == colors.phase(Phase.BACKWARD)


def test_a_theme_knows_its_name_and_is_read_once() -> None:
    assert [theme(name).name for name in THEMES] == list(THEMES) == list(NAMES)
    assert theme("dark") is theme("dark")
    assert len(set(EVERY_THEME)) == len(THEMES)


def test_light_themes_have_a_light_background() -> None:
    for colors in EVERY_THEME:
        assert (colors.brightness == "light") == (contrast(colors.background, 0xFF000000) > 10.0)
