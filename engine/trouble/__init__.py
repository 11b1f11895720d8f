"""Trouble in training, noticed and explained: place, step, cause and remedy.

What detectors find is true at the moment they look at; thresholds are said where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.trouble.course import diverging, plateau
from engine.trouble.definition import Detector, Situation, Trouble, TroubleKind, situation
from engine.trouble.layers import exploding, vanishing
from engine.trouble.not_finite import not_finite
from engine.trouble.units import dead, flat, saturated, symmetric

__all__ = ["DETECTORS", "Situation", "Trouble", "TroubleKind", "found", "not_finite", "situation"]

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


def found(at: Situation) -> Iterator[Trouble]:
    """Yield the trouble of every kind, at most one of a kind in a layer."""
    if np.isfinite(at.state.parameters).all():
        for detector in DETECTORS.values():
            yield from detector(at)
