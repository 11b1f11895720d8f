"""What a training step is made of: its operations, and how one is addressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

# A number, or an array of numbers.
Index = Any


class Phase(StrEnum):
    """The four parts of a training step."""

    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"


class Kind(StrEnum):
    """The operations that a step consists of."""

    PRODUCT = "product"
    WEIGHTED_SUM = "weighted_sum"
    ACTIVATION = "activation"
    DROPOUT = "dropout"
    ERROR = "error"
    LOSS = "loss"
    CONTRIBUTION = "contribution"
    SLOPE = "slope"
    DELTA = "delta"
    GRADIENT = "gradient"
    SLOPE_GRADIENT = "slope_gradient"
    CLIPPING = "clipping"
    UPDATE = "update"
    SLOPE_UPDATE = "slope_update"


class Address(NamedTuple):
    """Where an operation stands within its training step.

    ``position`` is the place of the sample in its batch. Layers count from 1, units and sources
    from 0. What does not apply is None: the position of an update, everything but the phase of
    the batch's loss and of clipping, the source of a bias, the unit of what a whole layer shares.
    """

    phase: Phase
    kind: Kind
    position: int | None = None
    layer: int | None = None
    unit: int | None = None
    source: int | None = None

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Return position, layer, unit and source, 0 for what the operation does not have."""
        return self.position or 0, self.layer or 0, self.unit or 0, self.source or 0


class Places(NamedTuple):
    """An address, or as many as its index arrays make when they are broadcast.

    Layers count from 1, units and sources from 0, as in ``Address``. In a step during which
    something was changed by hand, ``position`` is a single one: samples met other parameters.
    """

    phase: Phase
    kind: Kind
    position: Index | None = None
    layer: int | None = None
    unit: Index | None = None
    source: Index | None = None

    @property
    def numbers(self) -> tuple[Index, int, Index, Index]:
        """Return position, layer, unit and source, 0 for what the operations do not have."""
        position, layer, unit, source = (0 if index is None else index for index in self[2:])
        return position, layer, unit, source


@dataclass(frozen=True, slots=True)
class Event:
    """One operation with its numbers.

    ``index`` counts the events of the whole run; ``sample`` is the row in the data; ``operands``
    are the numbers that ``value`` was made of, by the names of the event table.
    """

    index: int
    step: int
    sample: int | None
    address: Address
    value: float
    operands: Mapping[str, float]
