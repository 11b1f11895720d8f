"""Frames: a pure function of a shot."""

from __future__ import annotations

from app.core.frame import Frame
from app.core.scene.shot import Shot
from app.core.theme import theme


def compose(shot: Shot) -> Frame:
    """Return the picture of a shot."""
    colors = theme(shot.view.theme)
    return Frame(shot.width, shot.height, colors.background, 0, (), ())
