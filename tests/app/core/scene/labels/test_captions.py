from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.core.frame import MONO_ADVANCE
from app.core.layout import Area
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


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [(456, 445), (872, 705)])
@pytest.mark.parametrize("name", ["iris with dropout", "shared weights", "shared bias"])
def test_beside_rows_nothing_runs_off_the_stage_or_into_neurons(
    name: str, size: tuple[int, int], language: str
) -> None:
    made = shot(name, 0.5, size=size, language=language)
    context = Context(made.seen(replace(made.layout, direction="down"), made.view))
    for line in (*captions(context), *remarks(context)):
        width = len(line.text) * line.size * MONO_ADVANCE
        area = Area.around(line.x, line.y, width, line.size)
        assert context.window.contains(area)
        assert not any(area.meets(body) for body in context.places.bodies())


def test_beside_rows_particulars_stand_below_each_other() -> None:
    made = shot("iris with dropout", 0.5)
    context = Context(made.seen(replace(made.layout, direction="down"), made.view))
    (slope, dropout) = remarks(context)
    assert (slope.text, dropout.text) == ("slope 0.25", "dropout 0.4")
    assert slope.y < dropout.y
    assert texts("iris with dropout") == ["slope 0.25 · dropout 0.4"]
