"""How long each operation is shown, and in which beats: all of its timing and easing, as a table.

A beat is a part of what is to be seen of an operation, such as pulses on their way. It begins and
ends at shares of the operation; several may overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from engine.plan.events import Kind

Easing = Callable[[float], float]


def steady(share: float) -> float:
    """Return the share as it is."""
    return share


def gentle(share: float) -> float:
    """Return a share that starts and ends gently."""
    return share * share * (3.0 - 2.0 * share)


def landing(share: float) -> float:
    """Return a share that starts fast and ends gently."""
    return 1.0 - (1.0 - share) ** 3


class Beat(NamedTuple):
    """A part of an operation, from one share of it to another."""

    start: float
    end: float
    easing: Easing = gentle

    def passed(self, share: float) -> float:
        """Return how much of the beat is over, 0 to 1, after a share of its operation."""
        within = (share - self.start) / (self.end - self.start)
        return self.easing(min(1.0, max(0.0, within)))


class Motion(NamedTuple):
    """How an operation is shown: ``seconds`` at speed 1, and its beats by name."""

    seconds: float
    beats: Mapping[str, Beat]


_MOVE = Motion(
    1.8,
    {
        "tell": Beat(0.0, 0.1, steady),
        "remember": Beat(0.08, 0.45),
        "move": Beat(0.4, 0.9),
        "result": Beat(0.6, 0.85, steady),
    },
)
# Long enough to read the numbers that move.
MOTIONS: Mapping[Kind, Motion] = {
    Kind.PRODUCT: Motion(1.2, {"travel": Beat(0.0, 1.0)}),
    Kind.WEIGHTED_SUM: Motion(1.4, {"gather": Beat(0.0, 0.62), "join": Beat(0.5, 0.94)}),
    Kind.ACTIVATION: Motion(
        1.4,
        {
            "open": Beat(0.0, 0.1, landing),
            "slide": Beat(0.08, 0.6),
            "drop": Beat(0.6, 0.95),
            "fill": Beat(0.6, 1.0),
        },
    ),
    Kind.DROPOUT: Motion(
        1.1, {"tell": Beat(0.0, 0.25), "cut": Beat(0.2, 0.7), "drain": Beat(0.5, 1.0)}
    ),
    Kind.ERROR: Motion(0.8, {"grow": Beat(0.0, 0.9)}),
    Kind.LOSS: Motion(1.4, {"open": Beat(0.0, 0.1, landing), "gather": Beat(0.05, 0.9)}),
    Kind.CONTRIBUTION: Motion(1.2, {"travel": Beat(0.0, 1.0)}),
    Kind.SLOPE: Motion(
        1.4,
        {
            "gather": Beat(0.0, 0.6),
            "open": Beat(0.0, 0.1, landing),
            "turn": Beat(0.2, 0.85),
            "tell": Beat(0.6, 0.9, steady),
        },
    ),
    Kind.DELTA: Motion(
        1.2,
        {
            "carry": Beat(0.0, 0.42),
            "multiply": Beat(0.42, 0.85),
            "tell": Beat(0.2, 0.5, steady),
            "close": Beat(0.0, 0.9),
        },
    ),
    Kind.GRADIENT: Motion(
        1.4,
        {
            "meet": Beat(0.0, 0.5),
            "tell": Beat(0.3, 0.5, steady),
            "pile": Beat(0.62, 0.96),
            "travel": Beat(0.0, 0.7),
        },
    ),
    Kind.SLOPE_GRADIENT: Motion(1.2, {"travel": Beat(0.0, 0.7), "tell": Beat(0.6, 1.0, steady)}),
    Kind.CLIPPING: Motion(1.6, {"measure": Beat(0.0, 0.4), "shrink": Beat(0.45, 0.95)}),
    Kind.UPDATE: _MOVE,
    Kind.SLOPE_UPDATE: _MOVE,
}
# The beat at the start of an operation in which what was to be seen of the one before fades.
LEAVING = Beat(0.0, 0.15, steady)
# What a whole training step, and a whole epoch, take.
STEP_SECONDS = 0.8
EPOCH_SECONDS = 1.6


def passed(kind: Kind, name: str, share: float) -> float:
    """Return how much of a beat of an operation is over after a share of the operation."""
    return MOTIONS[kind].beats[name].passed(share)
