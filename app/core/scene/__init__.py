"""What the stage shows at a moment, as a display list."""

from app.core.scene.card import formula_of
from app.core.scene.compose import compose, marked_places, places_of, words_of
from app.core.scene.marked import MarkedPlace
from app.core.scene.shot import Shot, shot_of

__all__ = [
    "MarkedPlace", "Shot", "compose", "formula_of", "marked_places", "places_of", "shot_of",
    "words_of",
]  # fmt: skip
