from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.view.language import speak, tr
from engine.words.wording import worded


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak("en")


def cancel_text(qtbot: QtBot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_a_language_is_spoken_until_another_one_is(qtbot: QtBot) -> None:
    speak("de")
    assert tr("As the system") == "Wie das System"
    assert tr(worded("Move {unit}", unit="h1")) == "h1 verschieben"
    speak("en")
    assert tr("As the system") == "As the system"


def test_the_words_of_qt_are_in_the_language_too(qtbot: QtBot) -> None:
    speak("de")
    assert cancel_text(qtbot).replace("&", "") == "Abbrechen"
    speak("en")
    assert cancel_text(qtbot).replace("&", "") == "Cancel"
    assert QCoreApplication.translate("QObject", "%n bytes", n=2) == "2 bytes"


def test_a_text_without_a_translation_stays_english(qtbot: QtBot) -> None:
    speak("de")
    assert tr("a text that nobody has translated") == "a text that nobody has translated"
