"""What the parts of a project file are made of: counts, numbers, choices and places."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

# What an option of a function may be. Whole numbers in a file become floats.
Option = float | bool | str | tuple[float, ...]
# One entry of a registry: its name, or an object with its name and options.
Choice = str | dict[str, Option]

Numbers = tuple[float, ...]
Matrix = tuple[Numbers, ...]

# What is counted stays exact as a place on the time line, which is a float.
MOST_COUNTED = 2**53 - 1
Natural = Annotated[int, Meta(ge=0, le=MOST_COUNTED)]
Positive = Annotated[int, Meta(ge=1)]
NonNegative = Annotated[float, Meta(ge=0.0)]
Neuron = tuple[Natural, Natural]
# A training step, and how many of its events have happened.
Instant = tuple[Natural, Natural]


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a project that knows all of its keys."""
