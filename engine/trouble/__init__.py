"""Trouble in training, noticed and explained: place, step, cause and remedy.

What detectors find is true at the moment they look at; thresholds are said where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.history import History
from engine.trouble.course import diverging, plateau
from engine.trouble.definition import (
    Detector,
    Trouble,
    TroubleKind,
    gathered,
    situation,
)
from engine.trouble.layers import exploding, vanishing
from engine.trouble.not_finite import not_finite
from engine.trouble.units import dead, flat, saturated, symmetric

__all__ = ["DETECTORS", "Trouble", "TroubleKind", "found", "not_finite", "situation"]

# Each looks for one kind of trouble in a situation with finite parameters.
DETECTORS: dict[TroubleKind, Detector] = {
    TroubleKind.SYMMETRIC: symmetric,
    TroubleKind.FLAT: flat,
    TroubleKind.DEAD: dead,
    TroubleKind.SATURATED: saturated,
    TroubleKind.VANISHING: vanishing,
    TroubleKind.EXPLODING: exploding,
    TroubleKind.DIVERGING: diverging,
    TroubleKind.PLATEAU: plateau,
}


def found(history: History, step: int) -> Iterator[Trouble | None]:
    """Yield the trouble of every kind just before a step, at most one of a kind in a layer.

    After each small piece of the work comes None: whoever has to can do something else meanwhile.
    """
    for at in gathered(history, step):
        yield None
        if at is None or not np.isfinite(at.state.parameters).all():
            continue
        for detector in DETECTORS.values():
            yield from detector(at)
            yield None
