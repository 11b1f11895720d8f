"""Nothing in the window stays English in German, and nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import names, open_example
from app.core.session import Session
from app.core.settings import SettingsFile
from app.view.docks.registry import VIEWS
from app.view.language import speak
from app.view.main import settings_path
from app.view.menus import layer_menu, neuron_menu
from app.view.parts.fold import Fold
from app.view.stage.weight_menu import weight_menu
from app.view.window.filing import ask_unsaved
from app.view.window.window import Window
from engine.plan.step_plan import Granularity
from tests.app.view.driving import covers_nothing
from tests.translations import TABLES, texts, translations

(GERMAN,) = TABLES
WORD = re.compile(r"[^\W\d_]{3,}")
SMALLEST, USUAL = (1024, 640), (1440, 900)


def words(lines: Iterator[str]) -> set[str]:
    return {word.lower() for line in lines for word in WORD.findall(line)}


# Words of the program in English that are not German as well.
ENGLISH = words(iter(texts())) - words(iter(translations(GERMAN).values()))
# Names of examples, of columns and of a type, what Qt says, and the language of conditions.
NAMES = words(iter(names())) | {"english", "petal", "sepal", "width", "length"}
NAMES |= {"float", "dock", "kind", "and"}


@pytest.fixture
def window(styled: None, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Window]:
    speak("de")
    settings = SettingsFile(settings_path())
    settings.change(language="de")
    name = request.param
    window = Window(Session(Document(open_example(name))), name, settings)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.leave()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    speak("en")


def open_everything(window: Window) -> None:
    for fold in window.findChildren(Fold):
        fold.button.setChecked(True)
    for view in VIEWS:
        window.desk.show_view(view.name, True)
    window.desk.show_notes()
    window.desk.show_hints()
    window.desk.show_preferences()
    window.desk.show_keys()
    window.desk.choose_film()
    ask_unsaved(window, "xor", lambda: None, lambda: None)
    window.desk.search()
    QApplication.processEvents()


def shown(widget: QObject) -> Iterator[str]:
    """Yield what there is to read or to hear of an object of the window."""
    if isinstance(widget, QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
        yield widget.accessibleDescription()
    if isinstance(widget, QAction):
        yield from (widget.text(), widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))


def english_in(window: Window) -> dict[str, set[str]]:
    """Return the English words in each text of the window that has some."""
    found = {
        text: words(iter([text])) & ENGLISH - NAMES
        for widget in (window, *window.findChildren(QObject))
        for text in shown(widget)
    }
    return {text: some for text, some in found.items() if some}


@pytest.mark.parametrize("window", ["two-two-two", "iris"], indirect=True)
def test_no_english_word_is_left_in_the_window(window: Window) -> None:
    open_everything(window)
    session = window.session
    for _ in range(4):
        session.seek(session.place + 0.5)
        assert english_in(window) == {}
        window.table["phase"].trigger()
    weight = weight_menu(session, (1, 0, 0), (0.0, 0.0), window)
    for menu in neuron_menu(session, (1, 0), window), layer_menu(session, 1, window), weight:
        assert english_in(window) == {}
        menu.deleteLater()


@pytest.mark.parametrize("window", ["xor"], indirect=True)
def test_every_event_is_told_in_german(window: Window) -> None:
    session = window.session
    for granularity in Granularity:
        window.table[f"by_{granularity}"].trigger()
        for _ in range(30):
            session.seek(session.place + 7.0)
            told = window.stage.accessibleDescription()
            assert told
            assert words(iter([told])) & ENGLISH == set()


@pytest.mark.parametrize("window", ["two-two-two"], indirect=True)
def test_what_went_wrong_is_told_in_german(window: Window, tmp_path: Path) -> None:
    broken = tmp_path / "kaputt.deltastep"
    for content in ("", "{", '{"format": "x"}', '{"format": "deltastep", "version": 9}'):
        broken.write_text(content)
        window.open_path(broken)
        told = window.notice.label.text()
        assert told.startswith(f"{broken}: ")
        assert words(iter([told.removeprefix(str(broken))])) & ENGLISH == set()
    window.open_path(tmp_path / "fehlt.deltastep")
    told = window.notice.label.text()
    assert told.endswith("kann nicht gelesen werden: Datei oder Ordner nicht gefunden")


@pytest.mark.parametrize("size", [SMALLEST, USUAL])
@pytest.mark.parametrize("window", ["two-two-two"], indirect=True)
def test_nothing_is_cut_off(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    cut = {
        label.text(): (label.width(), label.minimumSizeHint().width())
        for label in window.findChildren(QLabel)
        if type(label) is QLabel and label.isVisible() and not label.wordWrap()
        and label.width() < label.minimumSizeHint().width()
    }  # fmt: skip
    assert cut == {}


@pytest.mark.parametrize("size", [SMALLEST, USUAL, (1920, 1080)])
@pytest.mark.parametrize("window", ["two-two-two"], indirect=True)
def test_german_hints_cover_nothing_that_is_read(
    qtbot: QtBot, window: Window, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.desk.show_hints()
    qtbot.waitUntil(lambda: window.size().toTuple() == size)
    assert len(window.hints.shown) == 3
    for hint in window.hints.shown:
        qtbot.waitUntil(partial(covers_nothing, window, hint))
