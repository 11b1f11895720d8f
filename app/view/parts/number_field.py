"""A number that one can click on and type."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget

from app.core.hands_on.controls import Control
from app.core.hands_on.pulling import Pull
from app.core.numbers_input import exact_text, parse, short_text
from app.view.language import tr
from app.view.parts.pull_speed import pull_speed
from app.view.parts.speech import announce
from app.view.style import restyle

NARROWEST, WIDEST = 72, 92
FRAME = 4


class NumberField(QLineEdit):
    """Shows a value with the decimals of its control, and with every digit while it is edited.

    ``entered`` carries a number that was typed and can be used. Looking at a number, or leaving
    the field without typing, changes nothing. A text that cannot be used has the property
    ``invalid``, says why in its tooltip, and is gone when the field is left.

    A drag to the right makes the number larger: ``grabbed`` comes first, ``pulled`` with each
    move, then ``let_go``, or ``given_up`` on Escape.
    """

    entered = Signal(float)
    grabbed = Signal()
    pulled = Signal(float)
    let_go = Signal()
    given_up = Signal()

    def __init__(self, control: Control, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self._control = control
        self._value = 0.0
        self._pressed: QPointF | None = None
        self._pull: Pull | None = None
        # A press may become a drag: the field opens when the mouse is released.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._suit_focus()
        self.textEdited.connect(self._check)
        self.returnPressed.connect(self._enter)

    def set_control(self, control: Control) -> None:
        """Show the number of another control from now on."""
        self._control = control
        self.setAccessibleName(tr(control.label))
        self._rest()

    def set_value(self, value: float) -> None:
        """Show another value; what is being typed stays."""
        self._value = value
        if not self.isModified():
            self._rest()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show every digit, ready to be overwritten."""
        super().focusInEvent(event)
        self._suit_focus()
        self._rest()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the number, unless it is being typed."""
        if self.hasFocus():
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pull the number along once the mouse has gone far enough."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().x() - self._pressed.x()
        if self._pull is None and abs(way) >= QApplication.startDragDistance():
            self._pull = Pull(self._control, self._value)
            self.grabKeyboard()
            self.grabbed.emit()
        if self._pull is not None:
            self._pressed = event.position()
            self.pulled.emit(self._pull.by(way * pull_speed(event.modifiers())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go; a press without a way opens the field with its text selected."""
        if self._pressed is None:
            super().mouseReleaseEvent(event)
        elif self._pull is not None:
            self._release()
            self.let_go.emit()
        else:
            self._pressed = None
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.hasFocus() and not self.isModified() and not self.hasSelectedText():
            self.selectAll()

    def _release(self) -> None:
        self._pressed = self._pull = None
        self.releaseKeyboard()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take what was typed if it can be used, and the old value if not."""
        super().focusOutEvent(event)
        self._suit_focus()
        self._take()
        self._rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give up a drag, or else typing, on Escape."""
        if self._pull is not None:
            if event.key() == Qt.Key.Key_Escape:
                self._release()
                self.given_up.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._rest()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._take():
            self._rest()
        else:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)
            announce(self, self.toolTip())

    def _take(self) -> bool:
        """Hand on what was typed; return whether it can be used."""
        if not self.isModified():
            return True
        value = self._parsed()
        if value is None:
            return False
        self.setModified(False)
        self.entered.emit(value)
        return True

    def _suit_focus(self) -> None:
        """Look like a number to be pulled, or like one that is typed."""
        shape = Qt.CursorShape.IBeamCursor if self.hasFocus() else Qt.CursorShape.SizeHorCursor
        self.setCursor(shape)
        # At rest the digits end where everything else in the panel ends, not inside a frame.
        self.setTextMargins(0, 0, 0 if self.hasFocus() else -FRAME, 0)

    def _rest(self) -> None:
        """Show the value as it is."""
        if self.hasFocus():
            self.setText(exact_text(self._value))
            self.selectAll()
        else:
            control = self._control
            text = short_text(self._value, control.decimals, control.low < 0.0)
            self.setText(text + control.unit)
        self._mark("")

    def _check(self) -> None:
        self._parsed()

    def _parsed(self) -> float | None:
        """Return the number that stands in the field, and mark the field where there is none."""
        try:
            control = self._control
            value = parse(self.text(), control.lowest, control.highest, control.whole)
        except ValueError as error:
            self._mark(tr(error.args[0]))
            return None
        self._mark("")
        return value

    def _mark(self, complaint: str) -> None:
        self.setToolTip(complaint)
        if bool(self.property("invalid")) != bool(complaint):
            restyle(self, "invalid", bool(complaint))
