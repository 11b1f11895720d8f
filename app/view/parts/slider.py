"""A slider for a real number, which screen readers are told as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSizePolicy, QWidget

from app.core.color import Color, faded
from app.core.frame import Box, Disc, Item
from app.core.theme import Theme, theme
from app.paint import draw

WIDTH, HEIGHT = 84, 18
ZERO_MARK = 9.0
THUMB_RADIUS = 6.5
GROOVE = 3.0
# The thumb, with the ring around it that shows the focus, stays within the widget.
INSET = 9.0
# So many steps a key goes.
KEYS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10,
}  # fmt: skip
# An eighth of a degree of the wheel is the unit of Qt; a notch has so many.
NOTCH = 120.0


class Slider(QDoubleSpinBox):
    """A horizontal slider, filled from its zero to its thumb; ``said`` puts its value into words.

    ``grabbed`` comes before the first change by hand, ``moved`` with the value at each, ``let_go``
    after the last, ``given_up`` instead of it when Escape takes the change back. A key that is
    held down is one change. The wheel scrolls what the slider stands in, unless it has the focus.

    Qt's own slider counts steps, and these are what a screen reader would hear. A spin box has the
    value itself; nothing else of it is to be seen here.
    """

    grabbed = Signal()
    moved = Signal(float)
    let_go = Signal()
    given_up = Signal()

    def __init__(self, said: Callable[[float], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = said
        self.lineEdit().hide()
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._held = False
        # How far from the middle of the thumb it was grabbed.
        self._distance = 0.0
        self._colors: Theme = theme("dark")
        self._fill: Color = self._colors.muted
        # What is not set by hand here nor shown by ``show_value`` comes from a screen reader.
        self.valueChanged.connect(self._set_from_afar)

    def show_value(self, value: float) -> None:
        """Show a value that is one already; the nearest where it is out of range."""
        with QSignalBlocker(self):
            self.setValue(value)

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """Return what a screen reader says."""
        return self.said(value)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a usual size, whatever text would need."""
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size."""
        return self.sizeHint()

    def set_colors(self, colors: Theme, fill: Color) -> None:
        """Paint with other colours."""
        if (colors, fill) != (self._colors, self._fill):
            self._colors, self._fill = colors, fill
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the slider while it is held; nothing is typed here."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        if self._held:
            event.accept()
        return self._held

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
        """Step, go to an end, or give up on Escape."""
        key, ends = event.key(), {Qt.Key.Key_Home: self.minimum(), Qt.Key.Key_End: self.maximum()}
        if key == Qt.Key.Key_Escape and self._held:
            self._held = False
            self.given_up.emit()
        elif key in KEYS:
            self._put(self.value() + KEYS[Qt.Key(key)] * self.singleStep())
        elif key in ends:
            self._put(ends[Qt.Key(key)])
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """End the change by a key that was held down."""
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
        way = event.angleDelta()
        self._put(self.value() + (way.x() + way.y()) / NOTCH * self.singleStep())
        self._let_go()

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

    def _x(self, value: float) -> float:
        share = (value - self.minimum()) / ((self.maximum() - self.minimum()) or 1.0)
        return INSET + share * (self.width() - 2.0 * INSET)

    def _move_to(self, x: float) -> None:
        share = (x - INSET) / max(1.0, self.width() - 2.0 * INSET)
        self._put(self.minimum() + share * (self.maximum() - self.minimum()))

    def _put(self, value: float) -> None:
        """Set a value by hand: the nearest one that the decimals and the range allow."""
        before = self.value()
        self.show_value(value)
        if self.value() != before:
            self._hand_on()

    def _set_from_afar(self) -> None:
        self._hand_on()
        self._let_go()

    def _hand_on(self) -> None:
        value = self.value()
        self._grab()
        self.moved.emit(value)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, value))

    def _grab(self) -> None:
        if not self._held:
            self._held = True
            self.grabbed.emit()

    def _let_go(self) -> None:
        if self._held:
            self._held = False
            self.let_go.emit()
