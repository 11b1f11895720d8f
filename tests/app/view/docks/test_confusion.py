from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.file_format.examples import open_example
from app.core.navigation import steering
from app.core.project import Dataset, Layer, Network, Project, Split
from app.core.session import Session
from app.core.views.classes import classes_of
from app.core.views.matrix import Matrix
from app.view.docks.asking import Listing
from app.view.docks.confusion import TEST, TRAIN, ConfusionView
from app.view.window.window import Window
from tests.app.core.sessions import arrive
from tests.app.view.hosting import show_view


def project(split: Split | None = None) -> Project:
    found = open_example("iris")
    return replace(found, training=replace(found.training, split=split))


def sine() -> Project:
    layers = (Layer(3, "tanh", init="uniform"), Layer(1, "identity", init="uniform"))
    return replace(
        project(), network=Network(1, layers), data=Dataset("sine"), loss="half_squared_error"
    )


@pytest.fixture
def session() -> Session:
    return Session(Document(project(Split(0.3))))


def view_of(qtbot: QtBot, session: Session) -> ConfusionView:
    return show_view(qtbot, session, ConfusionView(session), 290, 320)


def matrix_of(view: ConfusionView) -> Matrix:
    assert view.picture.matrix is not None
    return view.picture.matrix


def middle_of(view: ConfusionView, cell: tuple[int, int]) -> QPoint:
    box = matrix_of(view)._box(cell)
    return QPoint(round(box.x + box.width / 2.0), round(box.y + box.height / 2.0))


def test_the_matrix_follows_the_playhead(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    before = matrix_of(view).counts
    assert before.sum() == 105
    steering.go_to_step(session, 400)
    arrive(session)
    view.refresh()
    right = matrix_of(view).counts.trace()
    assert right > before.trace()
    assert view.share.text() == f"{100 * right / 105:.1f} % right"


def test_samples_to_test_with_have_their_own(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    qtbot.mouseClick(view.parts.buttons[TEST], Qt.MouseButton.LeftButton)
    assert matrix_of(view).counts.sum() == 45
    session.document.change("", project())
    view.refresh()
    assert not view.parts.buttons[TEST].isEnabled()
    assert view.parts.buttons[TRAIN].isChecked()
    assert matrix_of(view).counts.sum() == 150


def test_numbers_are_not_confused_and_the_view_says_so(qtbot: QtBot) -> None:
    session = Session(Document(sine()))
    view = view_of(qtbot, session)
    assert view.note.text() == "The targets are numbers to be met, not classes to be confused."
    assert view.note.isVisible()
    assert not view.picture.isVisible()
    session.document.change("", project())
    assert not view.note.isVisible()
    assert view.picture.isVisible()


def test_a_click_on_a_cell_has_its_samples_listed_and_steps_the_first(
    qtbot: QtBot, session: Session
) -> None:
    view = view_of(qtbot, session)
    classes = classes_of(session.run.data)
    assert classes is not None
    counts = matrix_of(view).counts
    cell = next(
        (row, column) for row in range(3) for column in range(3)
        if row != column and counts[row, column]
    )  # fmt: skip
    asked = QSignalSpy(view.asked)
    qtbot.mouseClick(view.picture, Qt.MouseButton.LeftButton, pos=middle_of(view, cell))
    assert asked.count() == 1
    name, listing = asked.at(0)
    assert name == "samples"
    assert isinstance(listing, Listing)
    assert len(listing.rows) == counts[cell]
    target, answer = (classes.names[number] for number in cell)
    assert listing.words == f"{target} answered by {answer}, before step 1"
    arrive(session)
    assert session.sample == listing.rows[0]


def test_an_empty_cell_lists_nothing(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    steering.go_to_step(session, 400)
    arrive(session)
    view.refresh()
    assert matrix_of(view).counts[0, 2] == 0
    asked = QSignalSpy(view.asked)
    qtbot.mouseClick(view.picture, Qt.MouseButton.LeftButton, pos=middle_of(view, (0, 2)))
    assert asked.count() == 0


def test_cells_are_chosen_by_keys_and_told_in_words(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    picked = QSignalSpy(view.picture.picked)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(view.picture, key)
    assert picked.count() == 0
    count = matrix_of(view).counts[1]
    said = f"versicolor answered by versicolor: {count[1]} of {count.sum()}"
    assert view.picture.accessibleDescription() == said
    qtbot.keyClick(view.picture, Qt.Key.Key_Return)
    assert picked.at(0) == [1, 1]


def test_arrow_keys_go_from_cell_to_cell_in_the_window_too(qtbot: QtBot, window: Window) -> None:
    window.open_example("iris")
    window.desk.show_view("confusion", True)
    dock = window.workspace.docks.docks["confusion"]
    qtbot.waitUntil(lambda: isinstance(dock.view, ConfusionView))
    assert isinstance(dock.view, ConfusionView)
    picture = dock.view.picture
    qtbot.waitUntil(lambda: picture.matrix is not None)
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture.accessibleDescription().startswith("setosa answered by setosa")
    assert not window.session.busy


def test_what_is_under_the_mouse_is_pointed_at_and_told(qtbot: QtBot, session: Session) -> None:
    view = view_of(qtbot, session)
    picture, place = view.picture, middle_of(view, (1, 2))
    qtbot.mouseMove(picture, place)
    assert picture.cursor().shape() is Qt.CursorShape.PointingHandCursor
    rest = QHelpEvent(QEvent.Type.ToolTip, place, picture.mapToGlobal(place))
    QApplication.sendEvent(picture, rest)
    assert QToolTip.text().startswith("versicolor answered by virginica: ")
    qtbot.mouseMove(picture, QPoint(1, 1))
    assert picture.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_many_samples_are_counted_in_slices(qtbot: QtBot) -> None:
    found = open_example("spiral")
    session = Session(Document(replace(found, data=Dataset("spiral", samples=200_000))))
    view = view_of(qtbot, session)
    qtbot.waitUntil(lambda: view.picture.matrix is not None)
    qtbot.waitUntil(lambda: not view._later.isActive())
    assert matrix_of(view).counts.sum() == 200_000
