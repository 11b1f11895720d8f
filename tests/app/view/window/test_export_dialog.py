from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.export import begin
from app.view.window.export_dialog import ExportDialog
from app.view.window.window import Window
from engine.plan.step_plan import Granularity
from tests.app.view.driving import child


@pytest.fixture
def dialog(window: Window) -> ExportDialog:
    window.table["export"].trigger()
    dialog = child(window, ExportDialog)
    dialog.by.setCurrentIndex(dialog.by.findData(Granularity.LAYER.value))
    return dialog


def test_the_length_follows_the_choices_and_is_that_of_the_film(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.fps.setValue(2)
    dialog.size_choice.setCurrentIndex(1)
    dialog.last.setValue(2)
    dialog.output.setText(str(tmp_path / "film"))
    pictures = begin(dialog.job())
    total = next(pictures)[1]
    pictures.close()
    assert dialog.length.text() == f"{total / 2:.1f} s: {total} pictures of 1920 × 1080 pixels"


def test_a_long_film_is_told_in_minutes_and_hours(dialog: ExportDialog) -> None:
    for last, duration in ((1, "23.0 s"), (10, "3 min 50 s"), (1000, "6 h 23 min")):
        dialog.last.setValue(last)
        assert dialog.length.text().startswith(f"{duration}: ")


def test_steps_that_make_no_film_have_no_length(dialog: ExportDialog) -> None:
    dialog.first.setValue(3)
    assert dialog.length.text() == ""


def test_the_export_dialog_makes_a_job_of_its_fields(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.session.seek(60.0)
    window.table["export"].trigger()
    dialog = child(window, ExportDialog)
    assert not dialog.isModal()
    for field in (dialog.first, dialog.last, dialog.fps):
        assert field.lineEdit().width() > field.width() / 2, "no room for the number"
    dialog.output.setText(str(tmp_path / "film.gif"))
    dialog.last.setValue(4)
    dialog.by.setCurrentText("Layer")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.export_button.click()
    (job,) = chosen.args
    window.export_bar.cancel()
    assert (job.output, job.steps, job.by) == (tmp_path / "film.gif", range(1, 4), "layer")


def test_the_export_dialog_tells_what_it_cannot_do(dialog: ExportDialog) -> None:
    for name, words in (
        ("film.doc", "unknown kind of output"),
        ("~no-such-user/film.doc", "~no-such-user/film.doc: unknown kind of output"),
        ("  ", "file: '' is no name (film.mp4"),
        ("a\0b.mp4", "is no name"),
    ):
        dialog.output.setText(name)
        dialog.export_button.click()
        assert dialog.isVisible()
        assert words in dialog.complaint.text()


def test_every_field_has_a_name(dialog: ExportDialog) -> None:
    fields = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]  # fmt: skip
    nameless = [
        field
        for field in fields
        if not QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)
    ]
    assert len(fields) > len(nameless) == 0
