"""The settings of a group as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.choices import (
    Command,
    Group,
    Question,
    Selection,
    Setting,
    SignSelection,
    Switch,
)
from app.core.hands_on.controls import Control
from app.core.session import Session
from app.view.panels.question_row import QuestionRow
from app.view.parts.choice_row import ChoiceRow
from app.view.parts.command_row import CommandRow
from app.view.parts.control_row import ControlRow
from app.view.parts.sign_row import SignRow
from app.view.parts.switch_row import SwitchRow
from engine.words.terms import Mark

SPACING = 8


class Row(Protocol):
    """A widget for one setting, that can be used again for another of its kind."""

    def set_setting(self, setting: Any) -> None:
        """Set something else from now on."""

    def refresh(self) -> None:
        """Show what is set now."""


ROWS: dict[type, Callable[[Session, Any], QWidget]] = {
    Control: ControlRow,
    Selection: ChoiceRow,
    SignSelection: SignRow,
    Switch: SwitchRow,
    Command: CommandRow,
    Question: QuestionRow,
}


class SettingRows(QWidget):
    """Shows a group of settings; a row is used again as long as there is one of its name."""

    def __init__(self, session: Session, group: Group) -> None:
        super().__init__()
        self._session, self._group = session, group
        self._key: object = None
        self._rows: dict[tuple[type, str], QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACING)
        session.hovered.subscribe(self._light)

    @property
    def rows(self) -> list[QWidget]:
        """Return the rows from the top."""
        return list(self._rows.values())

    @property
    def marks(self) -> set[Mark | None]:
        """Return the quantities of formulas that can be set here, be it seen or not."""
        settings = self._group.make(self._session)
        return {one.mark for one in settings if isinstance(one, Control)}

    def row(self, label: str) -> QWidget:
        """Return the row of a setting by its label; raise StopIteration where there is none."""
        return next(row for (_, name), row in self._rows.items() if name == label)

    def refresh(self) -> None:
        """Show the session as it is now, if anybody can see it."""
        if self.isHidden():
            return
        key = self._group.key(self._session)
        if key != self._key or not self._rows:
            self._key = key
            self._arrange(self._group.make(self._session))
        for row in self._rows.values():
            cast(Row, row).refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what has happened since it was seen last."""
        super().showEvent(event)
        self.refresh()

    def _light(self) -> None:
        for row in self._rows.values():
            if isinstance(row, ControlRow):
                row.light()

    def _arrange(self, settings: Sequence[Setting]) -> None:
        before, self._rows = self._rows, {}
        for number, setting in enumerate(settings):
            place = type(setting), str(setting.label)
            row = before.pop(place, None)
            if row is None:
                row = ROWS[type(setting)](self._session, setting)
            else:
                cast(Row, row).set_setting(setting)
            self._rows[place] = row
            self._column.insertWidget(number, row)
            # Screen readers go from one to the next as they are stacked.
            row.raise_()
        self._align()
        for row in before.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _align(self) -> None:
        """Let all lists begin at the same place, beside the longest of their names."""
        choices = [row for row in self.rows if isinstance(row, ChoiceRow)]
        widest = max((row.label.sizeHint().width() for row in choices), default=0)
        for row in choices:
            row.label.setMinimumWidth(widest)
