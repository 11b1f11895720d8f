"""What the stage shows at a moment, as a display list."""

from app.core.scene.coming import coming
from app.core.scene.compose import compose, is_over, marked_places, places_of, words_of
from app.core.scene.formula.card import card_of, check_button, formula_of
from app.core.scene.formula.copies import latex_of, text_of
from app.core.scene.formula.term_words import term_words
from app.core.scene.marked import MarkedPlace
from app.core.scene.narration import recent, stage_of
from app.core.scene.pointing import pointed, weight_at
from app.core.scene.shot import Shot, shot_of
from app.core.scene.site import Site
from app.core.scene.words import Told

__all__ = [
    "MarkedPlace", "Shot", "Site", "Told", "card_of", "check_button", "coming", "compose",
    "formula_of", "is_over", "latex_of", "marked_places", "places_of", "pointed", "recent",
    "shot_of", "stage_of", "term_words", "text_of", "weight_at", "words_of",
]  # fmt: skip
