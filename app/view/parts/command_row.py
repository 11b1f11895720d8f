"""A button that changes the project, as a row."""

from __future__ import annotations

from app.core.choices import Command
from app.view.parts.button_row import ButtonRow


class CommandRow(ButtonRow[Command]):
    """Makes the change of a command."""

    def refresh(self) -> None:
        """Show whether there is anything to be changed."""
        self.button.setEnabled(self._setting.possible(self._session))

    def _pressed(self) -> None:
        self._session.pause()
        project = self._setting.make(self._session.project)
        self._session.attempt(self._setting.label, project)
