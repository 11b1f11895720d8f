"""A picture speaks one language, whatever it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.core.frame import Derivation, Math, Text
from app.core.scene import Shot, compose, words_of
from engine.activations import ACTIVATIONS
from engine.plan.step_plan import Granularity
from engine.words.terms import plain_text
from tests.app.core.everything import FEATURES
from tests.app.core.scene.shots import run_of, shot

WORD = re.compile(r"[^\W\d_]{3,}")
SIZES = (Granularity.NEURON, Granularity.LAYER, Granularity.STEP)
# What is the same in both languages, but for capitals.
SAME = {"bias", "delta", "deltas", "dropout", "gradient", "moment", "neuron", "norm"}
SAME |= {"parameter", "training"}
FUNCTIONS = {"min", "max", "sign", "sgn", *(name for name in ACTIVATIONS)}


def shots(name: str, language: str) -> Iterator[Shot]:
    """Yield shots of each block of a step: of one of its operations, all, and the whole step."""
    plan = run_of(name)[1].plan
    for placed in {placed.block: placed for placed in plan.step_plan(0).blocks()}.values():
        for granularity in SIZES:
            yield shot(name, placed.span.stop - 0.1, granularity, language=language)


def words(name: str, language: str) -> set[str]:
    return {
        word.lower()
        for each in shots(name, language)
        for text in (words_of(each), *texts(each))
        for word in WORD.findall(text)
    }


def texts(each: Shot) -> Iterator[str]:
    frame = compose(each)
    for item in (*frame.still, *frame.moving):
        if isinstance(item, Text):
            yield item.text
        elif isinstance(item, Math):
            yield plain_text(item.term, 4)
        elif isinstance(item, Derivation):
            yield from (plain_text(right, 4) for _, _, right, _ in item.lines)


@pytest.mark.parametrize("name", ["two-two-two", "wide", *FEATURES])
def test_no_english_word_is_in_a_german_picture(name: str) -> None:
    english, german = words(name, "en"), words(name, "de")
    assert "vorwärts" in german
    assert german & english - SAME - FUNCTIONS == set()


def test_numbers_are_written_alike_in_every_language() -> None:
    english, german = (
        words_of(shot("two-two-two", 1.0, language=language)) for language in ("en", "de")
    )
    numbers = re.compile(r"\d[\d.]*")
    assert numbers.findall(english) == numbers.findall(german)
    assert "0.15" in german
