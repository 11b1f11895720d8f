"""Colours as integers ``0xAARRGGBB``: hashable, cheap to mix, and what a painter takes."""

from __future__ import annotations

Color = int


def from_hex(text: str) -> Color:
    """Return the opaque colour written ``#rrggbb``."""
    return 0xFF000000 | int(text.removeprefix("#"), 16)


def faded(color: Color, opacity: float) -> Color:
    """Return ``color`` with its alpha multiplied by ``opacity`` (0 to 1)."""
    alpha = round((color >> 24) * min(1.0, max(0.0, opacity)))
    return (alpha << 24) | (color & 0xFFFFFF)


def mixed(first: Color, second: Color, share: float) -> Color:
    """Return the colour ``share`` (0 to 1) of the way from ``first`` to ``second``."""
    share = min(1.0, max(0.0, share))
    result = 0
    for shift in (24, 16, 8, 0):
        low, high = first >> shift & 0xFF, second >> shift & 0xFF
        result |= round(low + (high - low) * share) << shift
    return result
