"""What the stage shows at a moment, as a display list."""

from app.core.scene.compose import compose, places_of, words_of
from app.core.scene.shot import Shot

__all__ = ["Shot", "compose", "places_of", "words_of"]
