from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.core.changes import with_option
from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.session import Session
from app.core.settings import SettingsFile
from app.core.theme import theme
from app.view.ground import SIZE, Ground, show_ground
from app.view.main import settings_path
from app.view.window.window import Window


def test_an_empty_window_closes(qtbot: QtBot) -> None:
    ground = show_ground(theme("dark").background)
    qtbot.addWidget(ground)
    assert ground.isVisible()
    assert ground.close()


def test_what_is_put_in_names_the_window_and_decides_about_closing(
    styled: None, qtbot: QtBot
) -> None:
    ground = show_ground(theme("dark").background)
    qtbot.addWidget(ground)
    session = Session(Document(open_example("xor")))
    window = Window(session, "xor", SettingsFile(settings_path()))
    ground.put_in(window)
    assert ground.windowTitle() == "xor[*] – Deltastep"
    assert not ground.isWindowModified()
    session.document.change("rate", with_option(session.project, "learning_rate", 0.125))
    assert ground.isWindowModified()
    assert not ground.close()
    assert ground.isVisible()
    window.leave()
    assert not ground.isVisible()


def test_a_window_that_the_screen_has_no_room_for_fills_it(qtbot: QtBot) -> None:
    ground = show_ground(theme("dark").background)
    qtbot.addWidget(ground)
    assert ground.screen().availableSize().boundedTo(SIZE) != SIZE
    assert ground.isMaximized()


def test_a_window_is_found_as_it_was_left(qtbot: QtBot) -> None:
    before = Ground(theme("dark").background)
    qtbot.addWidget(before)
    before.resize(QSize(700, 500))
    ground = show_ground(theme("dark").background, bytes(before.saveGeometry().data()))
    qtbot.addWidget(ground)
    assert not ground.isMaximized()


def test_who_leaves_the_full_screen_finds_the_window_as_it_was(styled: None, qtbot: QtBot) -> None:
    ground = show_ground(theme("dark").background)
    qtbot.addWidget(ground)
    window = Window(Session(Document(open_example("xor"))), "xor", SettingsFile(settings_path()))
    ground.put_in(window)
    assert ground.isMaximized()
    window.desk.toggle_full_screen()
    assert ground.isFullScreen()
    window.desk.toggle_full_screen()
    assert not ground.isFullScreen()
    assert ground.isMaximized()
