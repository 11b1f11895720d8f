from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPainter

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Box, Disc, Frame, Item
from app.core.hands_on.controls import parameter_control
from app.core.navigation import steering
from app.core.scene import compose, shot_of
from app.core.session import Session
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
    assert still.of(frame(BLUE, key=3)) == to_image(frame(BLUE))


def test_a_picture_that_is_needed_at_once_stops_another_one_that_is_prepared() -> None:
    still = StillPicture()
    still.of(boxes(RED, RED, RED, RED, RED, key=1))
    coming, needed = boxes(RED, RED, RED, RED, BLUE, key=2), boxes(RED, GREEN, RED, RED, RED, key=3)
    for steps in range(12):
        painting = still.prepare(coming)
        for _ in range(steps):
            next(painting, None)
        assert still.of(needed) == to_image(needed)
        for _ in painting:
            pass
        assert still.of(coming) == to_image(coming)
        assert still.of(needed) == to_image(needed)


def boxes(*colors: int, key: int) -> Frame:
    """Return a picture of boxes beside each other."""
    still = [Box(10 * place, 0, 8, 20, 0, color) for place, color in enumerate(colors)]
    return Frame(SIDE, SIDE, BLACK, key, lambda: still, ())


def test_of_a_still_part_much_like_the_last_one_the_rest_stays_as_it_is() -> None:
    still = StillPicture()
    image = still.of(boxes(RED, RED, RED, RED, key=1))
    with QPainter(image) as painter:
        painter.fillRect(0, 50, 50, 10, BLUE)
    image = still.of(boxes(RED, GREEN, RED, RED, key=2))
    assert [image.pixel(x, 10) for x in (4, 14, 24)] == [RED, GREEN, RED]
    assert image.pixel(4, 55) == BLUE
    for other in (boxes(GREEN, BLUE, RED, RED, key=3), boxes(GREEN, BLUE, RED, key=4)):
        image = still.of(other)
        assert image == to_image(other)


def test_after_a_still_part_that_was_not_finished_all_of_the_next_is_painted() -> None:
    still = StillPicture()
    first, second, third = (
        boxes(RED, RED, RED, RED, last, key=last) for last in (RED, GREEN, BLUE)
    )
    still.of(frame(RED, key="shown"))
    for prepared in (first, second):
        painting = still.prepare(prepared)
        for _ in range(3):
            next(painting)
    for _ in still.prepare(third):
        pass
    assert still.of(third) == to_image(third)


def course(example: str) -> Iterator[Frame]:
    """Yield frames as a person might see them: steps, jumps, drags, other precisions."""
    session = Session(Document(open_example(example)))
    steering.change_view(session, selected=(1, 0))
    events = session.run.plan.full.events
    control = parameter_control("weight", 1, 0, 0)
    for place in (0.3, 1.0, 2.0, 2.5, 0.5 * events, 0.5 * events + 1.0, 0.97 * events):
        session.seek(place)
        yield compose(shot_of(session, 456, 420))
        for weight in (0.3, 0.31, -1.0):
            session.change("weight", control.write(session.project, session.moment, weight))
            yield compose(shot_of(session, 456, 420))
    steering.change_view(session, digits=6)
    yield compose(shot_of(session, 456, 420))


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("example", ["two-two-two", "iris", "spiral"])
def test_a_picture_is_the_same_whatever_was_seen_before(example: str, scale: float) -> None:
    still = StillPicture()
    for number, shown in enumerate(course(example)):
        assert still.of(shown, scale) == StillPicture().of(shown, scale), number


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
