import pytest

from app.core.frame import Box, Disc, Frame, Item
from app.paint import StillPicture, to_image

BLACK, RED, GREEN, BLUE = 0xFF000000, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF
SIDE = 100

pytestmark = pytest.mark.usefixtures("qapp")


def frame(color: int, *moving: Item, key: object = None, side: int = SIDE) -> Frame:
    still = (Box(10, 10, 80, 80, 0, color),)
    return Frame(side, side, BLACK, key, lambda: still, moving)


def test_a_still_part_is_painted_again_only_with_another_key_or_size() -> None:
    still = StillPicture()
    assert still.of(frame(RED, key=1)).pixel(50, 50) == RED
    assert still.of(frame(GREEN, key=1)).pixel(50, 50) == RED
    assert still.of(frame(GREEN, key=2)).pixel(50, 50) == GREEN
    assert still.of(frame(BLUE, key=2, side=90)).pixel(50, 50) == BLUE
    assert still.of(frame(RED, key=2, side=90), 2.0).pixel(100, 100) == RED


def test_a_still_part_that_was_prepared_is_not_painted_again() -> None:
    still = StillPicture()
    shown = still.of(frame(RED, key=1)).pixel(50, 50)
    for _ in still.prepare(frame(GREEN, key=2)):
        assert still.of(frame(BLUE, key=1)).pixel(50, 50) == shown
    assert still.of(frame(BLUE, key=2)) == to_image(frame(GREEN))
    assert still.of(frame(BLUE, key=1)).pixel(50, 50) == shown


def test_what_was_prepared_in_part_is_finished_when_it_is_needed() -> None:
    still = StillPicture()
    still.of(frame(RED, key=1))
    painting = still.prepare(frame(GREEN, key=2))
    next(painting)
    del painting
    assert still.of(frame(BLUE, key=2)) == to_image(frame(GREEN))


def test_what_was_prepared_in_vain_leaves_nothing_behind() -> None:
    still = StillPicture()
    still.of(frame(RED, key=1))
    next(still.prepare(frame(GREEN, key=2)))
    next(still.prepare(frame(BLUE, key=3)))
    assert still.of(frame(GREEN, key=4)) == to_image(frame(GREEN))
    assert still.of(frame(RED, key=3)) == to_image(frame(BLUE))


def test_what_moves_leaves_no_trace_in_what_is_kept() -> None:
    still = StillPicture()
    for x in (30.0, 70.0):
        image = to_image(frame(RED, Disc(x, 50, 8, BLUE), key=1), still=still)
        assert image.pixel(int(x), 50) == BLUE
        assert image.pixel(int(100 - x), 50) == RED
        assert image == to_image(frame(RED, Disc(x, 50, 8, BLUE)))


def test_a_scaled_picture_is_a_plain_one_with_more_pixels() -> None:
    image = to_image(frame(RED, Disc(50, 50, 8, BLUE)), 2.5)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (250, 250, 1.0)
    assert image.pixel(125, 125) == BLUE
    assert image.pixel(24, 125) == BLACK
    assert image.pixel(26, 125) == RED
