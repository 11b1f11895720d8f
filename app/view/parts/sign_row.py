"""Something to choose among a few things, as a row: its name and a small button for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.core.choices import SignSelection, choose
from app.core.names import capitalized
from app.core.session import Session
from app.view.icons import IconButton
from app.view.language import tr

SIZE = QSize(34, 26)


class SignRow(QWidget):
    """Lets one of the entries of a selection be chosen by its sign."""

    def __init__(self, session: Session, selection: SignSelection) -> None:
        super().__init__()
        self._session = session
        self.label = QLabel()
        self.buttons: dict[str, IconButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.label, 1)
        for entry in selection.entries(session):
            button = IconButton(entry.key, "")
            button.setFixedSize(SIZE)
            button.setCheckable(True)
            button.setProperty("role", "small")
            button.clicked.connect(partial(self._choose, entry.key))
            self.buttons[entry.key] = button
            row.addWidget(button)
        self.set_setting(selection)

    def set_setting(self, selection: SignSelection) -> None:
        """Let the row choose something else that has the same signs."""
        self._selection = selection
        self.label.setText(tr(selection.label))
        for entry in selection.entries(self._session):
            button, words = self.buttons[entry.key], capitalized(tr(entry.text))
            button.setToolTip(words)
            button.show_icon(entry.key, f"{tr(selection.label)}: {words}")

    def refresh(self) -> None:
        """Show what is chosen."""
        chosen, theme = self._selection.read(self._session), self._session.project.view.theme
        for key, button in self.buttons.items():
            button.setChecked(key == chosen)
            button.set_theme(theme)

    def _choose(self, key: str, _checked: bool = False) -> None:
        self._session.pause()
        choose(self._session, self._selection, key)
        self.refresh()
