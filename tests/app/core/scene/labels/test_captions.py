from __future__ import annotations

import pytest

from app.core.scene.context import Context
from app.core.scene.labels.captions import captions, remarks
from engine.plan.events import Kind
from tests.app.core.scene.shots import place_of, shot


def texts(name: str, place: float = 0.5, **options: object) -> list[str]:
    return [line.text for line in remarks(Context(shot(name, place, **options)))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("two-two-two", []),
        ("no bias", ["no bias"]),
        ("shared bias", ["bias 0.25"]),
        ("shared weights", ["weights of hidden 1"]),
        ("dropout", ["dropout 0.4"]),
        ("prelu", ["slope 0.25"]),
    ],
)
def test_a_column_says_what_is_special_about_its_layer(name: str, expected: list[str]) -> None:
    assert texts(name) == expected


def test_names_stand_higher_where_there_are_remarks() -> None:
    plain, remarked = (
        {line.y for line in captions(Context(shot(name, 0.5)))} for name in ("adagrad", "prelu")
    )
    assert len(plain) == len(remarked) == 1
    assert min(remarked) < min(plain)


def test_a_learned_slope_is_told_as_it_is_now() -> None:
    before = texts("prelu", place_of("prelu", Kind.SLOPE_UPDATE, 0.0))
    after = texts("prelu", place_of("prelu", Kind.SLOPE_UPDATE, 1.0))
    on_the_way = texts("prelu", place_of("prelu", Kind.SLOPE_UPDATE, 0.5))
    assert before == ["slope 0.25"]
    assert len({*before, *on_the_way, *after}) == 3


def test_what_has_no_room_is_left_out() -> None:
    assert texts("shared weights", size=(360, 300)) == []
