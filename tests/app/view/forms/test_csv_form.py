"""A CSV file becomes the data: asked for, dropped, its columns chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.core.project import Table
from app.view.forms.csv_form import INPUT, TARGET, CsvForm, open_csv
from app.view.window.window import Window
from tests.app.view.driving import child

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TEXT = "height;weight;kind\n1,5;2;cat\n2,5;3;dog\n3,5;4;cat\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "animals.csv"
    path.write_text(TEXT)
    return path


def form_of(window: Window, path: Path) -> CsvForm:
    open_csv(window.session, path, window)
    return child(window, CsvForm)


def choose(form: CsvForm, field: str, entry: object) -> None:
    choices = form.written[field]
    number = choices.findData(entry)
    choices.setCurrentIndex(number)
    choices.activated.emit(number)


def set_box(form: CsvForm, row: int, part: int, state: Qt.CheckState) -> None:
    item = form.columns.item(row, part)
    assert item is not None
    item.setCheckState(state)


def test_columns_are_chosen_by_key(window: Window, file: Path, qtbot: QtBot) -> None:
    form = form_of(window, file)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.columns.setFocus()
    box = form.columns.currentItem()
    assert (box.row(), box.column(), box.checkState()) == (0, INPUT, CHECKED)
    before = form.columns.grab().toImage()
    qtbot.keyClick(form.columns, Qt.Key.Key_Space)
    assert box.checkState() is UNCHECKED
    qtbot.keyClick(form.columns, Qt.Key.Key_Space)
    assert form.columns.grab().toImage() == before
    qtbot.keyClick(form.columns, Qt.Key.Key_Down)
    assert form.columns.grab().toImage() != before
    qtbot.keyClick(form.columns, Qt.Key.Key_Tab)
    assert form.focusWidget() is form.written["separator"]


def test_each_box_says_what_it_is_for(window: Window, file: Path) -> None:
    form = form_of(window, file)
    table = QAccessible.queryAccessibleInterface(form.columns)
    words = [
        table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())
    ]
    assert {"Input: height", "Target: kind"} <= set(words)


def test_the_last_column_is_learned_from_all_others(window: Window, file: Path) -> None:
    form = form_of(window, file)
    form.accept()
    data = window.session.project.data
    assert isinstance(data, Table)
    assert (data.inputs, data.targets) == (("height", "weight"), ("kind",))
    assert data.scale == "standardize"
    assert window.session.run.network.sizes == (2, 2, 2)
    assert window.document.undo_label == "Data from animals.csv"
    file.unlink()
    window.document.undo()
    window.document.redo()
    assert window.session.run.data.target_names == ("cat", "dog")


def test_what_cannot_be_used_is_told_in_the_form(window: Window, file: Path) -> None:
    form, before = form_of(window, file), window.session.project
    choose(form, "decimal", ".")
    form.accept()
    assert form.complaint.isVisible()
    assert "'1,5' is not a number" in form.complaint.text()
    for row in range(2):
        set_box(form, row, INPUT, UNCHECKED)
    form.accept()
    assert "no input" in form.complaint.text()
    assert window.session.project is before
    choose(form, "decimal", ",")
    assert not form.complaint.isVisible()
    set_box(form, 0, INPUT, UNCHECKED)
    set_box(form, 0, TARGET, CHECKED)
    set_box(form, 2, TARGET, UNCHECKED)
    choose(form, "scale_targets", "unit")
    form.accept()
    data = window.session.project.data
    assert isinstance(data, Table)
    assert (data.inputs, data.targets) == (("weight",), ("height",))
    assert window.session.run.network.sizes == (1, 2, 1)


def test_another_separator_gives_other_columns(window: Window, file: Path) -> None:
    form = form_of(window, file)
    assert form.columns.rowCount() == 3
    choose(form, "separator", "\t")
    assert form.columns.rowCount() == 1


def test_a_file_that_cannot_be_read_is_told(window: Window, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    for path, words in ((empty, "the file ends"), (tmp_path / "none.csv", "No such file")):
        open_csv(window.session, path, window)
        assert words in window.notice.label.text()
        assert window.findChild(CsvForm) is None


def test_a_dropped_table_opens_the_form(window: Window, file: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5.0, 5.0), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    assert child(window, CsvForm).isVisible()


def test_the_menu_and_the_panel_ask_for_a_file(window: Window, qtbot: QtBot, file: Path) -> None:
    from app.view.panels.question_row import QuestionRow

    asked: list[Callable[[], object]] = [
        window.table["table"].trigger,
        child(window, QuestionRow).button.click,
    ]
    for ask in asked:
        ask()
        dialog = child(window, QFileDialog)
        dialog.fileSelected.emit(str(file))
        form = child(window, CsvForm)
        form.reject()
        dialog.reject()
        qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
