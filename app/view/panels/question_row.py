"""A button that opens a form, as a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.core.choices import Question
from app.core.session import Session
from app.view.forms.csv_form import ask_csv
from app.view.parts.button_row import ButtonRow

FORMS: Mapping[str, Callable[[Session, QWidget], None]] = {"csv": ask_csv}


class QuestionRow(ButtonRow[Question]):
    """Opens the form of a question."""

    def _pressed(self) -> None:
        self._session.pause()
        FORMS[self._setting.form](self._session, self)
