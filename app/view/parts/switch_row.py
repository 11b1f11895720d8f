"""Something that is on or off, as a row."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from app.core.choices import Switch
from app.core.session import Session
from app.view.language import tr

# That of a list or a field, in pixels.
HEIGHT = 27


class SwitchRow(QWidget):
    """Switches one thing of a session on or off."""

    def __init__(self, session: Session, switch: Switch) -> None:
        super().__init__()
        self._session = session
        self.setMinimumHeight(HEIGHT)
        self.label, self.box = QLabel(), QCheckBox()
        self.label.setBuddy(self.box)
        self.box.clicked.connect(self._switched)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.box)
        self.set_setting(switch)

    def set_setting(self, switch: Switch) -> None:
        """Let the row switch something else."""
        self._switch = switch
        self.label.setText(tr(switch.label))
        self.box.setAccessibleName(tr(switch.label))

    def refresh(self) -> None:
        """Show whether it is on."""
        with QSignalBlocker(self.box):
            self.box.setChecked(self._switch.read(self._session))

    def _switched(self, on: bool) -> None:
        self._session.pause()
        project = self._switch.write(self._session.project, on)
        self._session.attempt(self._switch.label, project)
        self.refresh()
