import math
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from app.core.frame import (
    Anchor,
    Box,
    Clipped,
    Curves,
    Derivation,
    Disc,
    Face,
    Frame,
    Glow,
    Image,
    Item,
    Math,
    Pixels,
    Polyline,
    Segments,
    Sparks,
    TermLight,
    Text,
)
from app.paint import draw, to_image
from engine.words.terms import Mark, Number, Operator, Symbol, Tag, row

pytestmark = pytest.mark.usefixtures("qapp")

BLACK, WHITE, RED, GREEN, BLUE = 0xFF000000, 0xFFFFFFFF, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF
SIDE = 100


def pixels(*rows: tuple[int, ...]) -> Pixels:
    """Return rows of colours as a picture."""
    return Pixels(len(rows[0]), len(rows), np.array(rows, dtype=np.uint32).tobytes())


Z = Symbol("z", mark=Mark(Tag.DELTA))
SAMPLES: tuple[Item, ...] = (
    Segments(((10, 10, 90, 80), (10, 90, 90, 20)), RED, 3),
    Curves(((10, 10, 90, 10, 10, 90, 90, 90),), GREEN, 3),
    Polyline(((10, 10), (50, 90), (90, 10)), GREEN, 2, dashed=True),
    Disc(50, 50, 30, BLUE, WHITE, 2, 0.4, RED),
    Glow(50, 50, 10, 40, 0x80FF0000),
    Sparks(((30, 40), (60.3, 55.7)), 8, GREEN),
    Box(20, 20, 60, 30, 6, BLUE, WHITE),
    Image(10, 20, 60, 50, pixels((RED, GREEN), (WHITE, BLUE)), round=True),
    Clipped(20, 20, 40, 40, (Disc(20, 20, 30, BLUE), Disc(90, 90, 30, RED))),
    Text(50, 50, "0.5933", 14, WHITE, Face.MONO, Anchor.MIDDLE),
    Math(10, 50, row(Symbol("a"), Operator("+"), Number(0.25)), 18, WHITE, 3),
    Derivation(5, 20, ((Symbol("z"), "=", Number(2.0), True),), 16, 13, 20, 90, 60, WHITE, 3),
    TermLight(
        Derivation(
            10, 30, ((Z, "=", Number(2.0, mark=Z.mark), True),), 30, 24, 20, 90, 60, WHITE, 3
        ), ((Mark(Tag.DELTA), WHITE),), 2.0, 0.5, 1.0, 1.0,
    ),
)  # fmt: skip


def frame(*items: Item) -> Frame:
    return Frame(SIDE, SIDE, BLACK, None, tuple, items)


def picture(*items: Item) -> QImage:
    return to_image(frame(*items))


def inked(image: QImage) -> set[tuple[int, int]]:
    """Return the places that are brighter than half."""
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).value() > 127
    }


def test_every_kind_of_item_is_among_the_samples() -> None:
    assert {type(item) for item in SAMPLES} == set(get_args(Item))


@pytest.mark.parametrize("item", SAMPLES, ids=lambda item: type(item).__name__)
def test_items_leave_marks_and_the_same_ones_every_time(item: Item) -> None:
    first = picture(item)
    assert first != picture()
    assert first == picture(item)


@pytest.mark.parametrize("item", SAMPLES, ids=lambda item: type(item).__name__)
def test_items_do_not_depend_on_what_was_drawn_before(item: Item) -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(BLACK)
    with QPainter(image) as painter:
        draw(painter, SAMPLES)
        painter.fillRect(image.rect(), BLACK)
        draw(painter, [item])
    assert image == picture(item)


def test_segments_run_from_end_to_end() -> None:
    image = picture(Segments(((10, 50, 90, 50), (50, 10, 50, 30)), RED, 4))
    assert [image.pixel(x, y) for x, y in ((50, 50), (11, 49), (50, 20))] == [RED] * 3
    assert [image.pixel(x, y) for x, y in ((9, 50), (90, 50), (50, 40))] == [BLACK] * 3


def test_a_polyline_is_open_unless_it_is_filled() -> None:
    line = Polyline(((20, 20), (80, 20), (80, 80)), RED, 4)
    assert picture(line).pixel(70, 40) == BLACK
    filled = picture(replace(line, fill=GREEN))
    assert filled.pixel(70, 40) == GREEN
    assert filled.pixel(50, 50) == RED


def test_lines_are_joined_by_a_round_corner() -> None:
    image = picture(Polyline(((20, 20), (80, 20), (80, 80)), RED, 20))
    assert image.pixel(86, 14) == RED
    assert image.pixel(89, 11) == BLACK


