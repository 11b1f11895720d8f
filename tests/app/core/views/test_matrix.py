from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.frame import Box, Text
from app.core.language import translator
from app.core.theme import theme
from app.core.views.classes import NO_ANSWER
from app.core.views.matrix import MOST_CLASSES, Cell, Matrix, shortened
from engine.arrays import Rows
from engine.words.wording import Translate, counted, said

DARK = theme("dark")


def matrix(
    counts: Rows, width: float = 260.0, height: float = 300.0, translate: Translate = str
) -> Matrix:
    names = tuple(f"class {number}" for number in range(len(counts)))
    return Matrix(counts, names, width, height, "target", "answer", "none", translate)


def counts(classes: int, unanswered: int = 0) -> Rows:
    found = np.arange(classes * (classes + 1)).reshape(classes, classes + 1)
    found[:, NO_ANSWER] = unanswered
    return found


@given(st.integers(1, 40), st.integers(0, 1), st.integers(160, 600), st.integers(110, 600))
def test_every_cell_is_inside_and_is_found_where_it_is(
    classes: int, unanswered: int, width: int, height: int
) -> None:
    shown = matrix(counts(classes, unanswered), float(width), float(height))
    assert len(shown.rows) == min(classes, MOST_CLASSES)
    assert (NO_ANSWER in shown.columns) is (unanswered > 0)
    assert shown.area.x + shown.area.width <= width + 1e-6
    assert shown.area.y + shown.area.height <= max(height, shown.area.y + len(shown.rows)) + 1e-6
    for cell in ((row, column) for row in shown.rows for column in shown.columns):
        box = shown._box(cell)
        assert shown.cell_at(box.x + box.width / 2.0, box.y + box.height / 2.0) == cell


@pytest.mark.parametrize("place", [(1.0, 100.0), (259.0, 5.0), (100.0, 299.0)])
def test_outside_of_the_cells_there_is_none(place: tuple[float, float]) -> None:
    assert matrix(counts(2)).cell_at(*place) is None


def test_cells_say_their_counts_and_are_filled_by_their_share() -> None:
    shown = matrix(np.array([[8, 2, 0], [0, 5, 0]]))
    items = shown.items(None, DARK)
    texts = [item.text for item in items if isinstance(item, Text)]
    assert texts == ["target", "answer", "class 0", "class 1", "class 0", "class 1", "8", "2", "5"]
    boxes = [item for item in items if isinstance(item, Box)]
    assert len({box.fill for box in boxes}) == 4
    assert boxes[2].fill == DARK.background


def test_thousands_are_set_apart_as_the_language_does() -> None:
    many = np.array([[12345, 0, 0], [0, 1, 0]])
    for language, wanted in (("en", "12,345"), ("de", said(counted(12345), translator("de")))):
        items = matrix(many, translate=translator(language)).items(None, DARK)
        assert wanted in [item.text for item in items if isinstance(item, Text)]
    assert wanted != "12,345"


def test_a_chosen_cell_has_a_frame() -> None:
    shown = matrix(counts(3))
    framed = shown.items((1, 2), DARK)[-1]
    assert isinstance(framed, Box)
    assert framed.stroke == DARK.strong
    assert len(shown.items(None, DARK)) == len(shown.items((1, 2), DARK)) - 1


@pytest.mark.parametrize(
    ("cell", "across", "down", "found"),
    [
        (None, 1, 0, (0, 0)),
        ((0, 0), 1, 0, (0, 1)),
        ((0, 0), -1, -1, (0, 0)),
        ((2, 2), 0, 1, (2, 2)),
        ((2, 2), 1, 0, (2, NO_ANSWER)),
        ((9, 9), 1, 0, (0, 0)),
    ],
)
def test_keys_move_from_cell_to_cell(
    cell: Cell | None, across: int, down: int, found: Cell
) -> None:
    assert matrix(counts(3, 1)).next_to(cell, across, down) == found


def test_a_name_is_as_long_as_there_is_room() -> None:
    assert shortened("setosa", 100.0) == "setosa"
    assert shortened("versicolor", 40.0) == "versi…"
    assert shortened("ab", 1.0) == "a…"


def test_an_answer_that_is_none_has_a_name() -> None:
    assert matrix(counts(2, 1)).name(NO_ANSWER) == "none"
