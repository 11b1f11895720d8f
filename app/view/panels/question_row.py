"""A button that opens a form, as a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core.choices import Question
from app.core.session import Session
from app.view.forms.csv_form import ask_csv
from app.view.language import tr

FORMS: Mapping[str, Callable[[Session, QWidget], None]] = {"csv": ask_csv}


class QuestionRow(QWidget):
    """Opens the form of a question."""

    def __init__(self, session: Session, question: Question) -> None:
        super().__init__()
        self._session = session
        self.button = QPushButton()
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        self.set_setting(question)

    def set_setting(self, question: Question) -> None:
        """Let the button ask something else."""
        self._question = question
        self.button.setText(tr(question.label))

    def refresh(self) -> None:
        """There is nothing to follow."""

    def _ask(self) -> None:
        self._session.pause()
        FORMS[self._question.form](self._session, self)
