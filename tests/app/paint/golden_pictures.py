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

from app.core.scene import Shot, compose
from app.paint import to_image
from engine.events import Kind
from engine.terms import Mark, Tag
from tests.app.core.scene.shots import place_of, shot

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


SHOTS: dict[str, Callable[[], Shot]] = {
    "products": partial(shot, "two-two-two", 0.8, size=SIZE),
    "activation": partial(shot, "two-two-two", 3.9, size=SIZE),
    "loss": partial(shot, "two-two-two", 19.0, size=SIZE),
    "contributions": partial(shot, "xor", 31.5, size=SIZE),
    "slope": partial(shot, "two-two-two", 31.6, size=SIZE),
    "update": partial(shot, "two-two-two", 46.5, "layer", SIZE),
    "gradients-light": partial(shot, "iris", 430.0, size=SIZE, theme="light"),
    "dropout": partial(at, "dropout", Kind.PRODUCT, 0.5, layer=2),
    "dropout-masks": partial(at, "dropout", Kind.DROPOUT, 0.9),
    "softmax": partial(at, "softmax", Kind.ACTIVATION, 1.0, layer=2, unit=1),
    "softmax-slopes": partial(at, "softmax inside", Kind.SLOPE, 2.5, layer=1, unit=1),
    "shared-bias": partial(at, "shared bias", Kind.GRADIENT, 0.4, layer=1, unit=None),
    "shared-weights": partial(at, "shared weights", Kind.UPDATE, 1.5, layer=1),
    "learned-slope-gradient": partial(at, "prelu", Kind.SLOPE_GRADIENT, 0.9),
    "learned-slope-update": partial(at, "prelu", Kind.SLOPE_UPDATE, 0.5),
    "clipping": partial(at, "clipping", Kind.CLIPPING, 0.7),
    "resting": partial(at, "random layer", Kind.UPDATE, 0.5, layer=2),
    "immediate": partial(at, "immediate", Kind.CONTRIBUTION, 0.5),
    "lit": partial(lit, Mark(Tag.WEIGHT, None, 2, 0, 0), Mark(Tag.DELTA, 0, 2, 1)),
    "lit-light": partial(lit, Mark(Tag.SLOPE, 0, 1, 0), theme="light"),
    "checked": partial(at, "two-two-two", Kind.DELTA, 1.0, layer=1, checked=True),
    "fractions-light": partial(shot, "two-two-two", 2.9, size=SIZE, theme="light", fractions=True),
    "adam": partial(at, "adam", Kind.UPDATE, 3.0, step=1),
    "rprop": partial(at, "rprop", Kind.UPDATE, 3.0, step=1),
    "heat-maps": partial(at, "xor", Kind.DELTA, 0.5, step=1000, heat_maps=True, layer=1),
    "heat-maps-light": partial(
        shot, "xor", 60.0, "step", SIZE, theme="light", heat_maps=True, selected=(1, 0)
    ),
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
    for name in SHOTS:
        picture(name).save(str(path_of(name)))


if __name__ == "__main__":
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renew()
