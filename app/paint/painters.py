"""One short function per kind of item: the only code of the program that paints a frame."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
    QTransform,
)

from app.core.color import Color, faded
from app.core.frame import (
    TRANSPARENT,
    Anchor,
    Box,
    Clipped,
    Curves,
    Derivation,
    Disc,
    Face,
    Glow,
    Image,
    Item,
    Math,
    Polyline,
    Segments,
    Sparks,
    TermLight,
    Text,
)
from app.paint import derivation
from app.paint.fonts import cap_height, line
from app.paint.formula import Formula
from app.paint.typeset import typeset
from app.paint.wrapping import lines_of
from engine.words.terms import Tag

ANCHOR_SHARES = {Anchor.LEFT: 0.0, Anchor.MIDDLE: 0.5, Anchor.RIGHT: 1.0}
# Dash and gap, in widths of the pen.
_DASHES = (4.0, 3.0)
# How the light of a glow falls off: quadratically, in this many straight pieces.
_GLOW_STOPS = 6
# A soft dot is placed to so many parts of a pixel, and its light reaches so many radii.
_SUBPIXELS = 4
SPARK_REACH = 1.9
# Qt counts angles in degrees, anticlockwise, from three o'clock.
_BOTTOM_DEGREES = 270.0


def draw(painter: QPainter, items: Sequence[Item]) -> None:
    """Draw ``items``, the first one undermost, in pixels of the painter's coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        _PAINTERS[type(item)](painter, item)


def _segments(painter: QPainter, item: Segments) -> None:
    painter.setPen(_pen(item.color, item.width))
    painter.drawLines([QLineF(*ends) for ends in item.lines])


