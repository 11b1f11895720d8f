"""The questions of opening and saving; each answer goes to a function, nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

# Named through their module, these large classes are only made when a question is asked.
from PySide6 import QtWidgets
from PySide6.QtCore import Qt

from app.core.file_format.examples import ENDING
from app.view.language import tr
from app.view.parts.question import ask
from engine.words.wording import worded

FILTER = worded("Deltastep projects (*{ending})", ending=ENDING)


def ask_open(parent: QtWidgets.QWidget, folder: Path, then: Callable[[Path], object]) -> None:
    """Ask for a project file to open, first in ``folder``."""
    dialog = _file_dialog(parent, tr("Open a project"), then)
    dialog.setDirectory(str(folder))
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
    ask(dialog, parent)


def ask_save(parent: QtWidgets.QWidget, suggested: Path, then: Callable[[Path], object]) -> None:
    """Ask for a file to write a project to; a name without an ending gets one."""
    dialog = _file_dialog(parent, tr("Save the project"), then)
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING.removeprefix("."))
    dialog.selectFile(str(suggested))
    ask(dialog, parent)


def _file_dialog(
    parent: QtWidgets.QWidget, title: str, then: Callable[[Path], object]
) -> QtWidgets.QFileDialog:
    dialog = QtWidgets.QFileDialog(parent, title)
    dialog.setNameFilters([tr(FILTER), tr("All files (*)")])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog


def ask_unsaved(
    parent: QtWidgets.QWidget, name: str, save: Callable[[], object], discard: Callable[[], object]
) -> None:
    """Ask what to do with changes that are in no file yet; to cancel does nothing."""
    button = QtWidgets.QMessageBox.StandardButton
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle(tr("Unsaved changes"))
    box.setText(tr(worded("Save the changes to {name}?", name=name)))
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.button(button.Save).clicked.connect(save)
    box.button(button.Discard).clicked.connect(discard)
    ask(box, parent)
