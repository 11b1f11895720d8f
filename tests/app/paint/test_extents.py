import math
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.frame import Box, Disc, Face, Item, Polyline, Segments, Text
from app.core.scene import compose, shot_of
from app.core.session import Session
from app.paint import draw
from app.paint.extents import EVERYWHERE, NOWHERE, extent
from tests.app.paint.test_painters import SAMPLES

pytestmark = pytest.mark.usefixtures("qapp")

SIDE, MIDDLE = 300, 100
LETTERS = (
    Text(50, 50, "Ågjyßﬁ ∑∂√ Ố", 20, 0xFFFFFFFF, Face.SANS_STRONG),
    Text(50, 50, "a rather long sentence that goes on and on", 14, 0xFFFFFFFF, limit=150.0),
    Text(50, 50, "W", 20, 0xFFFFFFFF, spacing=-3.0),
)


def strays(item: Item, side: int, middle: int) -> bool:
    """Return whether an item paints anything outside of its extent."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    blank, area = image.copy(), extent(item)
    with QPainter(image) as painter:
        painter.translate(middle, middle)
        draw(painter, (item,))
    assert image != blank or area == NOWHERE
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        left, top = math.floor(area.x + middle), math.floor(area.y + middle)
        right, bottom = math.ceil(area.right + middle), math.ceil(area.bottom + middle)
        painter.fillRect(left, top, right - left, bottom - top, 0)
    return image != blank


@pytest.mark.parametrize("item", [*SAMPLES, *LETTERS], ids=lambda item: type(item).__name__)
def test_nothing_is_painted_outside_of_its_extent(item: Item) -> None:
    assert not strays(item, SIDE, MIDDLE)
    if isinstance(item, Box):
        assert not strays(replace(item, stroke_width=12.0), SIDE, MIDDLE)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 0.97])
def test_nothing_of_a_real_picture_is_painted_outside_of_its_extent(share: float) -> None:
    session = Session(Document(open_example("iris")))
    session.seek(share * session.run.plan.full.events)
    frame = compose(shot_of(session, 600, 500))
    assert not [item for item in (*frame.still, *frame.moving) if strays(item, 700, 50)]


def test_what_paints_nothing_is_nowhere_and_what_cannot_be_placed_everywhere() -> None:
    assert extent(Segments((), 0xFFFFFFFF, 1.0)) == NOWHERE
    assert extent(Polyline(((math.nan, 3.0),), 0xFFFFFFFF, 1.0)) == NOWHERE
    for unplaced in (math.nan, math.inf, 1e300):
        assert extent(Disc(unplaced, 50.0, 3.0, 0xFFFFFFFF)) == EVERYWHERE
        assert extent(Segments(((1.0, unplaced, 2.0, 3.0),), 0xFFFFFFFF, 1.0)) == EVERYWHERE
