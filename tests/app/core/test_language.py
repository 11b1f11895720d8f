from __future__ import annotations

from app.core.language import LANGUAGES, catalogue, translator
from engine.words.wording import said, worded


def test_german_says_it_in_german() -> None:
    text = worded(
        "How far is {unit} from its target?", unit=worded("output neuron {number}", number=2)
    )
    assert said(text, translator("de")) == "Wie weit ist Ausgabeneuron 2 vom Ziel entfernt?"


def test_english_needs_no_table() -> None:
    assert catalogue("en") == {}
    assert said(worded("inputs"), translator("en")) == "inputs"


def test_what_has_no_translation_stays() -> None:
    assert translator("de")("two-two-two") == "two-two-two"


def test_every_language_has_texts_for_the_same() -> None:
    first, *others = (set(catalogue(name)) for name in LANGUAGES if name != "en")
    assert first
    assert all(other == first for other in others)
