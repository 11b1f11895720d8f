"""What fills the window of the system, in the language of the settings."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTimer

from app.core.language import LanguageName
from app.core.session import Session
from app.core.settings import Settings, SettingsFile
from app.view.ground import Ground
from app.view.language import speak
from app.view.window.window import Window


class Program(QObject):
    """Shows a session.

    Texts are made with their widgets, so that another language is another window around the same
    session: what was done, opened and arranged stays.
    """

    def __init__(self, ground: Ground, settings: SettingsFile, session: Session, name: str) -> None:
        super().__init__(ground)
        self._ground, self._settings = ground, settings
        self._language = language_of(settings.now)
        self.window = self._put_in(session, name)

    def _put_in(self, session: Session, name: str) -> Window:
        """Fill the window of the system anew, and follow what will be chosen."""
        window = Window(session, name, self._settings)
        self._ground.put_in(window)
        self._settings.subscribe(self._follow)
        window.hints.offer(window.workspace)
        return window

    def _follow(self) -> None:
        if language_of(self._settings.now) != self._language:
            # Later: it was chosen in a part of the window that is to go.
            QTimer.singleShot(0, self, self._renew)

    def _renew(self) -> None:
        self._language = language_of(self._settings.now)
        speak(self._language)
        before = self.window
        before.give_up()
        self.window = self._put_in(before.session, before.name)
        self.window.go_on_from(before)


def language_of(settings: Settings) -> LanguageName:
    """Return the language to speak: that of the settings, or the system's."""
    return settings.spoken(QLocale.system().name())
