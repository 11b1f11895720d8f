"""A line above the time line to look for what satisfies a condition."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.navigation.finder import Finder, Outcome
from app.core.session import Session
from app.view.language import tr
from app.view.parts.condition_field import ConditionField
from app.view.parts.small_icon import SmallIcon
from app.view.parts.speech import announce
from app.view.style import labelled
from engine.problem import Problem
from engine.words.wording import worded

# So long it looks before the window gets its turn.
SLICE_SECONDS = 0.006
# The field is no wider than this, in pixels.
FIELD_WIDTH = 560


class SearchBar(QWidget):
    """Looks from the playhead on, forwards or backwards, while the window goes on.

    Escape gives up looking, or else closes the line.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finder = Finder(session)
        self.field = ConditionField(tr("Look for"))
        self.before = SmallIcon("earlier", tr("The one before"))
        self.next = SmallIcon("later", tr("The next one"))
        self.status, self.closer = labelled("", "muted"), SmallIcon("close", tr("Close"))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)
        self.field.entered.connect(lambda: self.look(1))
        self.field.edit.textEdited.connect(lambda: self.status.setText(""))
        self.before.clicked.connect(lambda: self.look(-1))
        self.next.clicked.connect(lambda: self.look(1))
        self.closer.clicked.connect(self.close_line)
        self._arrange()
        self.hide()

    def open_line(self) -> None:
        """Show the line, ready to be typed in."""
        self.show()
        self.field.setFocus()
        self.field.edit.selectAll()

    def close_line(self) -> None:
        """Give up looking, and hide the line."""
        self._cancel()
        self.hide()

    def look(self, direction: int) -> None:
        """Look on from the playhead; without anything to look for, ask for it."""
        text = self.field.edit.text()
        if not text:
            self.open_line()
            return
        self.show()
        try:
            self.finder.start(text, direction)
        except Problem as problem:
            self.field.complain(tr(problem.words))
        else:
            self._timer.start()
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Look backwards on Shift and Enter; give up or close on Escape."""
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            if self.finder.outcome is Outcome.LOOKING:
                self._cancel()
            else:
                self.close_line()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and back:
            self.look(-1)
        else:
            super().keyPressEvent(event)

    def _cancel(self) -> None:
        self._timer.stop()
        self.finder.cancel()
        self._tell()

    def _work(self) -> None:
        self.finder.work(SLICE_SECONDS)
        if self.finder.outcome is not Outcome.LOOKING:
            self._timer.stop()
        self._tell()

    def _tell(self) -> None:
        finder = self.finder
        text = {
            Outcome.NONE: "",
            Outcome.LOOKING: tr(worded("looking, {percent} %", percent=round(100 * finder.share))),
            Outcome.FOUND: tr("found"),
            Outcome.NOT_FOUND: tr("none further on") if finder.direction > 0 else tr("none before"),
        }[finder.outcome]
        if text != self.status.text():
            self.status.setText(text)
            if finder.outcome is Outcome.NOT_FOUND:  # what is found is told by the stage
                announce(self.status, text)

    def _arrange(self) -> None:
        """Put everything beside the field, not beside what may be said below it."""
        row, top = QHBoxLayout(self), Qt.AlignmentFlag.AlignTop
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(6)
        self.field.setMaximumWidth(FIELD_WIDTH)
        row.addWidget(self._as_high(labelled(tr("Look for"), "muted")), 0, top)
        row.addWidget(self.field, 2, top)
        for widget in (self.before, self.next):
            row.addWidget(self._as_high(widget), 0, top)
        row.addWidget(self._as_high(self.status), 1, top)
        row.addWidget(self._as_high(self.closer), 0, top)

    def _as_high(self, widget: QWidget) -> QWidget:
        """Return a widget as high as the line that is typed in."""
        widget.setFixedHeight(self.field.edit.sizeHint().height())
        return widget
