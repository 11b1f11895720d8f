"""Another language while the program runs: everything said anew, nothing lost."""

from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.core.changes import with_option
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
from app.core.settings import SettingsFile
from app.core.theme import theme
from app.view.ground import show_ground
from app.view.language import speak
from app.view.main import settings_path
from app.view.program import Program
from app.view.window.preferences import Preferences
from app.view.window.window import Window
from tests.app.view.driving import child


@pytest.fixture
def program(styled: None, qtbot: QtBot) -> Iterator[Program]:
    settings = SettingsFile(settings_path())
    settings.change(language="en")
    ground = show_ground(theme("dark").background)
    session = Session(Document(open_example("two-two-two")))
    program = Program(ground, settings, session, "two-two-two")
    yield program
    program.window.leave()
    ground.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    speak("en")


def choose(program: Program, qtbot: QtBot, language: str) -> Window:
    before = program.window
    program.window.settings.change(language=language)
    qtbot.waitUntil(lambda: program.window is not before)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return program.window


def test_everything_is_said_in_the_other_language_at_once(program: Program, qtbot: QtBot) -> None:
    assert "forward" in program.window.stage.accessibleDescription()
    window = choose(program, qtbot, "de")
    assert "vorwärts" in window.stage.accessibleDescription()
    assert "forward" in choose(program, qtbot, "en").stage.accessibleDescription()


def test_nothing_is_lost(program: Program, qtbot: QtBot) -> None:
    before = program.window
    session, document = before.session, before.document
    document.change("rate", with_option(session.project, "learning_rate", 0.125))
    session.step_by(1)
    before.desk.show_view("neuron", False)
    window = choose(program, qtbot, "de")
    assert window.session is session
    assert window.name == "two-two-two"
    assert document.undo_label == "rate"
    assert not window.desk.shows_view("neuron")
    qtbot.waitUntil(lambda: not session.player.playing)  # it goes on playing
    assert session.place == 3.0


def test_the_window_before_is_told_nothing_any_more(program: Program, qtbot: QtBot) -> None:
    window = choose(program, qtbot, "de")
    window.table["step"].trigger()
    window.settings.change(theme="light")
    assert window.document.project.view.theme == "light"


def test_the_preferences_stay_open(program: Program, qtbot: QtBot) -> None:
    program.window.desk.show_preferences()
    preferences = child(choose(program, qtbot, "de"), Preferences)
    assert preferences.isVisible()
    assert preferences.windowTitle() == "Einstellungen"
    assert preferences.language.currentData() == "de"


def test_an_export_goes_on(program: Program, qtbot: QtBot) -> None:
    done = []

    def work() -> Generator[tuple[int, int], None, None]:
        for picture in range(1, 200):
            done.append(picture)
            yield picture, 200

    program.window.export_bar.start("film.gif", work())
    window = choose(program, qtbot, "de")
    assert window.export_bar.running
    with qtbot.waitSignal(window.export_bar.finished):
        pass
    assert done == list(range(1, 200))


def test_what_an_action_asks_looks_like_the_window(program: Program) -> None:
    program.window.table["table"].trigger()
    dialog = child(program.window, QFileDialog)
    dialog.reject()
