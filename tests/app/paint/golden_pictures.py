"""Small pictures of the stage, kept and compared exactly.

``python3 -m tests.app.paint.golden_pictures`` draws all of them anew; look at each before it is
committed. They hold on every machine, since all letters are outlines of the bundled faces.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from app.core.scene import Shot, compose
from app.paint import to_image
from tests.app.core.scene.shots import shot

FOLDER = Path(__file__).with_name("golden")
SIZE = (560, 440)

SHOTS: dict[str, Callable[[], Shot]] = {
    "products": partial(shot, "two-two-two", 0.8, size=SIZE),
    "activation": partial(shot, "two-two-two", 3.9, size=SIZE),
    "loss": partial(shot, "two-two-two", 19.0, size=SIZE),
    "contributions": partial(shot, "xor", 31.5, size=SIZE),
    "slope": partial(shot, "two-two-two", 31.6, size=SIZE),
    "update": partial(shot, "two-two-two", 46.5, "layer", SIZE),
    "gradients-light": partial(shot, "iris", 430.0, size=SIZE, theme="light"),
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
