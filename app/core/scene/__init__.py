"""What the stage shows at a moment, as a display list."""

from app.core.scene.card import formula_of
from app.core.scene.compose import compose, marked_places, places_of, words_of
from app.core.scene.marked import MarkedPlace
from app.core.scene.narration import recent, stage_of
from app.core.scene.shot import Shot, shot_of
from app.core.scene.site import Site
from app.core.scene.words import Told

__all__ = [
    "MarkedPlace", "Shot", "Site", "Told", "compose", "formula_of", "marked_places", "places_of",
    "recent", "shot_of", "stage_of", "words_of",
]  # fmt: skip
