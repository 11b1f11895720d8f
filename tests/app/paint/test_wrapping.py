from __future__ import annotations

import pytest

from app.core.frame import Text
from app.paint.fonts import line
from app.paint.wrapping import lines_of

pytestmark = pytest.mark.usefixtures("qapp")

SENTENCE = "Each input is multiplied by its weight; the products and the bias are added."


def text(limit: float, words: str = SENTENCE) -> Text:
    return Text(10.0, 50.0, words, 14.0, 0xFFFFFFFF, limit=limit)


def width(item: Text) -> float:
    return line(item.text, item.face, item.size).width


def test_what_fits_or_has_no_limit_stays() -> None:
    for limit in (0.0, width(text(0.0))):
        assert lines_of(text(limit)) == [text(limit)]


def test_a_sentence_that_is_too_wide_stands_on_two_lines_about_its_middle() -> None:
    limit = 0.7 * width(text(0.0))
    first, second = lines_of(text(limit))
    assert f"{first.text} {second.text}" == SENTENCE
    assert first.y < 50.0 < second.y
    assert (first.y + second.y) / 2.0 == pytest.approx(50.0)
    assert first.size == second.size == 14.0
    assert max(width(first), width(second)) <= limit


def test_what_two_lines_do_not_hold_is_smaller() -> None:
    limit = 0.3 * width(text(0.0))
    first, second = lines_of(text(limit))
    assert first.size < 14.0
    assert max(width(first), width(second)) == pytest.approx(limit, rel=0.01)


def test_one_long_word_is_smaller_too() -> None:
    first, second = lines_of(text(20.0, "immeasurable"))
    assert second.text == ""
    assert width(first) == pytest.approx(20.0, rel=0.05)
