"""What is set of the layout of the stage."""

from __future__ import annotations

from app.core.choices.kinds import Group
from app.core.controls import LAYER_SPACING, NEURON_SPACING
from engine.wording import worded

LAYOUT = Group(
    "layout", worded("Layout"), lambda session: None,
    lambda session: [LAYER_SPACING, NEURON_SPACING],
)  # fmt: skip
