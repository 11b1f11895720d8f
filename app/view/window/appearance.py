"""How the user wants projects to look, whatever their files say."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QGuiApplication

from app.core.navigation import steering
from app.core.session import Session
from app.core.settings import SettingsFile
from app.view.system import system_brightness


class Appearance(QObject):
    """Lets a session be looked at as the settings say, from now on and after each change.

    The theme may follow the system's; what it says of contrast and motion only newer versions of
    Qt know.
    """

    def __init__(self, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._session: Session | None = None
        settings.subscribe(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def dress(self, session: Session) -> None:
        """Let this be the session that is looked at."""
        self._session = session
        self._follow()

    def _follow(self) -> None:
        if self._session is None:
            return
        settings = self._settings.now
        steering.change_view(
            self._session,
            theme=settings.theme_name(system_brightness()),
            reduced_motion=settings.reduced_motion,
            language=settings.spoken(QLocale.system().name()),
        )
