"""What a user has set and arranged is there again the next time."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import load, save
from app.core.session import Session
from app.core.settings import SettingsFile
from app.core.theme import theme
from app.view.ground import Ground
from app.view.main import settings_path
from app.view.window.window import Window
from tests.app.view.driving import child, drag_line_above


class Start:
    """The program as it starts with the settings that the last one left."""

    def __init__(self, qtbot: QtBot) -> None:
        self.settings = SettingsFile(settings_path())
        self.ground = Ground(theme("dark").background, self.settings.now.window)
        qtbot.addWidget(self.ground)
        session = Session(Document(open_example("two-two-two")))
        self.window = Window(session, "two-two-two", self.settings)
        self.ground.put_in(self.window)
        self.ground.show()
        QApplication.processEvents()

    def end(self) -> None:
        self.window.leave()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_and_its_docks_are_where_they_were(styled: None, qtbot: QtBot) -> None:
    first = Start(qtbot)
    first.ground.resize(800, 650)
    first.window.desk.show_view("loss", False)
    first.window.desk.show_view("words", True)
    QApplication.processEvents()
    first.end()
    second = Start(qtbot)
    assert (second.ground.width(), second.ground.height()) == (800, 650)
    assert not second.window.desk.shows_view("loss")
    assert second.window.desk.shows_view("words")
    second.end()


def test_a_closed_dock_has_its_height_again_after_a_restart(styled: None, qtbot: QtBot) -> None:
    first = Start(qtbot)
    first.ground.resize(800, 740)
    QApplication.processEvents()
    docks = first.window.workspace.docks
    drag_line_above(first.window, "loss", -40)
    before = [dock.height() for dock in docks.in_order]
    first.window.desk.show_view("neuron", False)
    QApplication.processEvents()
    first.end()
    second = Start(qtbot)
    second.window.desk.show_view("neuron", True)
    assert [dock.height() for dock in second.window.workspace.docks.in_order] == before
    second.end()


def test_another_project_leaves_the_docks_where_they_are(window: Window) -> None:
    window.desk.show_view("loss", False)
    window.open_example("xor")
    QApplication.processEvents()
    assert not window.desk.shows_view("loss")
    assert window.desk.shows_view("network")


def test_the_users_theme_wins_over_that_of_a_file(window: Window, tmp_path: Path) -> None:
    project = open_example("xor")
    path = tmp_path / "mine.deltastep"
    save(path, replace(project, view=replace(project.view, theme="light")))
    window.settings.change(theme="dark", high_contrast=True)
    window.open_path(path)
    assert window.document.project.view.theme == "dark_high_contrast"
    assert not window.document.modified
    assert window.save_to(path)
    assert load(path).view.theme == "dark_high_contrast"


def test_files_are_looked_for_where_the_last_one_was(window: Window, tmp_path: Path) -> None:
    assert window.save_to(tmp_path / "mine.deltastep")
    window.open_example("xor")
    window.table["open"].trigger()
    dialog = child(window, QFileDialog)
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.close()


def test_opening_a_project_writes_the_settings_once(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "mine.deltastep"
    save(path, open_example("xor"))
    written = list[Path]()
    window.settings.subscribe(lambda: written.append(path))
    window.open_path(path)
    assert written == [path]
    assert window.settings.now.folder == str(tmp_path)
    assert window.settings.now.docks


def test_opening_one_more_beside_it_writes_nothing(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "mine.deltastep"
    save(path, open_example("xor"))
    written = list[int]()
    window.settings.subscribe(lambda: written.append(len(written)))
    for opened in range(3):
        if opened == 2:  # the first ones have been told where the docks are
            written.clear()
        window.open_path(path)
        qtbot.waitUntil(lambda: all(dock.view for dock in window.workspace.docks.in_order))
    assert not written


def test_settings_that_cannot_be_read_are_told_about_once(styled: None, qtbot: QtBot) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('{"version": 9}')
    first = Start(qtbot)
    assert first.window.notice.isVisible()
    assert str(settings_path()) in first.window.notice.label.text()
    first.end()
    second = Start(qtbot)
    assert not second.window.notice.isVisible()
    second.end()


def test_settings_that_cannot_be_written_are_told_about(window: Window) -> None:
    settings_path().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_path().parent.write_text("a file where the folder should be")
    window.settings.change(theme="light")
    assert "cannot be written" in window.notice.label.text()
    assert window.document.project.view.theme == "light"
