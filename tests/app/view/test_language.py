from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.view.language import Translator, tr


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = Translator("de", qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


def test_the_texts_of_qt_stay_what_they_are(german: None) -> None:
    assert QCoreApplication.translate("QDialogButtonBox", "Cancel") == "Cancel"
    assert QCoreApplication.translate("QObject", "%n bytes", n=2) == "2 bytes"


def test_a_text_without_a_translation_stays_english(german: None) -> None:
    assert tr("a text that nobody has translated") == "a text that nobody has translated"
