"""The texts of the window in the language that was chosen, through Qt's translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from app.core.language import translator
from engine.words.wording import said


class Translator(QTranslator):
    """Answers Qt from the program's tables, and no question but the program's own."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._translate = translator(language)

    def isEmpty(self) -> bool:  # noqa: N802
        """Return that there is something in it, or Qt would not ask."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return a text in the language; None for Qt's own, which an empty one would replace."""
        if context == CONTEXT:
            return self._translate(source)
        return None  # type: ignore[return-value]  # the stubs know no null string


CONTEXT = "deltastep"


def speak(language: str) -> None:
    """Say everything in a language from now on, in widgets that are made from now on."""
    application = QCoreApplication.instance()
    assert application is not None
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    # Qt's own words come with Qt; in a language that it has none for they stay English.
    own, folder = QTranslator(application), QLibraryInfo.LibraryPath.TranslationsPath
    own.load(f"qtbase_{language}", QLibraryInfo.path(folder))
    for new in own, Translator(language, application):
        application.installTranslator(new)


def tr(text: str) -> str:
    """Return a text of the window in the language that was chosen.

    ``text`` is written out where this is called, or is a wording.
    """
    return said(text, _look_up) if text.__class__ is not str else _look_up(text)


def _look_up(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
