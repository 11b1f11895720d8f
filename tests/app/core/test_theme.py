from __future__ import annotations

from dataclasses import fields

import pytest

from app.core.color import Color
from app.core.theme import Theme, theme
from engine.events import Phase
from engine.terms import Tag


@pytest.fixture(params=["dark", "light"])
def colors(request: pytest.FixtureRequest) -> Theme:
    return theme(request.param)


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [(color >> shift & 0xFF) / 255.0 for shift in (16, 8, 0)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_is_opaque(colors: Theme) -> None:
    for field in fields(colors):
        if field.name != "name":
            assert getattr(colors, field.name) >> 24 == 0xFF


def test_text_can_be_read_on_every_surface(colors: Theme) -> None:
    for surface in (colors.background, colors.panel, colors.raised):
        assert contrast(colors.text, surface) >= 7.0
        assert contrast(colors.muted, surface) >= 4.0


def test_hues_stand_out_from_the_background(colors: Theme) -> None:
    for phase in Phase:
        assert contrast(colors.phase(phase), colors.background) >= 2.5
    for value in (-1.0, 1.0):
        assert contrast(colors.sign(value), colors.background) >= 2.5


def test_phases_and_signs_have_hues_of_their_own(colors: Theme) -> None:
    hues = {colors.phase(phase) for phase in Phase} | {colors.sign(-1.0), colors.sign(1.0)}
    assert len(hues) == len(Phase) + 2
    assert colors.sign(0.0) == colors.sign(1.0) == colors.positive
    assert colors.sign(-1e-300) == colors.negative


def test_every_tag_but_plain_has_a_colour(colors: Theme) -> None:
    assert {tag for tag, _ in colors.tags} >= set(Tag) - {Tag.PLAIN}
    assert dict(colors.tags)[Tag.DELTA] == colors.phase(Phase.BACKWARD)


def test_a_theme_knows_its_name_and_is_read_once() -> None:
    assert [theme(name).name for name in ("dark", "light")] == ["dark", "light"]
    assert theme("dark") is theme("dark")
    assert theme("dark") != theme("light")
