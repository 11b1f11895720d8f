"""Contrasts of what the stage mixes from the colours of a theme."""

from __future__ import annotations

import pytest

from app.core.color import mixed
from app.core.scene.network.inscription import NAME_TONE
from app.core.scene.network.neurons import FILL
from app.core.theme import Theme
from engine.plan.events import Phase
from tests.app.core.contrast import EVERY_THEME, contrast, needed

HUES = ["forward", "loss", "backward", "update", "positive", "negative", "text", "muted", "strong"]


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast(0xFF000000, 0xFFFFFFFF) == pytest.approx(21.0)
    assert contrast(0xFF777777, 0xFFFFFFFF) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("colors", EVERY_THEME, ids=lambda colors: colors.name)
def test_texts_can_be_read_on_the_stage_and_on_the_card(colors: Theme, hue: str) -> None:
    color = getattr(colors, hue)
    assert contrast(color, colors.background) >= needed(colors)
    assert contrast(color, colors.panel) >= needed(colors)


@pytest.mark.parametrize("colors", EVERY_THEME, ids=lambda colors: colors.name)
def test_names_and_numbers_can_be_read_in_a_filled_neuron(colors: Theme) -> None:
    filled = mixed(colors.raised, colors.forward, FILL)
    below = mixed(colors.raised, colors.negative, FILL)
    for ground in (colors.raised, filled, below):
        assert contrast(colors.text, ground) >= needed(colors)
        assert contrast(mixed(colors.muted, colors.text, NAME_TONE), ground) >= needed(colors)


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("colors", EVERY_THEME, ids=lambda colors: colors.name)
def test_numbers_can_be_read_on_chips(colors: Theme, phase: Phase) -> None:
    hue = colors.phase(phase)
    text, ground = mixed(hue, colors.text, 0.45), mixed(colors.background, hue, 0.16)
    assert contrast(text, ground) >= needed(colors)
