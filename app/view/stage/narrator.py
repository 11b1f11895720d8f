"""The stage in words: for screen readers, and for who asks what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from app.core.scene import Shot, is_over, words_of
from app.core.session import Session
from app.core.time.player import playhead_at
from app.view.parts.speech import announce

# How fast a screen reader speaks at its usual rate.
LETTERS_PER_SECOND = 15.0


class Narrator:
    """Says what a stage shows, of which ``shot`` is the picture, and describes the stage by it.

    A step by key is told as it begins, by what it leads to: whoever steps on does not wait for
    the movement. Of what plays, as much is told as there is time to listen to.
    """

    def __init__(self, stage: QWidget, session: Session, shot: Callable[[], Shot]) -> None:
        self._stage, self._session, self._shot = stage, session, shot
        self._told, self._unsaid = ("", False), False
        # Runs while what has been said of what plays is still being heard.
        self._speaking = QTimer(stage)
        self._speaking.setSingleShot(True)
        self._speaking.timeout.connect(self.follow)
        session.subscribe(self.follow)

    def follow(self) -> None:
        """Say what is shown, unless that is what was said last."""
        if self._session.document.changing or not self._stage.isVisible():
            return
        if not self._session.busy:
            self._tell(self._shot(), now=True)
        elif QAccessible.isActive():
            self._go_along()

    def say(self, words: str) -> None:
        """Say something else of what is shown; without words, what it is."""
        said = words or self._told[0]
        self._stage.setAccessibleDescription(said)
        announce(self._stage, said, now=True)

    def _go_along(self) -> None:
        """Say what is going on while time passes."""
        session = self._session
        if session.player.target is not None:
            there = playhead_at(session.player.target, session.run.events)
            # An epoch is told when it is over: all of its steps are still to be computed.
            if session.run.plan.locate(there.index)[0] <= session.step + 1:
                self._tell(replace(self._shot(), playhead=there, playing=False), now=True)
        elif session.progress is None and not self._speaking.isActive():
            self._tell(self._shot(), now=False)

    def _tell(self, shot: Shot, now: bool) -> None:
        told = words_of(shot), is_over(shot)
        if told != self._told:
            self._told, self._unsaid = told, True
            self._stage.setAccessibleDescription(told[0])
        # Who begins to listen later hears it then.
        if self._unsaid and announce(self._stage, told[0], now):
            self._unsaid = False
            self._speaking.start(round(1000.0 * len(told[0]) / LETTERS_PER_SECOND))
