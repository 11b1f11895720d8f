"""Frames as pictures; the still part, which many frames share, is painted once."""

from __future__ import annotations

import math
from collections.abc import Generator, Hashable, Iterator, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from app.core.color import Color
from app.core.frame import TRANSPARENT, Frame, Item
from app.core.layout import Area
from app.paint.changes import Placed, changed_areas, placed_after
from app.paint.painters import draw


class StillPicture:
    """The picture of the still part of the last frame, kept for frames that have the same.

    That of a frame to come can be painted before it is needed, a little at a time.
    """

    def __init__(self) -> None:
        beside = _Beside()
        self._shown, self._other = _Kept(beside), _Kept(beside)

    def of(self, frame: Frame, scale: float = 1.0) -> QImage:
        """Return background and still part of ``frame``; whoever paints on it takes a copy.

        The picture has ``scale`` times as many pixels each way, and knows it.
        """
        key = _key(frame, scale)
        if key == self._other.key:
            self._shown, self._other = self._other, self._shown
        elif key != self._shown.key:
            self._shown.begin(frame, scale)
        for _ in self._shown.work:
            pass
        return self._shown.image

    def prepare(self, frame: Frame, scale: float = 1.0) -> Iterator[None]:
        """Paint the still part of a frame to come, one item at each step.

        What is not done when it is needed is done then; but if another picture is painted before,
        all is to be done again.
        """
        if _key(frame, scale) not in (self._shown.key, self._other.key):
            self._other.begin(frame, scale)
        for _ in self._other.work:
            yield


class _Beside:
    """The picture that what is new in a kept one is painted in first; one at a time."""

    def __init__(self) -> None:
        self.image = QImage()
        self._user: _Kept | None = None

    def take(self, user: _Kept) -> None:
        """Let ``user`` paint there; another one that has not finished gives up."""
        if self._user is not None:
            self._user.give_up()
        self._user = user

    def sized(self, size: QSize) -> QImage:
        """Return the picture, with this size."""
        if self.image.size() != size:
            self.image = QImage(size, QImage.Format.Format_RGB32)
        return self.image


class _Kept:
    """A picture of a still part, which that is, and the work that is left to be done on it.

    Where the next still part has the same items, it stays as it is.
    """

    def __init__(self, beside: _Beside) -> None:
        self.image, self._beside = QImage(), beside
        self.key: Hashable = None
        self.work: Generator[None, None, None] = _nothing()
        # What the picture shows, if that is all of a still part.
        self._painted: list[Placed] | None = None
        self._background: Color = TRANSPARENT
        self._finished = True

    def begin(self, frame: Frame, scale: float) -> None:
        self._beside.take(self)
        self.key, self.work = _key(frame, scale), self._paint(frame, scale)
        self._finished = False

    def give_up(self) -> None:
        """Leave undone what is not finished: the picture stays that of an earlier still part."""
        if not self._finished:
            self.work.close()
            self.key, self._finished = None, True

    def _paint(self, frame: Frame, scale: float) -> Generator[None, None, None]:
        before, items = self._painted_for(frame, scale), []
        for item in frame.make_still():
            items.append(item)
            yield
        placed = placed_after(before, items)
        areas = changed_areas(before, placed)
        seen = placed if areas is None else [each for each in placed if _meets(each, areas)]
        pixels = [self.image.rect()] if areas is None else [_pixels(each, scale) for each in areas]
        yield from self._paint_beside(seen, pixels, scale)
        self._take_over(pixels, scale)
        self._painted, self._finished = placed, True

    def _painted_for(self, frame: Frame, scale: float) -> list[Placed] | None:
        """Return what the picture shows already, None with another size or background."""
        size = QSize(round(frame.width * scale), round(frame.height * scale))
        if (self.image.size(), self._background) != (size, frame.background):
            self.image, self._painted = QImage(size, QImage.Format.Format_RGB32), None
            self._background = frame.background
        return self._painted

    def _paint_beside(
        self, seen: Sequence[Placed], pixels: Sequence[QRect], scale: float
    ) -> Generator[None, None, None]:
        """Paint, beside the picture, what is to be seen in some parts of it.

        Nothing is cut off there: of lines that end at a clip, Qt rounds the shades another way.
        """
        with QPainter(self._beside.sized(self.image.size())) as painter:
            for part in pixels:
                painter.fillRect(part, QColor.fromRgba(self._background))
            painter.scale(scale, scale)
            for placed in seen:
                draw(painter, (placed.item,))
                yield

    def _take_over(self, pixels: Sequence[QRect], scale: float) -> None:
        """Copy these parts of what is painted beside the picture into it."""
        self.image.setDevicePixelRatio(1.0)
        with QPainter(self.image) as painter:
            for part in pixels:
                painter.drawImage(part, self._beside.image, part)
        self.image.setDevicePixelRatio(scale)


def _meets(placed: Placed, areas: Sequence[Area]) -> bool:
    return any(map(placed.extent.meets, areas))


def _pixels(area: Area, scale: float) -> QRect:
    """Return all pixels that an area touches."""
    left, top = math.floor(area.x * scale), math.floor(area.y * scale)
    right, bottom = math.ceil(area.right * scale), math.ceil(area.bottom * scale)
    return QRect(left, top, right - left, bottom - top)


def _nothing() -> Generator[None, None, None]:
    yield from ()


def _key(frame: Frame, scale: float) -> Hashable:
    return frame.still_key, frame.width, frame.height, scale


def part_image(items: Sequence[Item], area: Area, background: Color, scale: float) -> QImage:
    """Return what ``items`` show within ``area`` as a picture of its own."""
    size = QSize(math.ceil(area.width * scale), math.ceil(area.height * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor.fromRgba(background))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        draw(painter, items)
    return image


def to_image(frame: Frame, scale: float = 1.0, still: StillPicture | None = None) -> QImage:
    """Return ``frame`` as a picture with ``scale`` times as many pixels each way.

    ``still`` spares the frames of a film to paint their still part again and again.
    """
    image = (still or StillPicture()).of(frame, scale).copy()
    with QPainter(image) as painter:
        draw(painter, frame.moving)
    image.setDevicePixelRatio(1.0)
    return image


def png_of(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names only
    return bytes(buffer.data().data())
