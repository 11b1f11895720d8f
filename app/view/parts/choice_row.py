"""Something to choose among named things: its name and a list that opens."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.core.choices import Selection, choose
from app.core.names import capitalized
from app.core.session import Session
from app.view.language import tr

NARROWEST = 90
# What a list needs beside its text, in pixels.
AROUND_TEXT = 40
# Between name and list, where they are beside each other and where they are not.
GAP, GAP_BELOW = 8, 4
# A list may be narrower than its longest entry, which is whole when it opens.
FEWEST_LETTERS = 8


class Choices(QComboBox):
    """A list whose wheel scrolls what it stands in, unless it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(FEWEST_LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(20)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint what is chosen, cut off with dots where it is longer than the list is wide."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        style, complex_ = self.style(), QStyle.ComplexControl.CC_ComboBox
        area = style.subControlRect(complex_, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        text, end = option.currentText, Qt.TextElideMode.ElideRight
        fitting = self.fontMetrics().elidedText(text, end, area.width())
        option.currentText = fitting
        painter.drawComplexControl(complex_, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Choose the next entry when the list has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceRow(QWidget):
    """Lets one of the entries of a selection be chosen.

    The list is beside its name, or below where what is chosen would be cut off.
    """

    def __init__(self, session: Session, selection: Selection) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.label, self.choices = QLabel(), Choices()
        self.choices.setMinimumWidth(NARROWEST)
        self.choices.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.label.setBuddy(self.choices)
        self.choices.activated.connect(self._choose)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.label)
        self._row.addWidget(self.choices, 1)
        self.set_setting(selection)

    def set_setting(self, selection: Selection) -> None:
        """Let the row choose something else."""
        self._selection = selection
        self._shown = None
        self.label.setText(tr(selection.label))
        self.choices.setAccessibleName(tr(selection.label))

    def refresh(self) -> None:
        """Show what there is to choose, and what is chosen."""
        entries = tuple(self._selection.entries(self._session))
        key = self._selection.read(self._session)
        if self._shown == (entries, key):
            return
        self._shown = entries, key
        with QSignalBlocker(self.choices):
            self.choices.clear()
            for entry in entries:
                text = entry.text if entry.given else capitalized(tr(entry.text))
                self.choices.addItem(text, entry.key)
            self.choices.setCurrentIndex(self.choices.findData(key))
        self.choices.setToolTip(self.choices.currentText())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Find room for the list."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        text = self.choices.fontMetrics().horizontalAdvance(self.choices.currentText())
        name = max(self.label.minimumWidth(), self.label.sizeHint().width())
        beside = name + GAP + text + AROUND_TEXT <= self.width()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(GAP if beside else GAP_BELOW)

    def _choose(self, number: int) -> None:
        self._session.pause()
        choose(self._session, self._selection, self.choices.itemData(number))
        # What was refused is not chosen.
        self._shown = None
        self.refresh()
