from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QBrush, QStandardItemModel
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.navigation import steering
from app.core.project import Dataset, Split
from app.core.session import Session
from app.core.theme import theme
from app.view.docks.asking import Listing
from app.view.docks.samples import SamplesView, Titles
from app.view.window.window import Window
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show_view

Role = Qt.ItemDataRole


@pytest.fixture
def session() -> Session:
    project = open_example("iris")
    training = replace(project.training, split=Split(0.3), steps=500)
    return Session(Document(replace(project, training=training)))


def view_of(qtbot: QtBot, session: Session) -> SamplesView:
    return show_view(qtbot, session, SamplesView(session), 300, 300)


def cell(view: SamplesView, row: int, column: int, role: int = Role.DisplayRole) -> object:
    return view.table.model().index(row, column).data(role)


def marked(view: SamplesView) -> list[int]:
    return [
        row for row in range(view.table.model().rowCount())
        if isinstance(cell(view, row, 0, Role.BackgroundRole), QBrush)
    ]  # fmt: skip


def click(qtbot: QtBot, view: SamplesView, row: int) -> None:
    index = view.table.model().index(row, 0)
    view.table.scrollTo(index)
    place = view.table.visualRect(index).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_sample_has_a_row(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    model = view.table.model()
    assert model.rowCount() == 150
    titles = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert titles[:5] == ["#", "", "target", "answer", "loss"]
    assert [cell(view, 0, column) for column in (0, 2)] == ["1", "setosa"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 150


def test_the_sample_of_the_playhead_is_marked_and_in_view(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    assert marked(view) == [session.sample]
    steering.go_to_sample(session, int(session.run.data.train_rows[-1]))
    arrive(session)
    assert marked(view) == [session.sample]
    index = view.table.model().index(session.sample, 0)
    assert view.table.viewport().rect().contains(view.table.visualRect(index))


def test_a_click_goes_to_the_next_pass_of_a_sample(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    row = int(session.run.data.train_rows[40])
    click(qtbot, view, row)
    arrive(session)
    assert session.sample == row
    assert not view.note.isVisible()


def test_keys_choose_a_sample(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    first, second = session.run.data.train_rows[:2]
    view.table.setCurrentIndex(view.table.model().index(int(first), 0))
    for _ in range(second - first):
        qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    arrive(session)
    assert session.sample == second


def test_a_sample_to_test_with_says_why_it_is_not_stepped(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    place, row = session.place, int(session.run.data.test_rows[0])
    click(qtbot, view, row)
    assert session.place == place
    assert view.note.isVisible()
    assert view.note.text() == f"Sample {row + 1} is there to test with: no step trains on it."
    click(qtbot, view, int(session.run.data.train_rows[0]))
    assert not view.note.isVisible()


def test_a_sample_that_does_not_come_again_says_so(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    steering.go_to_step(session, 499)
    arrive(session)
    last = {*session.run.history.batches[499].rows.tolist()}
    row = next(int(row) for row in session.run.data.train_rows if row not in last)
    click(qtbot, view, row)
    assert view.note.text() == f"No step after this one trains on sample {row + 1}."


def test_answers_follow_the_playhead(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    before = cell(view, 0, 4)
    steering.go_to_step(session, 300)
    arrive(session)
    assert cell(view, 0, 4) != before


def test_numbers_and_colours_are_those_of_the_view(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    color = cell(view, 0, 2, Role.ForegroundRole)
    steering.change_view(session, theme="light", digits=9)
    changed = cell(view, 0, 2, Role.ForegroundRole)
    assert isinstance(color, QBrush)
    assert isinstance(changed, QBrush)
    assert changed.color().rgba() == theme("light").text != color.color().rgba()
    assert len(str(cell(view, 0, 5))) > 8


def test_only_some_samples_are_listed_until_all_are_wanted(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    rows = session.run.data.train_rows[10:13]
    view.take(Listing(rows, "three of them"))
    assert [cell(view, row, 0) for row in range(3)] == [str(row + 1) for row in rows]
    assert view.words.text() == "three of them"
    click(qtbot, view, 1)
    arrive(session)
    assert session.sample == rows[1]
    assert marked(view) == [1]
    qtbot.mouseClick(view.all, Qt.MouseButton.LeftButton)
    assert view.table.model().rowCount() == 150
    assert not view.all.isVisible()


def test_other_data_are_another_table(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    session.document.change("", open_example("spiral"))
    assert view.table.model().rowCount() == len(session.run.data)
    assert cell(view, 0, 2) in ("0", "1")


def test_of_a_million_samples_those_in_view_are_computed(qtbot: QtBot) -> None:
    project = open_example("spiral")
    session = Session(Document(replace(project, data=Dataset("spiral", samples=1_000_000))))
    view = view_of(qtbot, session)
    view.table.scrollToBottom()
    view.grab()
    assert view._model.rows._pages.keys() <= {0, 1, 15_624, 15_623}


class Wide(QStandardItemModel):
    """A model of many columns that notes of which it is asked."""

    def __init__(self) -> None:
        super().__init__(1, 80)
        self.asked = set[int]()

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        self.asked.add(section)
        return super().headerData(section, orientation, role)


def test_one_title_tells_the_height_of_all(qtbot: QtBot) -> None:
    titles, model = Titles(Qt.Orientation.Horizontal), Wide()
    qtbot.addWidget(titles)
    titles.setModel(model)
    usual = QHeaderView.sizeHint(titles).height()
    assert len(model.asked) == 80
    model.asked.clear()
    titles.reset()
    assert titles.sizeHint().height() == usual
    assert model.asked == {0}


def test_titles_stand_above_their_columns(window: Window) -> None:
    window.desk.show_view("samples", True)
    view = window.workspace.docks.docks["samples"].view
    assert isinstance(view, SamplesView)
    table = view.table
    left = [
        part.viewport().mapTo(table, QPoint()).x() for part in (table.horizontalHeader(), table)
    ]
    assert left[0] == left[1]
