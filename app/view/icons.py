"""Icons as shapes: outlines in a square from -1 to 1, in the colour of the text beside them."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.core.color import Color
from app.core.frame import TRANSPARENT, Item, Point, Polyline
from app.core.theme import theme
from app.paint import draw

Shape = tuple[Point, ...]

RADIUS = 6.0


def _bar(left: float, right: float) -> Shape:
    return (left, -1.0), (right, -1.0), (right, 1.0), (left, 1.0)


def _mirrored(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    return tuple(tuple((-x, y) for x, y in shape) for shape in shapes)


_FORWARD: tuple[Shape, ...] = (((-0.7, -1.0), (1.0, 0.0), (-0.7, 1.0)),)
_TO_END: tuple[Shape, ...] = (((-1.0, -0.9), (0.5, 0.0), (-1.0, 0.9)), _bar(0.7, 1.0))
_ONE_ON: tuple[Shape, ...] = (((-0.3, -0.9), (1.0, 0.0), (-0.3, 0.9)), _bar(-0.9, -0.55))

_ARROW: tuple[Shape, ...] = (
    ((-1.0, -0.14), (0.3, -0.14), (0.3, 0.14), (-1.0, 0.14)),
    ((0.2, -0.62), (1.0, 0.0), (0.2, 0.62)),
)


def _turned(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    return tuple(tuple((-y, x) for x, y in shape) for shape in shapes)


def _dot(x: float, y: float, radius: float = 0.24) -> Shape:
    angles = [number * math.pi / 6.0 for number in range(12)]
    return tuple((x + radius * math.cos(at), y + radius * math.sin(at)) for at in angles)


def _ring(count: int) -> tuple[Shape, ...]:
    angles = [number * math.tau / count for number in range(count)]
    return tuple(_dot(0.79 * math.cos(at), 0.79 * math.sin(at), 0.2) for at in angles)


def _square(left: float, top: float, side: float) -> Shape:
    right, bottom = left + side, top + side
    return (left, top), (right, top), (right, bottom), (left, bottom), (left, top)


SHAPES: dict[str, tuple[Shape, ...]] = {
    "play": _FORWARD,
    "pause": (_bar(-0.75, -0.2), _bar(0.2, 0.75)),
    "one on": _ONE_ON,
    "one back": _mirrored(_ONE_ON),
    "to end": _TO_END,
    "to start": _mirrored(_TO_END),
    "right": _ARROW,
    "down": _turned(_ARROW),
    "circle": _ring(8),
    "free": (_dot(-0.7, 0.2), _dot(-0.1, -0.75), _dot(0.75, -0.3), _dot(0.35, 0.7)),
}

# What is not filled but drawn with a pen.
LINES: dict[str, tuple[Shape, ...]] = {
    "close": (((-0.6, -0.6), (0.6, 0.6)), ((0.6, -0.6), (-0.6, 0.6))),
    "float": (
        _square(-0.75, -0.25, 1.0),
        ((-0.25, -0.25), (-0.25, -0.75), (0.75, -0.75), (0.75, 0.25), (0.25, 0.25)),
    ),
    "plus": (((-0.75, 0.0), (0.75, 0.0)), ((0.0, -0.75), (0.0, 0.75))),
    "minus": (((-0.75, 0.0), (0.75, 0.0)),),
    "earlier": (((0.3, -0.7), (-0.4, 0.0), (0.3, 0.7)),),
    "later": (((-0.3, -0.7), (0.4, 0.0), (-0.3, 0.7)),),
    "opened": (((-0.6, -0.3), (0.0, 0.3), (0.6, -0.3)),),
    "closed": (((-0.3, -0.6), (0.3, 0.0), (-0.3, 0.6)),),
}
PEN = 1.2


def icon_items(name: str, x: float, y: float, color: Color) -> tuple[Item, ...]:
    """Return an icon with its middle at (x, y)."""

    def placed(shape: Shape) -> tuple[Point, ...]:
        return tuple((x + RADIUS * a, y + RADIUS * b) for a, b in shape)

    filled = SHAPES.get(name, ())
    return (
        *(Polyline(placed(shape), TRANSPARENT, 0.0, color) for shape in filled),
        *(Polyline(placed(shape), color, PEN) for shape in LINES.get(name, ())),
    )


def draw_icon(widget: QWidget, name: str, x: float, y: float) -> None:
    """Draw an icon on a widget while it is painted, in the colour of its text."""
    painter = QPainter(widget)
    draw(painter, icon_items(name, x, y, widget.palette().buttonText().color().rgba()))
    painter.end()


class IconButton(QToolButton):
    """A button that shows an icon; ``words`` say what it does."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = "dark"
        self.setFixedSize(QSize(40, 32))
        self.setToolTip(words)
        self.show_icon(icon, words)

    def show_icon(self, icon: str, words: str) -> None:
        """Show another icon, for something else to do."""
        self._icon = icon
        self.setAccessibleName(words)
        self.update()

    def set_theme(self, name: str) -> None:
        """Paint in the colours of another theme."""
        self._theme = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button by its style, and the icon on it."""
        super().paintEvent(event)
        colors = theme(self._theme)
        painter = QPainter(self)
        color = colors.text if self.isEnabled() else colors.faint
        draw(painter, icon_items(self._icon, self.width() / 2.0, self.height() / 2.0, color))
        painter.end()
