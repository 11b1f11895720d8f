"""Frames to pixels: ``draw`` and its helpers are the only painting code of the program."""

from app.paint.derivation import term_places
from app.paint.painters import draw
from app.paint.pictures import StillPicture, part_image, png_of, to_image

__all__ = ["StillPicture", "draw", "part_image", "png_of", "term_places", "to_image"]
