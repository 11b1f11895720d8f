"""Every sample in a table: its targets, what the network answers, and how wrong that is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.navigation import steering
from app.core.project import View
from app.core.session import Session
from app.core.theme import theme
from app.core.views.sample_rows import Column, Kind, SampleRows
from app.view.docks.asking import Listing
from app.view.docks.sample_model import SampleModel
from app.view.language import tr
from app.view.style import labelled
from engine.arrays import Rows
from engine.words.wording import worded

ROW_HEIGHT = 22
# Pixels of a column of marks, of a letter of a name, and around it.
MARK_WIDTH, LETTER, MARGIN = 26, 6.8, 12
# Letters that there is room for.
LONGEST_NUMBER, LONGEST_CLASS, LONGEST_NAME = 8, 12, 20


class Titles(QHeaderView):
    """The titles of columns, of which one tells the height: Qt asks a hundred of them, each time.

    With an image as input there are that many.
    """

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of one line."""
        return QSize(0, self.sectionSizeFromContents(0).height())


class SamplesView(QWidget):
    """The table of a session's samples; the one of the playhead is marked, a click steps one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: View | None = None
        self.table = QTableView()
        self.words, self.note = labelled("", "small"), labelled("", "small")
        self.all = QToolButton()
        self.all.setText(tr("Show all"))
        self.all.setProperty("role", "small")
        self._set_up_table()
        self._arrange()
        self._model = self._begin()
        self.table.clicked.connect(lambda index: self._step(index.row()))
        self.table.activated.connect(lambda index: self._step(index.row()))
        self.all.clicked.connect(self._show_all)

    def _set_up_table(self) -> None:
        table, columns = self.table, Titles(Qt.Orientation.Horizontal)
        table.setHorizontalHeader(columns)
        table.setAccessibleName(tr("Samples"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns.setMinimumSectionSize(MARK_WIDTH)
        columns.setSectionsClickable(True)
        columns.setHighlightSections(False)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 16, 12)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        for label in (self.words, self.note):
            label.setWordWrap(True)

    def _begin(self) -> SampleModel:
        """Show the samples of the session's run from now on."""
        session = self._session
        rows = SampleRows(session.run, session.parameters, session.project.view.digits)
        model = SampleModel(rows, theme(session.project.view.theme), self)
        self.table.setModel(model)
        for number, column in enumerate(rows.columns):
            self.table.setColumnWidth(number, _width(column, rows))
        self._show_words("")
        self.note.hide()
        return model

    def refresh(self) -> None:
        """Follow the session."""
        session = self._session
        if self._model.rows.run is not session.run:
            old, self._model = self._model, self._begin()
            old.deleteLater()
        model, parameters = self._model, session.parameters
        if not np.array_equal(model.rows.parameters, parameters, equal_nan=True):
            model.rows.compute_with(parameters)
            model.tell_change()
        self._dress(session.project.view)
        self._mark()

    def _dress(self, view: View) -> None:
        """Show numbers and colours as the view has them."""
        model, colors = self._model, theme(view.theme)
        if (model.rows.digits, model.colors) != (view.digits, colors):
            model.rows.digits, model.colors = view.digits, colors
            model.tell_change()

    def _mark(self) -> None:
        """Mark the sample of the playhead, and bring it into view when it is another one."""
        model, place = self._model, self._model.rows.place_of(self._session.sample)
        if place == model.current:
            return
        model.current = place
        model.tell_change()
        if place is not None:
            self.table.scrollTo(model.index(place, 0))

    def take(self, listing: Listing) -> None:
        """Show some samples only, and say which."""
        self._list(listing.rows, listing.words)

    def _show_all(self) -> None:
        self._list(range(len(self._session.run.data)), "")

    def _list(self, rows: Rows | range, words: str) -> None:
        self._model.list_rows(rows)
        self._show_words(words)
        self._mark()

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(words != "")
        self.all.setVisible(words != "")

    def _step(self, place: int) -> None:
        """Go to the next step that trains on a sample, or say why there is none."""
        row = int(self._model.rows.shown[place])
        found = steering.go_to_sample(self._session, row)
        self.note.setVisible(not found)
        if not found:
            self.note.setText(tr(_why_not(row + 1, bool(self._model.rows.tested[row]))))


def _why_not(sample: int, tested: bool) -> str:
    """Return why a sample has no pass to go to."""
    if tested:
        return worded(
            "Sample {sample:,} is there to test with: no step trains on it.", sample=sample
        )
    return worded("No step after this one trains on sample {sample:,}.", sample=sample)


def _width(column: Column, rows: SampleRows) -> int:
    """Return how wide a column is, in pixels."""
    if column.kind is Kind.MARK:
        return MARK_WIDTH
    letters = len(tr(column.title)) + 1
    if column.kind is Kind.CLASS and rows.classes is not None:
        letters = max(letters, min(LONGEST_CLASS, max(map(len, rows.classes.names))))
    elif column.kind is Kind.NUMBER:
        letters = max(2, len(f"{len(rows.run.data):,}"))
    elif column.kind is not Kind.PART:
        letters = max(LONGEST_NUMBER, min(LONGEST_NAME, letters))
    return round(MARGIN + letters * LETTER)
