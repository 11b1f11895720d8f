import pytest

from app.core.frame import Face
from app.paint.fonts import glyph_at, raw_font
from app.paint.mathtable import constants, italic_corrections, taller_glyphs

pytestmark = pytest.mark.usefixtures("qapp")


def number_of(char: str) -> int:
    return raw_font(Face.MATH).glyphIndexesForString(char)[0]


def test_the_axis_is_the_middle_of_the_minus() -> None:
    ink = glyph_at(raw_font(Face.MATH), number_of("−")).outline.boundingRect()
    assert constants().axis_height * 1000 == pytest.approx(-ink.center().y(), abs=2)


def test_the_rule_of_a_fraction_is_as_thick_as_the_minus() -> None:
    ink = glyph_at(raw_font(Face.MATH), number_of("−")).outline.boundingRect()
    assert constants().rule_thickness * 1000 == pytest.approx(ink.height(), abs=2)


def test_scripts_shrink_twice() -> None:
    assert 0.4 < constants().script_script_scale < constants().script_scale < 0.9


def test_a_slanted_letter_leans_and_an_upright_one_does_not() -> None:
    corrections = italic_corrections()
    assert corrections[number_of("\N{MATHEMATICAL ITALIC SMALL F}")] > 0.01
    assert number_of("n") not in corrections


def test_parentheses_grow_step_by_step() -> None:
    font = raw_font(Face.MATH)
    heights = [
        glyph_at(font, index).outline.boundingRect().height()
        for index in taller_glyphs(number_of("("))
    ]
    assert len(heights) > 3
    assert heights == sorted(heights)
    assert heights[-1] > 2 * heights[0]


def test_a_digit_has_no_taller_design() -> None:
    assert taller_glyphs(number_of("7")) == ()
