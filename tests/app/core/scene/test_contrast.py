"""Contrasts after the Web Content Accessibility Guidelines 2.2, 1.4.3: at least 4.5 to 1."""

from __future__ import annotations

import pytest

from app.core.color import Color, mixed
from app.core.scene.inscription import NAME_TONE
from app.core.scene.neurons import FILL
from app.core.theme import Theme, theme
from engine.events import Phase

ENOUGH = 4.5
THEMES = [theme("dark"), theme("light")]
HUES = ["forward", "loss", "backward", "update", "positive", "negative", "text", "muted", "strong"]


def luminance(color: Color) -> float:
    shares = [(color >> shift & 0xFF) / 255.0 for shift in (16, 8, 0)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast(0xFF000000, 0xFFFFFFFF) == pytest.approx(21.0)
    assert contrast(0xFF777777, 0xFFFFFFFF) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("colors", THEMES, ids=lambda colors: colors.name)
def test_texts_can_be_read_on_the_stage_and_on_the_card(colors: Theme, hue: str) -> None:
    color = getattr(colors, hue)
    assert contrast(color, colors.background) >= ENOUGH
    assert contrast(color, colors.panel) >= ENOUGH


@pytest.mark.parametrize("colors", THEMES, ids=lambda colors: colors.name)
def test_names_and_numbers_can_be_read_in_a_filled_neuron(colors: Theme) -> None:
    filled = mixed(colors.raised, colors.forward, FILL)
    below = mixed(colors.raised, colors.negative, FILL)
    for ground in (colors.raised, filled, below):
        assert contrast(colors.text, ground) >= ENOUGH
        assert contrast(mixed(colors.muted, colors.text, NAME_TONE), ground) >= ENOUGH


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("colors", THEMES, ids=lambda colors: colors.name)
def test_numbers_can_be_read_on_chips(colors: Theme, phase: Phase) -> None:
    hue = colors.phase(phase)
    text, ground = mixed(hue, colors.text, 0.45), mixed(colors.background, hue, 0.16)
    assert contrast(text, ground) >= ENOUGH
