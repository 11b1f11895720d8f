"""Frames as pictures; the still part, which many frames share, is painted once."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from app.core.color import Color
from app.core.frame import Frame, Item
from app.core.layout import Area
from app.paint.painters import draw


class StillPicture:
    """The picture of the still part of the last frame, kept for frames that have the same."""

    def __init__(self) -> None:
        self._image = QImage()
        self._key: Hashable = None

    def of(self, frame: Frame, scale: float = 1.0) -> QImage:
        """Return background and still part of ``frame``; whoever paints on it takes a copy.

        The picture has ``scale`` times as many pixels each way, and knows it.
        """
        key = (frame.still_key, frame.width, frame.height, scale)
        if key != self._key:
            self._key = key
            self._fit(frame, scale)
            self._image.fill(QColor.fromRgba(frame.background))
            with QPainter(self._image) as painter:
                draw(painter, frame.still)
        return self._image

    def _fit(self, frame: Frame, scale: float) -> None:
        size = QSize(round(frame.width * scale), round(frame.height * scale))
        if self._image.size() != size:
            self._image = QImage(size, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(scale)


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
