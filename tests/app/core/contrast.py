"""Contrasts as the Web Content Accessibility Guidelines 2.2 measure them."""

from __future__ import annotations

from app.core.color import Color
from app.core.project import THEMES
from app.core.theme import Theme, theme

EVERY_THEME = [theme(name) for name in THEMES]


def luminance(color: Color) -> float:
    shares = [(color >> shift & 0xFF) / 255.0 for shift in (16, 8, 0)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def needed(colors: Theme) -> float:
    """The least contrast of texts: 1.4.3 asks for the first, 1.4.6 for the second."""
    return 7.0 if colors.name.endswith("high_contrast") else 4.5
