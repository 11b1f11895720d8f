"""Whether the inputs of a run are drawn as a picture."""

from __future__ import annotations

import math

from app.core.project import Layout
from app.core.run import Run

# The width of the smallest picture, in pixels of its own.
SMALLEST = 6


def possible_width(inputs: int) -> int:
    """Return how many pixels wide a square picture of so many inputs is, 0 if it is none."""
    width = math.isqrt(inputs)
    return width if width >= SMALLEST and width * width == inputs else 0


def picture_width(run: Run, layout: Layout) -> int:
    """Return how many pixels wide the picture is that the inputs are drawn as, 0 for none."""
    wanted = run.data.pictured if layout.image is None else layout.image
    return possible_width(run.network.sizes[0]) if wanted else 0
