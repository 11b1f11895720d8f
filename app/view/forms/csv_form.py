"""The form for a CSV file: its columns, and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from msgspec.structs import replace

# Named through their module, these large classes are only made when a question is asked.
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from app.core.errands import nothing
from app.core.hands_on.csv_choice import columns, suggested, use
from app.core.names import capitalized, in_words
from app.core.project import Scale
from app.core.refusals import REFUSED, refusal
from app.core.session import Session
from app.view.language import tr
from app.view.parts.complaint import Complaint
from app.view.parts.form import choice_box, dialog_column, form
from app.view.parts.question import ask
from engine.problem import Problem
from engine.words.wording import worded

ENDINGS = (".csv", ".tsv")
FILTER = worded("Tables (*.csv *.tsv *.txt)")

# What can be said of how a table is written, by the names of a project file.
SEPARATORS = {
    None: worded("as in the header"),
    ",": worded("comma"),
    ";": worded("semicolon"),
    "\t": worded("tab"),
}
DECIMALS = {".": worded("point"), ",": worded("comma")}
MISSING = {"refuse": worded("are refused"), "drop": worded("are left out")}
SCALES = {scale: in_words(scale) for scale in get_args(Scale)}
_WRITTEN = (
    ("separator", worded("Columns divided by"), SEPARATORS),
    ("decimal", worded("Decimals after a"), DECIMALS),
    ("missing", worded("Rows without a value"), MISSING),
    ("scale", worded("Scale inputs"), SCALES),
    ("scale_targets", worded("Scale targets"), SCALES),
)
NAME, INPUT, TARGET = range(3)


def ask_csv(session: Session, parent: QtWidgets.QWidget) -> None:
    """Ask for a CSV file to learn from, and then for its columns."""
    dialog = QtWidgets.QFileDialog(parent, tr("Open a table"))
    dialog.setNameFilters([tr(FILTER), tr("All files (*)")])
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: open_csv(session, Path(name), parent))
    ask(dialog, parent)


def open_csv(session: Session, path: Path, parent: QtWidgets.QWidget) -> None:
    """Ask for the columns of a file, or say why it cannot be read."""
    try:
        names = columns(path)
    except REFUSED as error:
        session.say(refusal(path.name, "read", error))
    else:
        CsvForm(session, path, names, parent).show()


class CsvForm(QtWidgets.QDialog):
    """Asks which columns are inputs and which are targets; what cannot be used stays open."""

    def __init__(
        self, session: Session, path: Path, names: Sequence[str], parent: QtWidgets.QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._path = session, path
        # Gives up what is being read.
        self._give_up: Callable[[], None] = nothing
        self.setWindowTitle(tr(worded("Data from {name}", name=path.name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.columns = QtWidgets.QTableWidget(0, 3)
        self.columns.setHorizontalHeaderLabels([tr("Column"), tr("Input"), tr("Target")])
        self.columns.setAccessibleName(tr("Columns"))
        self.columns.setMinimumSize(320, 180)
        self.columns.setTabKeyNavigation(False)
        self.columns.setSelectionMode(QtWidgets.QTableWidget.SelectionMode.SingleSelection)
        self.columns.verticalHeader().hide()
        header, resize = self.columns.horizontalHeader(), QtWidgets.QHeaderView.ResizeMode
        header.setSectionResizeMode(resize.ResizeToContents)
        header.setSectionResizeMode(NAME, resize.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.written = {
            field: _choices(entries, getattr(suggested(path, names), field))
            for field, _, entries in _WRITTEN
        }
        for field in ("separator", "decimal"):
            self.written[field].activated.connect(self._read_again)
        self.complaint = Complaint()
        self._arrange()
        self._show_columns(names)

    def _arrange(self) -> None:
        fields = form()
        for field, label, _ in _WRITTEN:
            fields.addRow(tr(label), self.written[field])
        standard = QtWidgets.QDialogButtonBox.StandardButton
        buttons = QtWidgets.QDialogButtonBox(standard.Ok | standard.Cancel)
        for role, text in ((standard.Ok, tr("Use these data")), (standard.Cancel, tr("Cancel"))):
            buttons.button(role).setText(text)
            buttons.button(role).setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = dialog_column(self)
        column.addWidget(self.columns, 1)
        column.addLayout(fields)
        column.addWidget(self.complaint)
        column.addWidget(buttons)

    def _show_columns(self, names: Sequence[str]) -> None:
        """Show columns, with the choice that most tables are made for."""
        self._table, self._names = suggested(self._path, names), names
        inputs, targets = self._table.inputs, self._table.targets
        parts = (INPUT, tr("Input"), inputs), (TARGET, tr("Target"), targets)
        self.columns.setRowCount(len(names))
        for row, name in enumerate(names):
            self.columns.setItem(row, NAME, _name(name))
            for part, title, chosen in parts:
                self.columns.setItem(row, part, _box(name in chosen, f"{title}: {name}"))
        self.columns.setCurrentCell(0, INPUT)

    def _read_again(self) -> None:
        """Read the header as it is said to be written."""
        written = self._written()
        try:
            names = columns(self._path, written["separator"], written["decimal"])
        except REFUSED as error:
            self._complain(error)
        else:
            self.complaint.tell("")
            self._show_columns(names)

    def accept(self) -> None:
        """Use the data, or say why they cannot be used."""
        self._give_up()
        inputs, targets = self._chosen(INPUT), self._chosen(TARGET)
        table = replace(self._table, inputs=inputs, targets=targets, **self._written())
        self._give_up = use(self._session, table, super().accept, self._complain)

    def reject(self) -> None:
        """Leave the data as they are, also if others are on their way."""
        self._give_up()
        super().reject()

    def _chosen(self, part: int) -> tuple[str, ...]:
        checked = Qt.CheckState.Checked
        items = (self.columns.item(row, part) for row in range(len(self._names)))
        return tuple(
            name
            for name, item in zip(self._names, items, strict=True)
            if item is not None and item.checkState() is checked
        )

    def _written(self) -> dict[str, Any]:
        return {field: choices.currentData() for field, choices in self.written.items()}

    def _complain(self, error: Exception) -> None:
        told = error.words if isinstance(error, Problem) else refusal("", "read", error)
        self.complaint.tell(tr(told))


def _choices(entries: Mapping[Any, str], chosen: object) -> QtWidgets.QComboBox:
    return choice_box(((capitalized(tr(words)), entry) for entry, words in entries.items()), chosen)


def _name(name: str) -> QtWidgets.QTableWidgetItem:
    item = QtWidgets.QTableWidgetItem(name)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _box(checked: bool, words: str) -> QtWidgets.QTableWidgetItem:
    """Return a box that can be reached and checked by key; ``words`` are for screen readers."""
    item, flag = QtWidgets.QTableWidgetItem(), Qt.ItemFlag
    item.setFlags(flag.ItemIsEnabled | flag.ItemIsUserCheckable | flag.ItemIsSelectable)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    return item
