"""A button as a row."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core.session import Session
from app.view.language import tr


class Labelled(Protocol):
    """Something with a name for the button."""

    @property
    def label(self) -> str:
        """Return what the button says."""


S = TypeVar("S", bound=Labelled)


class ButtonRow(QWidget, Generic[S]):
    """A button at the right that does what its setting says; what that is, subclasses know."""

    def __init__(self, session: Session, setting: S) -> None:
        super().__init__()
        self._session = session
        self.button = QPushButton()
        self.button.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        self.set_setting(setting)

    def set_setting(self, setting: S) -> None:
        """Let the button do something else."""
        self._setting = setting
        self.button.setText(tr(setting.label))

    def refresh(self) -> None:
        """There is nothing to follow."""

    def _pressed(self) -> None:
        raise NotImplementedError
