"""Colours by what they mean."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.core.color import Color, from_hex
from engine.plan.events import Phase
from engine.words.terms import Tag
from engine.words.wording import worded

# What to call each theme.
NAMES = {
    "dark": worded("Dark"),
    "light": worded("Light"),
    "dark_high_contrast": worded("Dark, high contrast"),
    "light_high_contrast": worded("Light, high contrast"),
}


@dataclass(frozen=True)
class Theme:
    """One set of colours: surfaces, texts, a hue for each phase, and one for each sign.

    ``resting`` is the share of its hue that an edge keeps while it takes no part, ``crowded`` the
    same where edges are so many that they are seen together: what takes part stands out of them.
    """

    name: str
    background: Color
    panel: Color
    raised: Color
    border: Color
    text: Color
    muted: Color
    faint: Color
    strong: Color
    accent: Color
    forward: Color
    loss: Color
    backward: Color
    update: Color
    positive: Color
    negative: Color
    confirmed: Color
    track: Color
    thumb: Color
    resting: float
    crowded: float

    @property
    def brightness(self) -> str:
        """Return whether it is ``dark`` or ``light``."""
        return self.name.partition("_")[0]

    def phase(self, phase: Phase) -> Color:
        """Return the hue of a phase."""
        color: Color = getattr(self, phase.value)
        return color

    def sign(self, value: float) -> Color:
        """Return the hue of a number's sign; zero counts as positive."""
        return self.negative if value < 0.0 else self.positive

    @property
    def tags(self) -> tuple[tuple[Tag, Color], ...]:
        """Return the colour of each kind of term, that of the same thing on the stage."""
        return (
            (Tag.WEIGHT, self.positive),
            (Tag.BIAS, self.positive),
            (Tag.NEGATIVE, self.negative),
            (Tag.ACTIVATION, self.forward),
            (Tag.WEIGHTED_SUM, self.forward),
            (Tag.PRODUCT, self.forward),
            (Tag.TARGET, self.muted),
            (Tag.ERROR, self.loss),
            (Tag.LOSS, self.loss),
            (Tag.SLOPE, self.backward),
            (Tag.DELTA, self.backward),
            (Tag.CONTRIBUTION, self.backward),
            (Tag.GRADIENT, self.backward),
            (Tag.RATE, self.update),
            (Tag.STATE, self.update),
            (Tag.RESULT, self.strong),
        )


@cache
def theme(name: str) -> Theme:
    """Return the theme of that name; ``app.core.project.THEMES`` has all of them."""
    text = (files("assets") / "themes" / f"{name}.json").read_text(encoding="utf-8")
    values = json.loads(text)
    colors = {key: from_hex(value) for key, value in values.items() if isinstance(value, str)}
    return Theme(name=name, resting=values["resting"], crowded=values["crowded"], **colors)