def test_a_curve_leaves_out_points_that_are_no_numbers() -> None:
    points = ((20.0, 50.0), (40.0, math.nan), (50.0, math.inf), (80.0, 50.0))
    assert picture(Polyline(points, RED, 4)).pixel(50, 50) == RED


def test_dashes_have_gaps() -> None:
    image = picture(Polyline(((0, 50), (100, 50)), RED, 4, dashed=True))
    colors = [image.pixel(x, 50) for x in range(SIDE)]
    assert RED in colors
    assert BLACK in colors


def test_a_disc_is_filled_from_the_bottom_to_its_level() -> None:
    image = picture(Disc(50, 50, 40, BLUE, WHITE, 4, 0.25, RED))
    assert [image.pixel(50, y) for y in (30, 66, 74, 85)] == [BLUE, BLUE, RED, RED]
    assert image.pixel(50, 10) == WHITE
    assert image.pixel(15, 15) == BLACK


@pytest.mark.parametrize(("level", "color"), [(0.0, BLUE), (1.0, RED), (7.0, RED)])
def test_an_empty_or_full_disc_has_one_colour(level: float, color: int) -> None:
    image = picture(Disc(50, 50, 40, BLUE, level=level, level_color=RED))
    assert [image.pixel(50, y) for y in (14, 50, 86)] == [color] * 3


def test_a_glow_fades_outwards() -> None:
    image = picture(Glow(50, 50, 10, 40, RED))
    reds = [image.pixelColor(50 + x, 50).red() for x in (5, 15, 25, 35, 45)]
    assert reds[0] == 255
    assert reds[-1] == 0
    assert reds == sorted(reds, reverse=True)
    assert len(set(reds)) == len(reds)


@pytest.mark.parametrize("inner", [0.0, 40.0, 50.0])
def test_a_glow_without_extent_is_nothing(inner: float) -> None:
    assert picture(Glow(50, 50, inner, min(inner, 40.0), RED)) == picture()


def test_a_box_has_round_corners_and_a_border() -> None:
    image = picture(Box(20, 20, 60, 40, 12, BLUE, WHITE, 2))
    assert image.pixel(50, 40) == BLUE
    assert image.pixel(50, 20) == WHITE
    assert image.pixel(21, 21) == BLACK


def test_a_border_can_be_left_out() -> None:
    assert picture(Box(20, 20, 60, 40, 0, BLUE)).pixel(50, 20) == BLUE


@pytest.mark.parametrize(
    ("anchor", "first", "last"),
    [(Anchor.LEFT, 50, 64), (Anchor.MIDDLE, 43, 56), (Anchor.RIGHT, 36, 49)],
)
def test_text_stands_where_its_anchor_says(anchor: Anchor, first: float, last: float) -> None:
    columns = [x for x, _ in inked(picture(Text(50, 50, "HH", 10, WHITE, anchor=anchor)))]
    assert min(columns) == pytest.approx(first, abs=1.5)
    assert max(columns) == pytest.approx(last, abs=1.5)


@pytest.mark.parametrize("face", Face)
def test_capital_letters_are_centred_on_y(face: Face) -> None:
    rows = [y for _, y in inked(picture(Text(30, 50, "HHH", 20, WHITE, face)))]
    assert (min(rows) + max(rows) + 1) / 2 == pytest.approx(50, abs=1)


