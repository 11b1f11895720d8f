"""A field that opens over a number of the picture, to type another one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.core.hands_on.controls import Control
from app.core.session import Session
from app.view.parts.number_field import NumberField


class NumberEntry(NumberField):
    """Sets the number of a control when it is entered; then, or on Escape, it is gone."""

    def __init__(self, session: Session, control: Control, parent: QWidget) -> None:
        super().__init__(control, parent)
        self._session, self._stage = session, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # It opens with its middle over that of the number, which should stay where it is.
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_control(control)
        self.set_value(control.read(session))
        self.entered.connect(self._set)

    def open_at(self, x: float, y: float) -> None:
        """Open with its middle at a point of the parent, within it."""
        size, parent = self.sizeHint(), self._stage
        left = min(max(0, round(x) - self.width() // 2), parent.width() - self.width())
        top = min(max(0, round(y) - size.height() // 2), parent.height() - size.height())
        self.move(left, top)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take what was typed, and go."""
        super().focusOutEvent(event)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on Escape, whether something was typed or not, and on Return if that can be used."""
        super().keyPressEvent(event)
        done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.property("invalid")
        if done or event.key() == Qt.Key.Key_Escape:
            self._stage.setFocus()

    def _set(self, value: float) -> None:
        self._session.pause()
        project = self._control.write(self._session.project, self._session.moment, value)
        self._session.attempt(self._control.label, project)
