from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QPainterPath

from app.core.frame import MONO_ADVANCE, Face
from app.paint import fonts

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_monospaced_glyph_has_the_advance_that_compositions_count_on() -> None:
    chars = "0123456789.−+-×=δηe "
    assert {fonts.glyph(Face.MONO, char).advance for char in chars} == {
        MONO_ADVANCE * fonts.UNITS_PER_EM
    }


@pytest.mark.parametrize("face", Face)
def test_faces_have_every_sign_of_the_stage(face: Face) -> None:
    missing = fonts.glyph(face, "漢").outline
    for char in "azAZ09−×·←→δσηΣ∂½⅓…✓✗₁′ŷ":
        assert fonts.glyph(face, char).outline not in (missing, QPainterPath()), char


def test_letters_are_as_high_as_the_size_says() -> None:
    outline, *_ = fonts.line("H", Face.SANS, 100.0).outlines
    assert outline.boundingRect().height() == pytest.approx(100 * fonts.cap_height(Face.SANS), 0.01)
    assert outline.boundingRect().bottom() == pytest.approx(0.0, abs=0.01)


def test_width_is_that_of_the_letters_and_the_spaces_between_them() -> None:
    plain = fonts.line("loss", Face.SANS, 10.0).width
    assert plain == pytest.approx(
        fonts.line("lo", Face.SANS, 10.0).width + fonts.line("ss", Face.SANS, 10.0).width
    )
    assert fonts.line("loss", Face.SANS, 10.0, 2.0).width == pytest.approx(plain + 3 * 2.0)
    assert fonts.line("", Face.SANS, 10.0, 2.0).width == 0.0


def test_characters_without_a_shape_become_spaces() -> None:
    assert fonts.printable("a\x00b\tc\ud800d\u202ee") == "a b c d e"


def test_accents_are_composed() -> None:
    assert fonts.printable("y\u0302") == "ŷ"


def test_an_accent_leaves_no_hole_where_it_overlaps_its_letter() -> None:
    outline = fonts.glyph(Face.MATH, "Ş").outline
    assert outline.fillRule() is Qt.FillRule.WindingFill


def test_a_character_that_no_face_has_keeps_its_place() -> None:
    assert fonts.line("a漢b", Face.SANS, 10.0).width > fonts.line("ab", Face.SANS, 10.0).width


def test_widgets_know_the_families() -> None:
    fonts.install()
    for family in fonts.FAMILIES.values():
        assert QFontInfo(QFont(family)).family() == family
    strong = QFont(fonts.FAMILIES[Face.SANS], weight=QFont.Weight.DemiBold)
    assert QFontInfo(strong).weight() == QFont.Weight.DemiBold


def test_every_font_file_comes_with_its_licence() -> None:
    names = {file.name for file in (files("assets") / "fonts").iterdir()}
    for font in (name for name in names if name.endswith((".otf", ".ttf"))):
        assert f"{font.split('-')[0]}-OFL.txt" in names
