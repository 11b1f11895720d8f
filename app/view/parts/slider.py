"""A slider whose whole numbers are steps of a real one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from app.core.color import Color, faded
from app.core.frame import Box, Disc, Item
from app.core.theme import Theme, theme
from app.paint import draw

HEIGHT = 18
ZERO_MARK = 9.0
THUMB_RADIUS = 6.5
GROOVE = 3.0
# The thumb, with the ring around it that shows the focus, stays within the widget.
INSET = 9.0


class Slider(QSlider):
    """A horizontal slider, filled from its zero to its thumb.

    ``grabbed`` comes before the first change by hand, ``let_go`` after the last, ``given_up``
    instead of it when Escape takes the change back. A key that is held down is one change. The
    wheel scrolls what the slider stands in, unless the slider has the focus.
    """

    grabbed = Signal()
    let_go = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._held = False
        # How far from the middle of the thumb it was grabbed.
        self._distance = 0.0
        self._colors: Theme = theme("dark")
        self._fill: Color = self._colors.muted

    def set_colors(self, colors: Theme, fill: Color) -> None:
        """Paint with other colours."""
        if (colors, fill) != (self._colors, self._fill):
            self._colors, self._fill = colors, fill
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the slider while it is held."""
        if event.type() == QEvent.Type.ShortcutOverride and self._held:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Grab the thumb, or move it under the mouse."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._grab()
        x = event.position().x()
        self._distance = x - self._thumb()
        if abs(self._distance) > THUMB_RADIUS:
            self._distance = 0.0
            self._move_to(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the thumb with the mouse."""
        if self._held:
            self._move_to(event.position().x() - self._distance)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step, or give up on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._held:
            self._held = False
            self.given_up.emit()
            return
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """End the change by a key that was held down."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End what is under way: no release will come here any more."""
        super().focusOutEvent(event)
        self._let_go()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Step when the slider has the focus."""
        if not self.hasFocus():
            event.ignore()
            return
        super().wheelEvent(event)
        self._let_go()

    def sliderChange(self, change: QSlider.SliderChange) -> None:  # noqa: N802
        """See to it that a change by key or wheel begins with ``grabbed``."""
        by_hand = change == QSlider.SliderChange.SliderValueChange and not self.signalsBlocked()
        if by_hand:
            self._grab()
        super().sliderChange(change)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint groove, filled part and thumb."""
        painter = QPainter(self)
        draw(painter, self._items())
        painter.end()

    def _items(self) -> tuple[Item, ...]:
        middle, thumb, zero = self.height() / 2.0, self._thumb(), self._zero()
        colors = self._colors
        groove = self._bar(0.0, float(self.width()), colors.track)
        mark = Box(zero - 1.0, middle - ZERO_MARK / 2.0, 2.0, ZERO_MARK, 1.0, colors.track)
        filled = self._bar(min(zero, thumb), max(zero, thumb), self._fill)
        halo = Disc(thumb, middle, INSET, faded(self._fill, 0.4 if self.hasFocus() else 0.0))
        edge = faded(colors.faint, 0.6)
        knob = Disc(thumb, middle, THUMB_RADIUS, colors.thumb, edge, 1.0)
        return groove, mark, filled, halo, knob

    def _bar(self, left: float, right: float, color: Color) -> Box:
        return Box(left, (self.height() - GROOVE) / 2.0, right - left, GROOVE, GROOVE / 2.0, color)

    def _zero(self) -> float:
        """Return where the filled part begins: at 0, or at the left end where 0 is not inside."""
        return self._x(0) if self.minimum() < 0 < self.maximum() else 0.0

    def _thumb(self) -> float:
        return self._x(self.value())

    def _x(self, value: int) -> float:
        share = (value - self.minimum()) / max(1, self.maximum() - self.minimum())
        return INSET + share * (self.width() - 2.0 * INSET)

    def _move_to(self, x: float) -> None:
        share = (x - INSET) / max(1.0, self.width() - 2.0 * INSET)
        self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))

    def _grab(self) -> None:
        if not self._held:
            self._held = True
            self.grabbed.emit()

    def _let_go(self) -> None:
        if self._held:
            self._held = False
            self.let_go.emit()
