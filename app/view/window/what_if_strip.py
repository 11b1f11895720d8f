"""A line above the stage while the course is compared with how it was."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from app.core import what_if
from app.core.apart import Apart
from app.core.ghost import Ghost
from app.core.navigation import steering
from app.core.session import Session
from app.view.actions import Actions
from app.view.language import tr
from app.view.parts.action_button import action_button
from app.view.parts.speech import announce
from app.view.window.notice import Strip

# So long it computes before the window gets its turn, and while the run is played so long it rests.
SLICE_SECONDS = 0.006
REST_MS = 30


class WhatIfStrip(Strip):
    """Says how far the two courses are apart, leads to where they part, and ends the comparison.

    ``arrived`` tells that the old course is known as far as the step that is shown.
    """

    arrived = Signal()

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("ghostMark", parent)
        self._session = session
        self._apart: Apart | None = None
        self._said = ""
        self.first = QToolButton()
        self.first.setProperty("role", "pill")
        self.first.setToolTip(tr("To the first operation with other numbers"))
        self.first.clicked.connect(self._go_to_first)
        self.row.addWidget(self.first)
        self.ends = [action_button(actions[name], "pill") for name in ("keep_new", "go_back")]
        for button in self.ends:
            self.row.addWidget(button)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)

    def refresh(self) -> None:
        """Follow the session."""
        session, ghost = self._session, self._session.ghost
        if ghost is None:
            self._apart = None
        elif self._apart is None or not self._apart.holds(ghost, session.run):
            self._apart = Apart(ghost, session.run)
        self._tell()
        self.setVisible(what_if.comparing(session))
        if self._apart is not None and not self._later.isActive():
            self._later.start(REST_MS if session.busy else 0)

    def _tell(self) -> None:
        apart = self._apart
        text, first = tr("Nothing is otherwise yet: change any number."), ""
        if apart is not None:
            text, first = tr(apart.words(self._session.step)), tr(apart.first_words())
        if text != self.label.text():
            self.label.setText(text)
            self.label.setToolTip(text)
            self.setAccessibleName(text)
        self.first.setText(first)
        self.first.setVisible(bool(first))

    def _go_on(self) -> None:
        """Compute and compare, for the length of a slice."""
        apart, step = self._apart, self._session.step
        if apart is None:
            return
        if apart.ghost.reached != step:
            self._follow(apart.ghost, step)
        elif apart.work(step):
            self._tell()
            self._later.start(REST_MS if self._session.busy else 0)
        elif not self._session.busy and self._said != self.label.text():
            self._said = self.label.text()
            announce(self, self._said)

    def _follow(self, ghost: Ghost, step: int) -> None:
        """Compute the old course towards a step, which it may end before."""
        more = ghost.work(step, SLICE_SECONDS)
        if ghost.reached == step:
            self.arrived.emit()
        elif more:
            self._later.start(0)

    def _go_to_first(self) -> None:
        if self._apart is not None and self._apart.first is not None:
            steering.go_to_event(self._session, self._apart.first)
