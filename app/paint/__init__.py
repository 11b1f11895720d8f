"""Frames to pixels: ``draw`` and its helpers are the only painting code of the program."""

from app.paint.painters import draw, draw_frame, to_image

__all__ = ["draw", "draw_frame", "to_image"]
