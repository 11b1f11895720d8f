from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.changes import with_option
from app.core.claims import Claim, Locked
from app.core.file_format.examples import open_example
from app.core.file_format.project_file import load, save
from app.core.project import Project
from app.view.window.window import Window
from tests.app.view.driving import child, settle

ANSWER = QMessageBox.StandardButton


def change_something(window: Window) -> Project:
    project = with_option(window.document.project, "learning_rate", 0.125)
    window.document.change("Learning rate", project)
    return project


def answer(window: Window, button: QMessageBox.StandardButton) -> None:
    child(window, QMessageBox).button(button).click()


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(10, 10), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), *how))


@pytest.fixture
def saved(window: Window, tmp_path: Path) -> Path:
    path = tmp_path / "mine.deltastep"
    change_something(window)
    assert window.save_to(path)
    return path


def test_the_name_has_a_mark_while_there_is_something_to_save(
    window: Window, tmp_path: Path
) -> None:
    assert window.top_bar.file.text() == "two-two-two"
    project = change_something(window)
    assert window.top_bar.file.text() == "two-two-two •"
    assert window.isWindowModified()
    assert window.save_to(tmp_path / "mine.deltastep")
    assert window.top_bar.file.text() == "mine.deltastep"
    assert not window.isWindowModified()
    assert load(tmp_path / "mine.deltastep").optimizer == project.optimizer


def test_looking_is_no_change(window: Window) -> None:
    window.session.seek(20.0)
    window.table["light"].trigger()
    assert not window.isWindowModified()


def test_save_writes_to_the_file_that_is_open(window: Window, saved: Path) -> None:
    window.document.undo()
    window.table["save"].trigger()
    assert load(saved).optimizer["learning_rate"] == 0.5


def test_save_asks_for_a_file_where_there_is_none(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    window.table["save"].trigger()
    dialog = child(window, QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "two-two-two.deltastep")]
    dialog.selectFile(str(tmp_path / "other"))
    dialog.accept()
    assert (tmp_path / "other.deltastep").exists()
    assert window.top_bar.file.text() == "other.deltastep"


def test_a_file_that_cannot_be_written_is_told_about(window: Window, tmp_path: Path) -> None:
    change_something(window)
    path = tmp_path / "missing" / "mine.deltastep"
    assert not window.save_to(path)
    assert window.notice.isVisible()
    assert window.notice.label.text().startswith(f"{path}: cannot be written: ")
    assert window.isWindowModified()


def test_what_is_changed_while_a_file_is_chosen_is_asked_about(
    qtbot: QtBot, window: Window, saved: Path
) -> None:
    window.open_example("xor")
    window.table["open"].trigger()
    change_something(window)
    dialog = child(window, QFileDialog)
    assert not dialog.isModal()
    dialog.selectFile(str(saved))
    dialog.accept()
    question = child(window, QMessageBox)
    assert not question.isModal()
    assert window.top_bar.file.text() == "xor •"
    change_something(window)  # the window goes on meanwhile
    answer(window, ANSWER.Discard)
    assert window.top_bar.file.text() == saved.name


def test_a_question_that_is_asked_again_is_there_once(qtbot: QtBot, window: Window) -> None:
    for _ in range(2):
        window.table["open"].trigger()
    qtbot.waitUntil(lambda: len(window.findChildren(QFileDialog)) == 1)
    child(window, QFileDialog).reject()


def test_opening_a_file_shows_it(window: Window, saved: Path) -> None:
    window.open_example("xor")
    assert window.session.run.network.sizes == (2, 4, 1)
    assert window.top_bar.file.text() == "xor"
    window.open_path(saved)
    assert window.session.run.network.sizes == (2, 2, 2)
    assert window.document.path == saved
    window.session.step_by(1)
    settle(window)
    assert window.workspace.transport.where.text().endswith("event 3 of 51")


def test_a_bad_file_leaves_the_open_project(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "bad.deltastep"
    path.write_text('{"format": "deltastep", "version": 1, "seed": "x"}')
    document = window.document
    window.open_path(path)
    assert window.document is document
    line = window.notice.label.text()
    assert line.startswith(f"{path}: $.")
    assert "\n" not in line
    window.notice.hide()
    window.open_path(tmp_path / "none.deltastep")
    assert window.notice.isVisible()
    assert "cannot be read: No such file" in window.notice.label.text()


HELD = "open in another window (close it there, or take another name)"


def test_what_another_window_has_open_is_neither_opened_nor_replaced(
    window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.deltastep"
    save(path, open_example("xor"))
    other, document = Claim(path), window.document
    window.open_path(path)
    assert (window.document, window.top_bar.file.text()) == (document, "two-two-two")
    assert window.notice.label.text() == f"{path}: cannot be read: {HELD}"
    assert not window.save_to(path)
    assert window.notice.label.text() == f"{path}: cannot be written: {HELD}"
    other.release()
    window.open_path(path)
    assert window.document.path == path
    assert not window.notice.isVisible()


def test_what_another_program_has_written_meanwhile_is_not_written_over(
    window: Window, saved: Path
) -> None:
    window.open_path(saved)
    change_something(window)
    saved.write_text("theirs")
    window.table["save"].trigger()
    assert "changed by another program" in window.notice.label.text()
    assert saved.read_text() == "theirs"
    assert window.save_to(saved)
    assert not window.notice.isVisible()


def test_a_file_is_kept_from_others_while_it_is_open(window: Window, saved: Path) -> None:
    for go_on in (lambda: window.open_path(saved), lambda: window.save_to(saved)):
        go_on()
        with pytest.raises(Locked):
            Claim(saved)
    window.open_example("xor")
    Claim(saved).release()


def test_the_message_goes_when_another_file_opens(
    window: Window, saved: Path, tmp_path: Path
) -> None:
    window.open_path(tmp_path / "none.deltastep")
    window.open_path(saved)
    assert not window.notice.isVisible()


def test_the_examples_are_offered(qtbot: QtBot, window: Window) -> None:
    window.table["examples"].trigger()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    names = [action.text() for action in menu.actions()]
    assert names == ["digits", "iris", "spiral", "two-two-two", "xor"]
    menu.actions()[-1].trigger()
    menu.close()
    assert window.top_bar.file.text() == "xor"


def test_a_project_that_is_dropped_opens(window: Window, saved: Path) -> None:
    window.open_example("xor")
    drop(window, saved)
    assert window.document.path == saved


def test_other_files_that_are_dropped_do_not(window: Window, tmp_path: Path) -> None:
    document = window.document
    drop(window, tmp_path / "picture.png")
    assert window.document is document


def test_closing_asks_about_changes_and_can_be_cancelled(window: Window) -> None:
    change_something(window)
    window.close()
    assert window.isVisible()
    answer(window, ANSWER.Cancel)
    assert window.isVisible()


def test_closing_can_discard_the_changes(window: Window) -> None:
    change_something(window)
    window.close()
    answer(window, ANSWER.Discard)
    assert not window.isVisible()


def test_closing_can_save_the_changes(window: Window, saved: Path) -> None:
    window.document.undo()
    window.close()
    answer(window, ANSWER.Save)
    assert not window.isVisible()
    assert load(saved).optimizer["learning_rate"] == 0.5


def test_closing_without_changes_just_closes(window: Window) -> None:
    window.close()
    assert not window.isVisible()


def test_opening_asks_about_changes_first(window: Window, saved: Path) -> None:
    window.open_example("xor")
    project = change_something(window)
    drop(window, saved)
    assert window.document.project is project
    answer(window, ANSWER.Discard)
    assert window.document.path == saved
