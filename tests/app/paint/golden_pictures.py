"""Small pictures of the stage, kept and compared exactly.

``python3 -m tests.app.paint.golden_pictures`` draws all of them anew; look at each before it is
committed. They hold on every machine, since all letters are outlines of the bundled faces.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from app.core.project import ParameterEdit
from app.core.scene import Shot, compose
from app.paint import to_image
from engine.plan.events import Kind
from engine.words.terms import Mark, Tag
from tests.app.core.scene.shots import ghost_shot, place_of, place_within, shot

# What is changed by hand before the first step.
EDITS = ParameterEdit(0, 0, 1, 0, 0, -1.5), ParameterEdit(0, 0, 2, 0, 1, 1.5)
FOLDER = Path(__file__).with_name("golden")
SIZE = (560, 440)


def at(
    name: str,
    kind: Kind,
    share: float,
    step: int = 0,
    heat_maps: bool = False,
    checked: bool = False,
    **where: Any,
) -> Shot:
    """Return a shot of a feature at the first such event of a step."""
    place = place_of(name, kind, share, step, **where)
    return shot(name, place, size=SIZE, heat_maps=heat_maps, checked=checked)


def lit(*marks: Mark, theme: str = "dark") -> Shot:
    """Return a shot in which quantities are hovered."""
    return replace(shot("two-two-two", 31.6, size=SIZE, theme=theme), hovered=marks)


def within(name: str, kind: Kind, share: float, theme: str = "dark", **where: Any) -> Shot:
    """Return a shot at a share of the first stage of a feature with such events."""
    return shot(name, place_within(name, kind, share, **where), size=SIZE, theme=theme)


# Each kind of operation at a moment that tells most, kept in both themes.
KINDS: dict[Kind, tuple[str, float, dict[str, Any]]] = {
    Kind.PRODUCT: ("two-two-two", 0.5, {}),
    Kind.WEIGHTED_SUM: ("two-two-two", 0.4, {}),
    Kind.ACTIVATION: ("two-two-two", 0.8, {"unit": 1, "layer": 2}),
    Kind.DROPOUT: ("dropout", 0.6, {}),
    Kind.ERROR: ("two-two-two", 0.6, {}),
    Kind.LOSS: ("two-two-two", 0.5, {}),
    Kind.CONTRIBUTION: ("xor", 0.5, {"unit": 1}),
    Kind.SLOPE: ("two-two-two", 0.6, {"layer": 1}),
    Kind.DELTA: ("two-two-two", 0.6, {"layer": 1}),
    Kind.GRADIENT: ("xor", 0.8, {"layer": 2, "position": 2}),
    Kind.SLOPE_GRADIENT: ("prelu", 0.4, {"position": 1}),
    Kind.CLIPPING: ("clipping", 0.6, {}),
    Kind.UPDATE: ("adam", 0.7, {"step": 1}),
    Kind.SLOPE_UPDATE: ("prelu", 0.7, {}),
}

SHOTS: dict[str, Callable[[], Shot]] = {
    **{
        f"{kind}-{theme}".replace("_", "-"): partial(within, name, kind, share, theme, **where)
        for kind, (name, share, where) in KINDS.items()
        for theme in ("dark", "light")
    },
    "update-of-a-layer": partial(shot, "two-two-two", 46.5, "layer", SIZE),
    "gradients-of-many": partial(shot, "iris", 430.0, size=SIZE, theme="light"),
    "dropout-passed-on": partial(at, "dropout", Kind.PRODUCT, 0.5, layer=2),
    "softmax": partial(within, "softmax", Kind.ACTIVATION, 1.0, layer=2, unit=1),
    "softmax-slopes": partial(at, "softmax inside", Kind.SLOPE, 2.5, layer=1, unit=1),
    "lit": partial(lit, Mark(Tag.WEIGHT, None, 2, 0, 0), Mark(Tag.DELTA, 0, 2, 1)),
    "lit-light": partial(lit, Mark(Tag.SLOPE, 0, 1, 0), theme="light"),
    "checked": partial(at, "two-two-two", Kind.DELTA, 1.0, layer=1, checked=True),
    "fractions-light": partial(shot, "two-two-two", 2.9, size=SIZE, theme="light", fractions=True),
    "shared-bias": partial(within, "shared bias", Kind.GRADIENT, 0.4, layer=1, unit=None),
    "shared-weights": partial(within, "shared weights", Kind.UPDATE, 0.5, layer=1),
    "shared-weights-together": partial(
        within, "shared weights", Kind.GRADIENT, 0.75, layer=2, position=1
    ),
    "clipping-by-value": partial(within, "clipping by value", Kind.CLIPPING, 1.0),
    "resting": partial(within, "random layer", Kind.UPDATE, 0.5, layer=2),
    "immediate": partial(within, "immediate", Kind.CONTRIBUTION, 0.5),
    "momentum": partial(within, "nesterov", Kind.UPDATE, 1.0, step=2),
    "rprop": partial(within, "rprop", Kind.UPDATE, 1.0, step=1),
    "heat-maps": partial(at, "xor", Kind.DELTA, 0.5, step=1000, heat_maps=True, layer=1),
    "heat-maps-light": partial(
        shot, "xor", 60.0, "step", SIZE, theme="light", heat_maps=True, selected=(1, 0)
    ),
    "what-if": partial(ghost_shot, "two-two-two", 29.5, *EDITS, size=SIZE),
    "wide-light": partial(shot, "wide", 60.5, "layer", SIZE, theme="light"),
}


def picture(name: str) -> QImage:
    """Return a picture as it is drawn now."""
    return to_image(compose(SHOTS[name]()))


def path_of(name: str) -> Path:
    """Return where a picture is kept."""
    return FOLDER / f"{name}.png"


def renew() -> None:
    """Draw and keep every picture."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        path.unlink()
    for name in SHOTS:
        picture(name).save(str(path_of(name)))


if __name__ == "__main__":
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renew()