def test_formulas_take_the_colours_of_their_tags() -> None:
    term = row(Number(8.0, Tag.WEIGHT), Symbol("     ", italic=False), Number(8.0, Tag.DELTA))
    image = picture(Math(10, 50, term, 40, RED, 3, ((Tag.DELTA, GREEN),)))
    colors = {(image.pixel(x, y), x < SIDE // 2) for x, y in inked(image)}
    assert {(RED, True), (GREEN, False)} <= colors
    assert not {(RED, False), (GREEN, True)} & colors


def test_formulas_are_anchored_like_texts() -> None:
    item = Math(50, 50, Number(8.0), 40, WHITE, 3, anchor=Anchor.MIDDLE)
    columns = [x for x, _ in inked(picture(item))]
    assert (min(columns) + max(columns) + 1) / 2 == pytest.approx(50, abs=1)


def test_control_characters_are_drawn_as_spaces() -> None:
    assert picture(Text(10, 50, "a\x00\x1b\ud800b", 14, WHITE)) == picture(
        Text(10, 50, "a   b", 14, WHITE)
    )


def test_later_items_cover_earlier_ones_and_moving_covers_still() -> None:
    below, above = Box(20, 20, 60, 60, 0, RED), Box(30, 30, 40, 40, 0, GREEN)
    assert picture(below, above).pixel(50, 50) == GREEN
    assert to_image(Frame(SIDE, SIDE, BLACK, None, lambda: (above,), (below,))).pixel(50, 50) == RED


def test_a_scaled_picture_shows_more_pixels_of_the_same() -> None:
    image = to_image(frame(Disc(50, 50, 40, BLUE)), 2.5)
    assert (image.width(), image.height()) == (250, 250)
    assert image.pixel(125, 30) == BLUE
    assert image.pixel(125, 20) == BLACK


def test_the_background_reaches_every_corner() -> None:
    image = to_image(Frame(33, 21, GREEN, None, tuple, ()), 1.5)
    corners = [(0, 0), (image.width() - 1, 0), (0, image.height() - 1)]
    assert [image.pixel(x, y) for x, y in corners] == [GREEN] * 3


def test_sparks_are_bright_in_the_middle_and_fade_out() -> None:
    image = picture(Sparks(((30.0, 40.0), (70.0, 60.0)), 8, GREEN))
    assert image.pixel(30, 40) == image.pixel(70, 60) == GREEN
    reach = [image.pixel(70 + distance, 60) >> 8 & 0xFF for distance in (5, 10, 13, 20)]
    assert reach == sorted(reach, reverse=True)
    assert reach[0] == 255
    assert 0 < reach[2] < 255
    assert reach[3] == 0


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_sparks_stand_where_a_disc_would(scale: float) -> None:
    def weight(item: Item) -> tuple[float, float]:
        """Return the centre of what is green, in pixels of the frame."""
        image = to_image(frame(item), scale)
        found = [
            (x, y, image.pixel(x, y) >> 8 & 0xFF)
            for x in range(image.width())
            for y in range(image.height())
        ]
        total = sum(green for _, _, green in found)
        across = sum(x * green for x, _, green in found) / total / scale
        return across, sum(y * green for _, y, green in found) / total / scale

    expected = weight(Disc(40.6, 51.3, 8, GREEN))
    assert weight(Sparks(((40.6, 51.3),), 8, GREEN)) == pytest.approx(expected, abs=0.2)


def test_discs_with_and_without_transparency_cover_the_same_ring() -> None:
    solid = inked(picture(Disc(50, 50, 30, BLACK, WHITE, 6)))
    outlined = inked(picture(Disc(50, 50, 30, 0, WHITE, 6)))
    # Only the softened rim may differ.
    assert len(solid ^ outlined) < 0.1 * len(solid)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("is_round", [True, False])
def test_an_image_is_stretched_over_its_place(is_round: bool, scale: float) -> None:
    above, below = (RED,) * 4 + (GREEN,) * 4, (WHITE,) * 4 + (BLUE,) * 4
    item = Image(20, 30, 60, 40, pixels(*[above] * 4, *[below] * 4), is_round)
    image = to_image(frame(item), scale)
    for x, y, color in ((35, 40, RED), (65, 40, GREEN), (35, 60, WHITE), (65, 60, BLUE)):
        assert image.pixel(round(x * scale), round(y * scale)) == color
    corner = image.pixel(round(21 * scale), round(31 * scale))
    assert corner == (BLACK if is_round else RED)
    assert image.pixel(round(19 * scale), round(50 * scale)) == BLACK


def test_a_round_image_leaves_nothing_that_later_items_are_filled_with() -> None:
    item = Image(0, 0, 20, 20, pixels((RED,)), round=True)
    line = Polyline(((40, 40), (90, 40), (90, 90)), GREEN, 2)
    assert picture(item, line).pixel(80, 60) == BLACK


def test_nothing_is_drawn_outside_of_a_clip() -> None:
    clipped = Clipped(20, 30, 40, 25, (Box(0, 0, SIDE, SIDE, 0, WHITE),))
    inside = {(x, y) for x in range(20, 60) for y in range(30, 55)}
    assert inked(picture(clipped)) == inside
    assert picture(clipped, Disc(90, 90, 5, WHITE)) != picture(clipped)


def test_a_sharp_image_has_square_points() -> None:
    points = pixels((WHITE, BLACK), (BLACK, WHITE))
    assert inked(picture(Image(20, 20, 60, 60, points, sharp=True))) == {
        (20 + x, 20 + y) for x in range(60) for y in range(60) if (x < 30) == (y < 30)
    }