def _curves(painter: QPainter, item: Curves) -> None:
    painter.setPen(_pen(item.color, item.width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for curve in item.curves:
        path = QPainterPath(QPointF(*curve[:2]))
        path.cubicTo(*curve[2:])
        painter.drawPath(path)


def _polyline(painter: QPainter, item: Polyline) -> None:
    points = QPolygonF([QPointF(*point) for point in item.points if all(map(math.isfinite, point))])
    painter.setPen(_pen(item.color, item.width, item.dashed))
    if item.fill == TRANSPARENT:
        painter.drawPolyline(points)
    else:
        painter.setBrush(_color(item.fill))
        painter.drawPolygon(points)


def _disc(painter: QPainter, item: Disc) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    # Two filled circles are drawn several times faster than one with an outline.
    ringed = _opaque(item.stroke) and _opaque(item.fill) and item.width > 0.0
    if ringed:
        painter.setBrush(_color(item.stroke))
        painter.drawEllipse(_square(item.x, item.y, item.radius + item.width / 2.0))
    circle = _square(item.x, item.y, item.radius - (item.width / 2.0 if ringed else 0.0))
    if item.fill != TRANSPARENT:
        painter.setBrush(_color(item.fill))
        painter.drawEllipse(circle)
    if item.level > 0.0:
        painter.fillPath(_filled_part(circle, min(1.0, item.level)), _color(item.level_color))
    if not ringed and item.width > 0.0:
        painter.setPen(_pen(item.stroke, item.width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)


def _opaque(color: Color) -> bool:
    return color >> 24 == 255


def _sparks(painter: QPainter, item: Sparks) -> None:
    """Draw copies of one small picture: many times faster than as many outlines."""
    scale = painter.deviceTransform().m11()
    for x, y in item.points:
        left, top = x * scale, y * scale
        column, row = math.floor(left * _SUBPIXELS), math.floor(top * _SUBPIXELS)
        image = _spark(item.radius * scale, item.color, column % _SUBPIXELS, row % _SUBPIXELS)
        half = image.width() // 2
        corner = QPointF(column // _SUBPIXELS - half, row // _SUBPIXELS - half) / scale
        image.setDevicePixelRatio(scale)
        painter.drawImage(corner, image)


@lru_cache(maxsize=512)
def _spark(radius: float, color: Color, column: int, row: int) -> QImage:
    """Return a soft dot whose centre is some fourths of a pixel right and below of the middle."""
    half = math.ceil(SPARK_REACH * radius) + 1
    image = QImage(2 * half, 2 * half, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    x, y = half + (column + 0.5) / _SUBPIXELS, half + (row + 0.5) / _SUBPIXELS
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _glow(painter, Glow(x, y, radius * 0.6, radius * SPARK_REACH, faded(color, 0.45)))
        _disc(painter, Disc(x, y, radius, color))
    return image


def _filled_part(circle: QRectF, level: float) -> QPainterPath:
    """Return the part of a circle below a chord: an outline needs no clipping."""
    half = math.degrees(math.acos(1.0 - 2.0 * level))
    path = QPainterPath()
    path.arcMoveTo(circle, _BOTTOM_DEGREES - half)
    path.arcTo(circle, _BOTTOM_DEGREES - half, 2 * half)
    path.closeSubpath()
    return path


def _glow(painter: QPainter, item: Glow) -> None:
    if item.outer <= item.inner:
        return
    start = item.inner / item.outer
    gradient = QRadialGradient(item.x, item.y, item.outer)
    for stop in range(_GLOW_STOPS + 1):
        share = stop / _GLOW_STOPS
        color = faded(item.color, (1.0 - share) ** 2)
        gradient.setColorAt(start + (1.0 - start) * share, _color(color))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(gradient))
    painter.drawEllipse(_square(item.x, item.y, item.outer))


def _box(painter: QPainter, item: Box) -> None:
    painter.setPen(_pen(item.stroke, item.stroke_width))
    painter.setBrush(_color(item.fill))
    box = QRectF(item.x, item.y, item.width, item.height)
    painter.drawRoundedRect(box, item.radius, item.radius)


def _image(painter: QPainter, item: Image) -> None:
    width, height = item.pixels.width, item.pixels.height
    colors = item.pixels.colors
    image = QImage(colors, width, height, 4 * width, QImage.Format.Format_RGB32)
    area = QRectF(item.x, item.y, item.width, item.height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not item.sharp)
    if item.round:
        brush = QBrush(image)
        place = QTransform.fromTranslate(item.x, item.y)
        brush.setTransform(place.scale(item.width / width, item.height / height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawEllipse(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)  # the picture lives no longer than the item
    else:
        painter.drawImage(area, image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def _text(painter: QPainter, item: Text) -> None:
    for part in lines_of(item):
        _line(painter, part)


def _line(painter: QPainter, item: Text) -> None:
    outlines, rights, width = line(item.text, item.face, item.size, item.spacing)
    x = item.x - width * ANCHOR_SHARES[item.anchor]
    y = _baseline(item.y, item.face, item.size)
    color = _color(item.color)
    for outline, right in zip(outlines, rights, strict=True):
        painter.fillPath(outline.translated(x + right, y), color)


def _clipped(painter: QPainter, item: Clipped) -> None:
    painter.save()
    painter.setClipRect(
        QRectF(item.x, item.y, item.width, item.height), Qt.ClipOperation.IntersectClip
    )
    draw(painter, item.items)
    painter.restore()


def _math(painter: QPainter, item: Math) -> None:
    formula = typeset(item.term, item.size, item.digits)
    x = item.x - formula.width * ANCHOR_SHARES[item.anchor]
    y = _baseline(item.y, Face.MATH, item.size)
    _formula(painter, formula, x, y, _palette(item))


def _derivation(painter: QPainter, item: Derivation) -> None:
    y = _baseline(item.y, Face.MATH, item.size)
    palette = _palette(item)
    for part, dx, dy in derivation.place(item):
        _formula(painter, part, item.x + dx, y + dy, palette)


def _term_light(painter: QPainter, item: TermLight) -> None:
    hues = dict(item.hues)
    for mark, area in derivation.term_places(item.formula):
        if mark in hues:
            around, color = area.grown(item.margin), hues[mark]
            fill, stroke = faded(color, item.fill), faded(color, item.stroke)
            size = around.x, around.y, around.width, around.height
            _box(painter, Box(*size, item.margin, fill, stroke, item.width))


def _formula(
    painter: QPainter, formula: Formula, x: float, y: float, palette: Callable[[Tag], QColor]
) -> None:
    for ink, right, down in formula.inks:
        painter.fillPath(ink.outline.translated(x + right, y + down), palette(ink.tag))


def _palette(item: Math | Derivation) -> Callable[[Tag], QColor]:
    colors = dict(item.colors)
    return lambda tag: _color(colors.get(tag, item.color))


def _baseline(middle: float, face: Face, size: float) -> float:
    """Return the baseline of capital letters whose middle is given."""
    return middle + cap_height(face) * size / 2


def _square(x: float, y: float, radius: float) -> QRectF:
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)


@lru_cache(maxsize=1024)
def _color(color: Color) -> QColor:
    return QColor.fromRgba(color)


@lru_cache(maxsize=1024)
def _pen(color: Color, width: float, dashed: bool = False) -> QPen:
    """Return a pen with flat ends and round joins, or none where there is nothing to see."""
    if color == TRANSPARENT or width <= 0.0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_color(color), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern(_DASHES)
    return pen


_PAINTERS: dict[type[Item], Callable[[QPainter, Any], None]] = {
    Segments: _segments,
    Curves: _curves,
    Clipped: _clipped,
    Polyline: _polyline,
    Disc: _disc,
    Glow: _glow,
    Sparks: _sparks,
    Box: _box,
    Image: _image,
    Text: _text,
    Math: _math,
    Derivation: _derivation,
    TermLight: _term_light,
}
