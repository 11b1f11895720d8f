"""A button that changes the project, as a row."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core.choices import Command
from app.core.session import Session
from app.view.language import tr


class CommandRow(QWidget):
    """Makes the change of a command."""

    def __init__(self, session: Session, command: Command) -> None:
        super().__init__()
        self._session = session
        self.button = QPushButton()
        self.button.clicked.connect(self._make)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        self.set_setting(command)

    def set_setting(self, command: Command) -> None:
        """Let the button make another change."""
        self._command = command
        self.button.setText(tr(command.label))

    def refresh(self) -> None:
        """Show whether there is anything to be changed."""
        self.button.setEnabled(self._command.possible(self._session))

    def _make(self) -> None:
        self._session.pause()
        project = self._command.make(self._session.project)
        self._session.attempt(self._command.label, project)
